/**
 * The scalar floating-point instructions of the Power ISA as Go's PPC64Ops.go names them. A register holds a
 * single as the double of the same value, so that what changes signs or selects works on both formats alike;
 * what rounds to single takes singles only: else its result is undefined.
 */
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { isNan } from '../../float/index.ts';
import { ppc64 as nan, subtractingNoNan } from '../../float/nan-policies.ts';
import type { NanPolicy } from '../../float/nan-policy.ts';
import type { RoundingMode } from '../../float/rounding.ts';
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
import { anyFloat, float, integer, type OpEntry } from '../entry.ts';
import { entriesOf, formatAmong, type Row, truncated } from '../row.ts';

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
const bothPrecisions: readonly Row[] = [
  { suffix: '', format: BINARY64 },
  { suffix: 'S', format: BINARY32 },
].flatMap(({ suffix, format }): Row[] => {
  const [result, two, three] = [float(format), Array(2).fill(float(format)), Array(3).fill(float(format))];
  return [
    {
      name: `FADD${suffix}`,
      operands: two,
      result,
      commutative: true,
      denote: ([a, b]) => add(format, a!, b!),
      sentence: 'the operand in FRA is added to the operand in FRB',
      section: elementary,
    },
    {
      name: `FSUB${suffix}`,
      operands: two,
      result,
      denote: ([a, b]) => subtract(format, a!, b!),
      sentence: 'the operand in FRB is subtracted from the operand in FRA',
      section: elementary,
    },
    {
      name: `FMUL${suffix}`,
      operands: two,
      result,
      commutative: true,
      denote: ([a, c]) => multiply(format, a!, c!),
      sentence: 'the operand in FRA is multiplied by the operand in FRC',
      section: elementary,
    },
    {
      name: `FDIV${suffix}`,
      operands: two,
      result,
      denote: ([a, b]) => divide(format, a!, b!),
      sentence: 'the operand in FRA is divided by the operand in FRB',
      section: elementary,
    },
    {
      name: `FSQRT${suffix}`,
      operands: [result],
      result,
      denote: ([b]) => squareRoot(format, b!),
      sentence: 'the square root of the operand in FRB',
      section: elementary,
    },
    {
      name: `FMADD${suffix}`,
      operands: three,
      result,
      commutative: true,
      denote: ([a, c, b]) => fuse(format, a!, c!, b!),
      sentence: '(FRA x FRC) + FRB, rounded once',
      section: multiplyAdd,
    },
    {
      name: `FMSUB${suffix}`,
      operands: three,
      result,
      commutative: true,
      denote: ([a, c, b]) => fuseToDifference(format, a!, c!, negate(format, b!)),
      sentence: '(FRA x FRC) - FRB, rounded once',
      section: multiplyAdd,
    },
  ];
});

/** Signs, of singles and doubles alike: the sign bit of a register is that of the number it holds. */
const signs: readonly Row[] = [
  {
    name: 'FNEG',
    operands: [either],
    result: either,
    denote: ([b]) => negate(formatOf(b!), b!),
    sentence: 'the contents of FRB with bit 0 inverted',
    section: moves,
  },
  {
    name: 'FABS',
    operands: [either],
    result: either,
    denote: ([b]) => absolute(formatOf(b!), b!),
    sentence: 'the contents of FRB with bit 0 set to zero',
    section: moves,
  },
  {
    name: 'FNABS',
    operands: [either],
    result: either,
    denote: ([b]) => negate(formatOf(b!), absolute(formatOf(b!), b!)),
    sentence: 'the contents of FRB with bit 0 set to one',
    section: moves,
  },
  {
    name: 'FCPSGN',
    operands: [either, either],
    result: either,
    denote: ([a, b]) => copySign(formatOf(b!), b!, a!),
    sentence: 'the contents of FRB with bit 0 set to the value of bit 0 of FRA',
    section: moves,
  },
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

const selections: readonly Row[] = [
  {
    name: 'XSMINJDP',
    operands: [either, either],
    result: either,
    commutative: true,
    denote: ([a, b]) => typeJ.minimum(formatOf(a!), a!, b!),
    sentence: 'a NaN if either is one, the first as it stands; else the smaller, -0 below +0',
    section: '7.6.3 VSX Scalar Minimum Type-J Double-Precision',
  },
  {
    name: 'XSMAXJDP',
    operands: [either, either],
    result: either,
    commutative: true,
    denote: ([a, b]) => typeJ.maximum(formatOf(a!), a!, b!),
    sentence: 'a NaN if either is one, the first as it stands; else the larger, -0 below +0',
    section: '7.6.3 VSX Scalar Maximum Type-J Double-Precision',
  },
];

const roundTo = (mode: RoundingMode) => (operands: readonly Term[]) =>
  arithmetic(nan, mode).roundToIntegral(BINARY64, operands[0]!);

const integral: readonly Row[] = (
  [
    ['FFLOOR', 'rdn', 'frim: rounds to an integer toward -infinity'],
    ['FCEIL', 'rup', 'frip: rounds to an integer toward +infinity'],
    ['FTRUNC', 'rtz', 'friz: rounds to an integer toward zero'],
    ['FROUND', 'rmm', 'frin: rounds to the nearest integer, ties away from zero'],
  ] as const
).map(([name, mode, sentence]) => ({
  name,
  operands: [double],
  result: double,
  denote: roundTo(mode),
  sentence,
  section: '4.6.7.3 Floating Round to Integer Instructions',
}));

const converted: readonly Row[] = [
  {
    name: 'FRSP',
    operands: [double],
    result: single,
    denote: ([b]) => convert(BINARY64, BINARY32, b!),
    sentence: 'the operand in FRB rounded to single precision',
    section: conversions,
  },
  {
    name: 'FCTIDZ',
    operands: [double],
    result: double,
    denote: ([b]) => truncated(BINARY64, { width: 64, signed: true }, 1n << 63n, b!),
    sentence:
      'the operand as a signed 64-bit integer, toward zero; out of range saturates, NaN gives the smallest',
    section: conversions,
  },
  {
    name: 'FCTIWZ',
    operands: [double],
    result: double,
    undefinedBits: 32,
    denote: ([b, above = bits(32, 0n)]) =>
      concat(above, truncated(BINARY64, { width: 32, signed: true }, 1n << 31n, b!)),
    sentence:
      'the operand as a signed 32-bit integer in bits 32:63, toward zero; out of range saturates, NaN gives the smallest; bits 0:31 are undefined',
    section: conversions,
  },
  {
    name: 'FCFID',
    operands: [double],
    result: double,
    denote: ([b]) => fromInteger(BINARY64, true, b!),
    sentence: 'the 64-bit signed integer in FRB converted to double precision',
    section: conversions,
  },
  {
    name: 'FCFIDS',
    operands: [double],
    result: single,
    denote: ([b]) => fromInteger(BINARY32, true, b!),
    sentence: 'the 64-bit signed integer in FRB converted and rounded once, to single precision',
    section: conversions,
  },
  {
    name: 'MFVSRD',
    operands: [double],
    result: integer(64),
    denote: ([a]) => a!,
    sentence: 'the contents of doubleword 0 of the register, moved to a general register',
    section: '7.6.3 Move From VSR Doubleword',
  },
  {
    name: 'MTVSRD',
    operands: [integer(64)],
    result: double,
    denote: ([a]) => a!,
    sentence: 'the contents of the general register, moved to doubleword 0 of the register',
    section: '7.6.3 Move To VSR Doubleword',
  },
];

const ofGo: readonly Row[] = [
  {
    name: 'LoweredRound32F',
    operands: [single],
    result: single,
    barrier: true,
    denote: ([a]) => barrier(BINARY32, a!),
    sentence: 'no instruction: the operand, rounded to its format, so that nothing is fused across it',
    section: 'ssa.go',
  },
  {
    name: 'LoweredRound64F',
    operands: [double],
    result: double,
    barrier: true,
    denote: ([a]) => barrier(BINARY64, a!),
    sentence: 'no instruction: the operand, rounded to its format, so that nothing is fused across it',
    section: 'ssa.go',
  },
  {
    name: 'FMOVSconst',
    operands: [],
    constant: 'Float32',
    result: single,
    denote: (_, value) => value,
    sentence: 'the constant, loaded as the double of its value',
    section: 'ssa.go',
  },
  {
    name: 'FMOVDconst',
    operands: [],
    constant: 'Float64',
    result: double,
    denote: (_, value) => value,
    sentence: 'the constant, loaded into a floating-point register',
    section: 'ssa.go',
  },
];

/** lfs: how a single comes to be held as a double. */
export const widen = (a: Term): Term => convert(BINARY32, BINARY64, a);

export const floatOps: readonly OpEntry[] = [
  ...entriesOf(manual, [...bothPrecisions, ...signs, ...selections, ...integral, ...converted]),
  ...entriesOf("Go's cmd/compile/internal/ppc64", ofGo),
];
