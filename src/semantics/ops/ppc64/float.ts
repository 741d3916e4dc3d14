/**
 * The scalar floating-point instructions of the Power ISA as Go's PPC64Ops.go names them. A register holds a
 * single as the double of the same value, so that what changes signs or selects works on both formats alike;
 * what rounds to single takes singles only: else its result is undefined.
 */
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { isNan } from '../../float/index.ts';
import { ppc64 as nan, subtractingNoNan } from '../../float/nan-policies.ts';
import type { NanPolicy } from '../../float/nan-policy.ts';
import {
  absolute,
  arithmetic,
  barrier,
  bits,
  concat,
  copySign,
  fromInteger,
  negate,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import {
  anyFloat,
  aux,
  barrierToFusion,
  commutes,
  float,
  formatAmong,
  integer,
  op,
  type Row,
  see,
  table,
  truncated,
} from '../table.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert } = arithmetic(nan);
const { fuse: fuseToDifference } = arithmetic(subtractingNoNan(nan));

const manual = 'Power ISA 3.1 book I';

const double = float(BINARY64);
const single = float(BINARY32);
const either = anyFloat(BINARY64, BINARY32);
const formatOf = (a: Term): Format => formatAmong([BINARY64, BINARY32], a);

const elementary = '4.6.6.1 Floating-Point Elementary Arithmetic Instructions';
const multiplyAdd = '4.6.6.2 Floating-Point Multiply-Add Instructions';
const moves = '4.6.5 Floating-Point Move Instructions';
const conversions = '4.6.7 Floating-Point Rounding and Conversion Instructions';

/** Instructions in both precisions: the name of the double one, completed by S for the single one. */
// biome-ignore format: an op is a line
const bothPrecisions = (): readonly Row[] => [
  { suffix: '', format: BINARY64 },
  { suffix: 'S', format: BINARY32 },
].flatMap(({ suffix, format }): Row[] => {
  const r = float(format);
  return [
    op(`FADD${suffix}`, [r, r], r, (a, b) => add(format, a, b), 'the operand in FRA is added to the operand in FRB', commutes, see(elementary)),
    op(`FSUB${suffix}`, [r, r], r, (a, b) => subtract(format, a, b), 'the operand in FRB is subtracted from the operand in FRA', see(elementary)),
    op(`FMUL${suffix}`, [r, r], r, (a, c) => multiply(format, a, c), 'the operand in FRA is multiplied by the operand in FRC', commutes, see(elementary)),
    op(`FDIV${suffix}`, [r, r], r, (a, b) => divide(format, a, b), 'the operand in FRA is divided by the operand in FRB', see(elementary)),
    op(`FSQRT${suffix}`, [r], r, b => squareRoot(format, b), 'the square root of the operand in FRB', see(elementary)),
    op(`FMADD${suffix}`, [r, r, r], r, (a, c, b) => fuse(format, a, c, b), '(FRA x FRC) + FRB, rounded once', commutes, see(multiplyAdd)),
    op(`FMSUB${suffix}`, [r, r, r], r, (a, c, b) => fuseToDifference(format, a, c, negate(format, b)), '(FRA x FRC) - FRB, rounded once', commutes, see(multiplyAdd)),
  ];
});

/** Signs, of singles and doubles alike: the sign bit of a register is that of the number it holds. */
// biome-ignore format: an op is a line
const signs = (): readonly Row[] => [
  op('FNEG', [either], either, b => negate(formatOf(b), b), 'the contents of FRB with bit 0 inverted', see(moves)),
  op('FABS', [either], either, b => absolute(formatOf(b), b), 'the contents of FRB with bit 0 set to zero', see(moves)),
  op('FNABS', [either], either, b => negate(formatOf(b), absolute(formatOf(b), b)), 'the contents of FRB with bit 0 set to one', see(moves)),
  op('FCPSGN', [either, either], either, (a, b) => copySign(formatOf(b), b, a), 'the contents of FRB with bit 0 set to the value of bit 0 of FRA', see(moves)),
];

/** The first NaN among the operands, signalling or not, as it stands. */
const firstNan: NanPolicy = {
  name: 'PPC64 type-J',
  manual: `${manual}, 7.6.3 VSX Scalar Maximum Type-J Double-Precision`,
  infinityTimesZeroPlusNanIsInvalid: true,
  propagates: false,
  result: (format, operands) => operands.find(operand => isNan(format, operand))!,
};

const typeJ = arithmetic(firstNan);

// biome-ignore format: an op is a line
const selections = (): readonly Row[] => [
  op('XSMINJDP', [either, either], either, (a, b) => typeJ.minimum(formatOf(a), a, b), 'a NaN if either is one, the first as it stands; else the smaller, -0 below +0', commutes, see('7.6.3 VSX Scalar Minimum Type-J Double-Precision')),
  op('XSMAXJDP', [either, either], either, (a, b) => typeJ.maximum(formatOf(a), a, b), 'a NaN if either is one, the first as it stands; else the larger, -0 below +0', commutes, see('7.6.3 VSX Scalar Maximum Type-J Double-Precision')),
];

// biome-ignore format: an op is a line
const integral = (): readonly Row[] => (
  [
    ['FFLOOR', 'rdn', 'frim: rounds to an integer toward -infinity'],
    ['FCEIL', 'rup', 'frip: rounds to an integer toward +infinity'],
    ['FTRUNC', 'rtz', 'friz: rounds to an integer toward zero'],
    ['FROUND', 'rmm', 'frin: rounds to the nearest integer, ties away from zero'],
  ] as const
).map(([name, mode, sentence]) =>
  op(name, [double], double, b => arithmetic(nan, mode).roundToIntegral(BINARY64, b), sentence, see('4.6.7.3 Floating Round to Integer Instructions')));

// biome-ignore format: an op is a line
const converted = (): readonly Row[] => [
  op('FRSP', [double], single, b => convert(BINARY64, BINARY32, b), 'the operand in FRB rounded to single precision', see(conversions)),
  op('FCTIDZ', [double], double, b => truncated(BINARY64, { width: 64, signed: true }, 1n << 63n, b), 'the operand as a signed 64-bit integer, toward zero; out of range saturates, NaN gives the smallest', see(conversions)),
  op('FCTIWZ', [double], double, (b, above = bits(32, 0n)) => concat(above, truncated(BINARY64, { width: 32, signed: true }, 1n << 31n, b)), 'the operand as a signed 32-bit integer in bits 32:63, toward zero; out of range saturates, NaN gives the smallest; bits 0:31 are undefined', { undefinedBits: 32 }, see(conversions)),
  op('FCFID', [double], double, b => fromInteger(BINARY64, true, b), 'the 64-bit signed integer in FRB converted to double precision', see(conversions)),
  op('FCFIDS', [double], single, b => fromInteger(BINARY32, true, b), 'the 64-bit signed integer in FRB converted and rounded once, to single precision', see(conversions)),
  op('MFVSRD', [double], integer(64), a => a, 'the contents of doubleword 0 of the register, moved to a general register', see('7.6.3 Move From VSR Doubleword')),
  op('MTVSRD', [integer(64)], double, a => a, 'the contents of the general register, moved to doubleword 0 of the register', see('7.6.3 Move To VSR Doubleword')),
];

// biome-ignore format: an op is a line
const ofGo = (): readonly Row[] => [
  op('LoweredRound32F', [single], single, a => barrier(BINARY32, a), 'no instruction: the operand, rounded to its format, so that nothing is fused across it', barrierToFusion, see('ssa.go')),
  op('LoweredRound64F', [double], double, a => barrier(BINARY64, a), 'no instruction: the operand, rounded to its format, so that nothing is fused across it', barrierToFusion, see('ssa.go')),
  op('FMOVSconst', [aux('Float32')], single, value => value, 'the constant, loaded as the double of its value', see('ssa.go')),
  op('FMOVDconst', [aux('Float64')], double, value => value, 'the constant, loaded into a floating-point register', see('ssa.go')),
];

/** lfs: how a single comes to be held as a double. */
export const widen = (a: Term): Term => convert(BINARY32, BINARY64, a);

export const floatOps = () => [
  ...table(manual, bothPrecisions(), signs(), selections(), integral(), converted()),
  ...table("Go's cmd/compile/internal/ppc64", ofGo()),
];
