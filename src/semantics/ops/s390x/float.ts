/**
 * The binary-floating-point instructions of z/Architecture as Go's S390XOps.go names them. Sums and
 * differences set the condition code, so Go's ops for them give a tuple. The addend of a fused op comes first.
 * A single sits in the left half of its register: what changes signs works on both formats alike.
 */
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { s390x as nan, subtractingNoNan } from '../../float/nan-policies.ts';
import type { RoundingMode } from '../../float/rounding.ts';
import {
  absolute,
  arithmetic,
  barrier,
  bits,
  copySign,
  equal,
  fromInteger,
  ifThenElse,
  negate,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { anyFloat, float, integer, type OpEntry } from '../entry.ts';
import { entriesOf, formatAmong, type Row, truncated } from '../row.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert, minimum, maximum } = arithmetic(nan);
const { fuse: fuseToDifference } = arithmetic(subtractingNoNan(nan));

const manual = 'z/Architecture Principles of Operation (SA22-7832)';

const widths = [
  { suffix: 'S', format: BINARY32 },
  { suffix: '', format: BINARY64 },
] as const;

const either = anyFloat(BINARY64, BINARY32);
const formatOf = (a: Term): Format => formatAmong([BINARY64, BINARY32], a);

/** Instructions on short and long operands; Go completes the names of the short ones by S. */
const bothWidths: readonly Row[] = widths.flatMap(({ suffix, format }): Row[] => {
  const [result, two, three] = [float(format), Array(2).fill(float(format)), Array(3).fill(float(format))];
  return [
    {
      name: `FADD${suffix}`,
      operands: two,
      result,
      tuple: 'given',
      commutative: true,
      denote: ([a, b]) => add(format, a!, b!),
      sentence: 'the second operand is added to the first, and the condition code is set',
      section: 'chapter 19, ADD',
    },
    {
      name: `FSUB${suffix}`,
      operands: two,
      result,
      tuple: 'given',
      denote: ([a, b]) => subtract(format, a!, b!),
      sentence: 'the second operand is subtracted from the first, and the condition code is set',
      section: 'chapter 19, SUBTRACT',
    },
    {
      name: `FMUL${suffix}`,
      operands: two,
      result,
      commutative: true,
      denote: ([a, b]) => multiply(format, a!, b!),
      sentence: 'the product of the second and the first operand',
      section: 'chapter 19, MULTIPLY',
    },
    {
      name: `FDIV${suffix}`,
      operands: two,
      result,
      denote: ([a, b]) => divide(format, a!, b!),
      sentence: 'the first operand is divided by the second',
      section: 'chapter 19, DIVIDE',
    },
    {
      name: `FMADD${suffix}`,
      operands: three,
      result,
      denote: ([a, x, y]) => fuse(format, x!, y!, a!),
      sentence: 'the third operand times the second, plus the first, rounded once',
      section: 'chapter 19, MULTIPLY AND ADD',
    },
    {
      name: `FMSUB${suffix}`,
      operands: three,
      result,
      denote: ([a, x, y]) => fuseToDifference(format, x!, y!, negate(format, a!)),
      sentence: 'the third operand times the second, minus the first, rounded once',
      section: 'chapter 19, MULTIPLY AND SUBTRACT',
    },
    {
      name: `FSQRT${suffix}`,
      operands: [result],
      result,
      denote: ([a]) => squareRoot(format, a!),
      sentence: 'the square root of the second operand',
      section: 'chapter 19, SQUARE ROOT',
    },
    {
      name: `FNEG${suffix}`,
      operands: [result],
      result,
      denote: ([a]) => negate(format, a!),
      sentence: 'the second operand with its sign bit inverted, also of a NaN',
      section: 'chapter 19, LOAD COMPLEMENT',
    },
    {
      name: `WFMAX${suffix || 'D'}B`,
      operands: two,
      result,
      commutative: true,
      denote: ([a, b]) => maximum(format, a!, b!),
      sentence: 'with M6 1, as Java has it: NaN if either is NaN, else the larger, -0 below +0',
      section: 'chapter 24, VECTOR FP MAXIMUM',
    },
    {
      name: `WFMIN${suffix || 'D'}B`,
      operands: two,
      result,
      commutative: true,
      denote: ([a, b]) => minimum(format, a!, b!),
      sentence: 'with M6 1, as Java has it: NaN if either is NaN, else the smaller, -0 below +0',
      section: 'chapter 24, VECTOR FP MINIMUM',
    },
  ];
});

const signs: readonly Row[] = [
  {
    name: 'LPDFR',
    operands: [either],
    result: either,
    denote: ([a]) => absolute(formatOf(a!), a!),
    sentence: 'the second operand with its sign bit set to zero',
    section: 'chapter 9, LOAD POSITIVE',
  },
  {
    name: 'LNDFR',
    operands: [either],
    result: either,
    denote: ([a]) => negate(formatOf(a!), absolute(formatOf(a!), a!)),
    sentence: 'the second operand with its sign bit set to one',
    section: 'chapter 9, LOAD NEGATIVE',
  },
  {
    name: 'CPSDR',
    operands: [either, either],
    result: either,
    denote: ([a, b]) => copySign(formatOf(a!), a!, b!),
    sentence: 'the second operand with the sign bit of the third',
    section: 'chapter 9, COPY SIGN',
  },
];

/** The rounding methods of FIDBR's modifier field M3; 0 stands for the mode in force. */
const roundingMethods: readonly (readonly [modifier: bigint, mode: RoundingMode | 'dynamic'])[] = [
  [0n, 'dynamic'],
  [1n, 'rmm'],
  [4n, 'rne'],
  [5n, 'rtz'],
  [6n, 'rup'],
  [7n, 'rdn'],
];

function roundByMethod(a: Term, modifier: Term): Term {
  const by = (mode: RoundingMode | 'dynamic'): Term => arithmetic(nan, mode).roundToIntegral(BINARY64, a);
  if (modifier.kind === 'constant') {
    return by(roundingMethods.find(([method]) => method === modifier.value)?.[1] ?? 'dynamic');
  }
  return roundingMethods.reduce(
    (otherwise, [method, mode]) => ifThenElse(equal(modifier, bits(8, method)), by(mode), otherwise),
    by('dynamic'),
  );
}

const integral: readonly Row[] = [
  {
    name: 'FIDBR',
    operands: [float(BINARY64)],
    constant: 'Int8',
    constants: new Set(roundingMethods.map(([modifier]) => modifier)),
    result: float(BINARY64),
    denote: ([a], modifier) => roundByMethod(a!, modifier),
    sentence: 'the second operand rounded to an integer by the method that M3 names',
    section: 'chapter 19, LOAD FP INTEGER',
  },
];

const floats = [
  { letter: 'E', format: BINARY32 },
  { letter: 'D', format: BINARY64 },
] as const;

const integers = [
  { letter: 'F', width: 32 },
  { letter: 'G', width: 64 },
] as const;

/** To and from integers, named by the two letters: C, L for unsigned, the result, the operand, BR. */
const integerConversions: readonly Row[] = floats.flatMap(({ letter: f, format }) =>
  integers.flatMap(({ letter: i, width }): Row[] => [
    {
      name: `C${i}${f}BRA`,
      operands: [float(format)],
      result: integer(width),
      denote: ([a]) => truncated(format, { width, signed: true }, 1n << BigInt(width - 1), a!),
      sentence:
        "with M3 5, as Go's assembler has it: a signed integer, toward zero; out of range saturates, NaN gives the smallest",
      section: 'chapter 19, CONVERT TO FIXED',
    },
    {
      name: `CL${i}${f}BR`,
      operands: [float(format)],
      result: integer(width),
      denote: ([a]) => truncated(format, { width, signed: false }, 0n, a!),
      sentence:
        "with M3 5, as Go's assembler has it: an unsigned integer, toward zero; out of range saturates, NaN gives zero",
      section: 'chapter 19, CONVERT TO LOGICAL',
    },
    {
      name: `C${f}${i}BRA`,
      operands: [integer(width)],
      result: float(format),
      denote: ([a]) => fromInteger(format, true, a!),
      sentence: 'the signed integer converted, rounded where it is not exact',
      section: 'chapter 19, CONVERT FROM FIXED',
    },
    {
      name: `C${f}L${i}BR`,
      operands: [integer(width)],
      result: float(format),
      denote: ([a]) => fromInteger(format, false, a!),
      sentence: 'the unsigned integer converted, rounded where it is not exact',
      section: 'chapter 19, CONVERT FROM LOGICAL',
    },
  ]),
);

const moves: readonly Row[] = [
  {
    name: 'LEDBR',
    operands: [float(BINARY64)],
    result: float(BINARY32),
    denote: ([a]) => convert(BINARY64, BINARY32, a!),
    sentence: 'the second operand rounded to short',
    section: 'chapter 19, LOAD ROUNDED',
  },
  {
    name: 'LDEBR',
    operands: [float(BINARY32)],
    result: float(BINARY64),
    denote: ([a]) => convert(BINARY32, BINARY64, a!),
    sentence: 'the second operand lengthened, exactly',
    section: 'chapter 19, LOAD LENGTHENED',
  },
  {
    name: 'LDGR',
    operands: [integer(64)],
    result: float(BINARY64),
    denote: ([a]) => a!,
    sentence: 'a general register moved to a floating-point register, unchanged',
    section: 'chapter 9, LOAD FPR FROM GR',
  },
  {
    name: 'LGDR',
    operands: [float(BINARY64)],
    result: integer(64),
    denote: ([a]) => a!,
    sentence: 'a floating-point register moved to a general register, unchanged',
    section: 'chapter 9, LOAD GR FROM FPR',
  },
];

const ofGo: readonly Row[] = [
  { letter: 'S', bitsWide: 32, format: BINARY32, constant: 'Float32' as const },
  { letter: 'D', bitsWide: 64, format: BINARY64, constant: 'Float64' as const },
].flatMap(({ letter, bitsWide, format, constant }): Row[] => [
  {
    name: `LoweredRound${bitsWide}F`,
    operands: [float(format)],
    result: float(format),
    barrier: true,
    denote: ([a]) => barrier(format, a!),
    sentence: 'no instruction: the operand, rounded to its format, so that nothing is fused across it',
    section: 'ssa.go',
  },
  {
    name: `FMOV${letter}const`,
    operands: [],
    constant,
    result: float(format),
    denote: (_, value) => value,
    sentence: 'the constant, loaded into a floating-point register',
    section: 'ssa.go',
  },
]);

export const floatOps: readonly OpEntry[] = [
  ...entriesOf(manual, [...bothWidths, ...signs, ...integral, ...integerConversions, ...moves]),
  ...entriesOf("Go's cmd/compile/internal/s390x", ofGo),
];
