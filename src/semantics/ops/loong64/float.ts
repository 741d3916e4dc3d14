/**
 * The basic floating-point instructions of LoongArch as Go's LOONG64Ops.go names them: one definition for both
 * widths, whose names end in F and D. FNMADD and FNMSUB negate the rounded result, not their operands.
 */
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { loong64 as nan, subtractingNoNan } from '../../float/nan-policies.ts';
import {
  absolute,
  arithmetic,
  barrier,
  bvnot,
  concat,
  copySign,
  countOnes,
  extract,
  floatEqual,
  fromInteger,
  fromTruth,
  ifThenElse,
  less,
  lessOrEqual,
  negate,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low } from '../entry.ts';
import {
  aux,
  barrierToFusion,
  commutes,
  flags,
  float,
  integer,
  op,
  type Row,
  see,
  sext,
  table,
  truncated,
} from '../table.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert, minimum, maximum } = arithmetic(nan);
const { fuse: fuseToDifference } = arithmetic(subtractingNoNan(nan));

const manual = 'LoongArch reference manual volume 1';

const widths = [
  { letter: 'F', format: BINARY32 },
  { letter: 'D', format: BINARY64 },
] as const;

const arithmeticSection = '3.2.1.1 F{ADD/SUB/MUL/DIV}.{S/D}';
const fusedSection = '3.2.1.2 F{MADD/MSUB/NMADD/NMSUB}.{S/D}';
const conversionSection = '3.2.3 Floating-point conversion instructions';

/** The number with the other sign; a NaN stays as it is. */
const opposite = (format: Format, a: Term): Term =>
  ifThenElse(floatEqual(format, a, a), negate(format, a), a);

// biome-ignore format: an op is a line
const bothWidths = (): readonly Row[] => widths.flatMap(({ letter, format }): Row[] => {
  const r = float(format);
  return [
    op(`ADD${letter}`, [r, r], r, (j, k) => add(format, j, k), 'fj + fk', commutes, see(arithmeticSection)),
    op(`SUB${letter}`, [r, r], r, (j, k) => subtract(format, j, k), 'fj - fk', see(arithmeticSection)),
    op(`MUL${letter}`, [r, r], r, (j, k) => multiply(format, j, k), 'fj * fk', commutes, see(arithmeticSection)),
    op(`DIV${letter}`, [r, r], r, (j, k) => divide(format, j, k), 'fj / fk', see(arithmeticSection)),
    op(`FMADD${letter}`, [r, r, r], r, (j, k, a) => fuse(format, j, k, a), 'fj * fk + fa, rounded once', commutes, see(fusedSection)),
    op(`FMSUB${letter}`, [r, r, r], r, (j, k, a) => fuseToDifference(format, j, k, negate(format, a)), 'fj * fk - fa, rounded once', commutes, see(fusedSection)),
    op(`FNMADD${letter}`, [r, r, r], r, (j, k, a) => opposite(format, fuse(format, j, k, a)), 'rounds fj * fk + fa once, and negates the result', commutes, see(fusedSection)),
    op(`FNMSUB${letter}`, [r, r, r], r, (j, k, a) => opposite(format, fuseToDifference(format, j, k, negate(format, a))), 'rounds fj * fk - fa once, and negates the result', commutes, see(fusedSection)),
    op(`SQRT${letter}`, [r], r, j => squareRoot(format, j), 'the square root of fj', see('3.2.1.6 F{SQRT/RECIP/RSQRT}.{S/D}')),
    op(`ABS${letter}`, [r], r, j => absolute(format, j), 'fj with its sign bit set to zero', see('3.2.1.5 F{ABS/NEG}.{S/D}')),
    op(`NEG${letter}`, [r], r, j => negate(format, j), 'fj with its sign bit inverted', see('3.2.1.5 F{ABS/NEG}.{S/D}')),
    op(`FMIN${letter}`, [r, r], r, (j, k) => minimum(format, j, k), "Go's sequence around fmin: fj + fk if either is NaN, else the smaller, -0 below +0", commutes, see('3.2.1.3 F{MAX/MIN}.{S/D}')),
    op(`FMAX${letter}`, [r, r], r, (j, k) => maximum(format, j, k), "Go's sequence around fmax: fj + fk if either is NaN, else the larger, -0 below +0", commutes, see('3.2.1.3 F{MAX/MIN}.{S/D}')),
  ];
});

// biome-ignore format: an op is a line
const copySigns = (): readonly Row[] => [
  op('FCOPYSGD', [float(BINARY64), float(BINARY64)], float(BINARY64), (j, k) => copySign(BINARY64, j, k), 'fj with the sign bit of fk', see('3.2.1.7 F{SCALEB/LOGB/COPYSIGN}.{S/D}')),
];

// biome-ignore format: an op is a line
const integral = (): readonly Row[] => (
  [
    ['FRINTND', 'rne', 'to nearest, ties to even'],
    ['FRINTMD', 'rdn', 'toward -infinity'],
    ['FRINTPD', 'rup', 'toward +infinity'],
    ['FRINTZD', 'rtz', 'toward zero'],
  ] as const
).map(([name, mode, words]) =>
  op(name, [float(BINARY64)], float(BINARY64), j => arithmetic(nan, mode).roundToIntegral(BINARY64, j), `the vector instruction that Go uses on its lowest element: rounds to an integer ${words}`, see('vector extension, VFRINT{RNE/RM/RP/RZ}.D')));

const integers = [
  { letter: 'W', width: 32 },
  { letter: 'V', width: 64 },
] as const;

/** Integers sit in the low bits of a floating-point register; Go moves them there and back by itself. */
// biome-ignore format: an op is a line
const integerConversions = (): readonly Row[] => integers.flatMap(({ letter: i, width }) =>
  widths.flatMap(({ letter: f, format }): Row[] => [
    op(`MOV${i}${f}`, [integer(width)], float(format), j => fromInteger(format, true, j), `ffint: the signed ${width}-bit integer in fj, converted`, see(conversionSection)),
    op(`TRUNC${f}${i}`, [float(format)], integer(width), j => truncated(format, { width, signed: true }, 0n, j), `ftintrz: a signed ${width}-bit integer, toward zero; out of range saturates, NaN gives zero`, see(conversionSection)),
  ]),
);

// biome-ignore format: an op is a line
const moves = (): readonly Row[] => [
  op('MOVFD', [float(BINARY32)], float(BINARY64), j => convert(BINARY32, BINARY64, j), 'fcvt.d.s: single to double precision, exactly', see(conversionSection)),
  op('MOVDF', [float(BINARY64)], float(BINARY32), j => convert(BINARY64, BINARY32, j), 'fcvt.s.d: double to single precision, rounding', see(conversionSection)),
  op('MOVWfpgp', [float(BINARY32)], sext(integer(32)), j => j, 'movfr2gr.s: the low 32 bits of fj, sign-extended', see('3.2.4 Floating-point move instructions')),
  op('MOVWgpfp', [integer(32)], float(BINARY32), j => j, 'movgr2fr.w: the low 32 bits of rj; the high ones of fd are undefined', see('3.2.4 Floating-point move instructions')),
  op('MOVVfpgp', [float(BINARY64)], integer(64), j => j, 'movfr2gr.d: fj, unchanged', see('3.2.4 Floating-point move instructions')),
  op('MOVVgpfp', [integer(64)], float(BINARY64), j => j, 'movgr2fr.d: rj, unchanged', see('3.2.4 Floating-point move instructions')),
];

// biome-ignore format: an op is a line
const ofGo = (): readonly Row[] => [
  op('LoweredRound32F', [float(BINARY32)], float(BINARY32), a => barrier(BINARY32, a), 'no instruction: the operand, rounded to its format, so that nothing is fused across it', barrierToFusion, see('ssa.go')),
  op('LoweredRound64F', [float(BINARY64)], float(BINARY64), a => barrier(BINARY64, a), 'no instruction: the operand, rounded to its format, so that nothing is fused across it', barrierToFusion, see('ssa.go')),
  op('MOVFconst', [aux('Float64')], float(BINARY32), value => arithmetic(nan, 'rne').convert(BINARY64, BINARY32, value), 'the constant as a single, loaded into a floating-point register', see('ssa.go')),
  op('MOVDconst', [aux('Float64')], float(BINARY64), value => value, 'the constant, loaded into a floating-point register', see('ssa.go')),
];

/** A condition flag: the one that Go compares into. */
export const condition = flags('condition');
const comparisonSection = '3.2.2.1 FCMP.cond.{S/D}';

// biome-ignore format: an op is a line
const comparisons = (): readonly Row[] => widths.flatMap(({ letter, format }): Row[] => {
  const r = float(format);
  const flag = (holds: Term): Term => fromTruth(1, holds);
  return [
    op(`CMPEQ${letter}`, [r, r], condition, (j, k) => flag(floatEqual(format, j, k)), 'ceq: sets the flag if the operands are equal; not if either is NaN', commutes, see(comparisonSection)),
    op(`CMPGE${letter}`, [r, r], condition, (j, k) => flag(lessOrEqual(format, k, j)), 'sle of the operands exchanged: sets the flag if the first is greater or equal; not if either is NaN', see(comparisonSection)),
    op(`CMPGT${letter}`, [r, r], condition, (j, k) => flag(less(format, k, j)), 'slt of the operands exchanged: sets the flag if the first is greater; not if either is NaN', see(comparisonSection)),
  ];
});

// biome-ignore format: an op is a line
const conditions = (): readonly Row[] => [
  op('FPFlagTrue', [condition], integer(64), a => zeroExtend(64, a), "Go's sequence around BCEQZ: 1 if the flag is set, else 0", see('ssa.go')),
  op('FPFlagFalse', [condition], integer(64), a => zeroExtend(64, bvnot(a)), "Go's sequence around BCNEZ: 1 if the flag is not set, else 0", see('ssa.go')),
];

/** On the lowest elements of a vector register, which are the floating-point register of the same number. */
// biome-ignore format: an op is a line
const counts = (): readonly Row[] => [
  op('VPCNT64', [float(BINARY64)], float(BINARY64), countOnes, 'counts the ones of the low doubleword', see('vector extension, VPCNT.{B/H/W/D}')),
  op('VPCNT32', [float(BINARY32)], float(BINARY32), countOnes, 'counts the ones of the low word', see('vector extension, VPCNT.{B/H/W/D}')),
  op('VPCNT16', [float(BINARY32)], float(BINARY32), j => concat(countOnes(extract(31, 16, j)), countOnes(low(16, j))), 'counts the ones of each half of the low word', see('vector extension, VPCNT.{B/H/W/D}')),
];

export const floatOps = () => [
  ...table(
    manual,
    bothWidths(),
    copySigns(),
    integral(),
    integerConversions(),
    moves(),
    comparisons(),
    counts(),
  ),
  ...table("Go's cmd/compile/internal/loong64", ofGo(), conditions()),
];
