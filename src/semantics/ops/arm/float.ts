/**
 * The scalar VFP instructions of A32 as Go's ARMOps.go names them, with FPSCR as Go leaves it: no default NaNs
 * and no flushing to zero. MULA and MULS are VMLA and VMLS, which round the product before they add it; the
 * fused VFMA is FMULA. Go passes the addend (the destination) first, then Vn, then Vm.
 */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { arm as nan } from '../../float/nan-policies.ts';
import { absolute, arithmetic, fromInteger, negate } from '../../term/build.ts';
import { aux, commutes, float, integer, op, type Row, see, table, truncated } from '../table.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert } = arithmetic(nan);

const manual = 'ARM ARM (ARMv7-A, DDI 0406)';

const widths = [
  { suffix: 'F', format: BINARY32 },
  { suffix: 'D', format: BINARY64 },
] as const;

/** Ops that exist alike in both widths, whose names end in F or D. */
// biome-ignore format: an op is a line
const bothWidths = () => widths.flatMap(({ suffix: l, format: f }): Row[] => {
  const r = float(f);
  return [
    op(`ADD${l}`, [r, r], r, (a, b) => add(f, a, b), 'adds Vn and Vm', commutes, see('VADD (floating-point)')),
    op(`SUB${l}`, [r, r], r, (a, b) => subtract(f, a, b), 'subtracts Vm from Vn', see('VSUB (floating-point)')),
    op(`MUL${l}`, [r, r], r, (a, b) => multiply(f, a, b), 'multiplies Vn and Vm', commutes, see('VMUL (floating-point)')),
    op(`NMUL${l}`, [r, r], r, (n, m) => negate(f, multiply(f, n, m)), 'multiplies Vn and Vm and negates the rounded product, a NaN too', commutes, see('VNMUL: FPNeg(FPMul(n, m))')),
    op(`DIV${l}`, [r, r], r, (a, b) => divide(f, a, b), 'divides Vn by Vm', see('VDIV')),
    op(`MULA${l}`, [r, r, r], r, (d, n, m) => add(f, d, multiply(f, n, m)), 'adds the rounded product of Vn and Vm to Vd', see('VMLA (floating-point): FPAdd(d, FPMul(n, m))')),
    op(`MULS${l}`, [r, r, r], r, (d, n, m) => add(f, d, negate(f, multiply(f, n, m))), 'adds the negated rounded product of Vn and Vm to Vd', see('VMLS (floating-point): FPAdd(d, FPNeg(FPMul(n, m)))')),
    op(`FMULA${l}`, [r, r, r], r, (d, n, m) => fuse(f, n, m, d), 'multiplies Vn and Vm, adds Vd, and rounds once', see('VFMA: FPMulAdd(d, n, m)')),
    op(`NEG${l}`, [r], r, m => negate(f, m), 'flips the sign bit, of a NaN too', see('VNEG')),
    op(`ABS${l}`, [r], r, m => absolute(f, m), 'clears the sign bit, of a NaN too', see('VABS')),
    op(`SQRT${l}`, [r], r, a => squareRoot(f, a), 'takes the square root of Vm', see('VSQRT')),
  ];
});

/** Instructions that Go has in one width only. */
const absent: ReadonlySet<string> = new Set(['FMULAF', 'ABSF']);

const integerTypes = [
  { suffix: 'W', type: { width: 32, signed: true }, words: 'a signed 32-bit integer' },
  { suffix: 'WU', type: { width: 32, signed: false }, words: 'an unsigned 32-bit integer' },
] as const;

const betweenIntegers = 'VCVT, VCVTR (between floating-point and integer)';

// biome-ignore format: an op is a line
const integerConversions = () => integerTypes.flatMap(({ suffix, type, words }) =>
  widths.flatMap(({ suffix: letter, format }): Row[] => [
    op(`MOV${suffix}${letter}`, [integer(32)], float(format), a => fromInteger(format, type.signed, a), `moves ${words} to a VFP register and converts it, rounding`, see(betweenIntegers)),
    op(`MOV${letter}${suffix}`, [float(format)], integer(32), a => truncated(format, type, 0n, a), `rounds to ${words} toward zero; out of range saturates, NaN gives 0`, see(betweenIntegers)),
  ]),
);

const [single, double] = [float(BINARY32), float(BINARY64)];
const betweenFormats = 'VCVT (between double-precision and single-precision)';

// biome-ignore format: an op is a line
const formatConversions = (): readonly Row[] => [
  op('MOVFD', [single], double, a => convert(BINARY32, BINARY64, a), 'converts single to double precision, exactly', see(betweenFormats)),
  op('MOVDF', [double], single, a => convert(BINARY64, BINARY32, a), 'converts double to single precision, rounding', see(betweenFormats)),
];

/** The auxint of either is a double. */
// biome-ignore format: an op is a line
const constants = (): readonly Row[] => [
  op('MOVFconst', [aux('Float64')], single, value => arithmetic(nan, 'rne').convert(BINARY64, BINARY32, value), 'the constant rounded to single precision, in a VFP register', see('OpARMMOVFconst and MOVDconst')),
  op('MOVDconst', [aux('Float64')], double, value => value, 'the constant, in a VFP register', see('OpARMMOVFconst and MOVDconst')),
];

export const floatOps = () => [
  ...table(
    manual,
    [...bothWidths(), ...integerConversions(), ...formatConversions()].filter(
      ({ name }) => !absent.has(name),
    ),
  ),
  ...table("Go's cmd/compile/internal/arm, ssa.go", constants()),
];
