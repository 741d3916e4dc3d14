/**
 * The binary-floating-point instructions of z/Architecture as Go's S390XOps.go names them. Sums and
 * differences set the condition code, so Go's ops for them give a tuple. The addend of a fused op comes first.
 * A single sits in the left half of its register: what changes signs works on both formats alike.
 */
import type { RoundingMode } from '../../float/environment.ts';
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { s390x as nan, subtractingNoNan } from '../../float/nan-policies.ts';
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
import { cc, compareNumbers, compareWithZero } from './condition-code.ts';

/** The number, and the condition code of its comparison with zero. */
const tested = (format: Format, a: Term): readonly [Term, Term] => [a, compareWithZero(format, a)];

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
// biome-ignore format: an op is a line
const bothWidths = (): readonly Row[] => widths.flatMap(({ suffix, format }): Row[] => {
  const r = float(format);
  return [
    op(`FADD${suffix}`, [r, r], [r, cc], (a, b) => tested(format, add(format, a, b)), 'the second operand is added to the first, and the condition code is set', commutes, see('chapter 19, ADD')),
    op(`FSUB${suffix}`, [r, r], [r, cc], (a, b) => tested(format, subtract(format, a, b)), 'the second operand is subtracted from the first, and the condition code is set', see('chapter 19, SUBTRACT')),
    op(`FMUL${suffix}`, [r, r], r, (a, b) => multiply(format, a, b), 'the product of the second and the first operand', commutes, see('chapter 19, MULTIPLY')),
    op(`FDIV${suffix}`, [r, r], r, (a, b) => divide(format, a, b), 'the first operand is divided by the second', see('chapter 19, DIVIDE')),
    op(`FMADD${suffix}`, [r, r, r], r, (a, x, y) => fuse(format, x, y, a), 'the third operand times the second, plus the first, rounded once', see('chapter 19, MULTIPLY AND ADD')),
    op(`FMSUB${suffix}`, [r, r, r], r, (a, x, y) => fuseToDifference(format, x, y, negate(format, a)), 'the third operand times the second, minus the first, rounded once', see('chapter 19, MULTIPLY AND SUBTRACT')),
    op(`FSQRT${suffix}`, [r], r, a => squareRoot(format, a), 'the square root of the second operand', see('chapter 19, SQUARE ROOT')),
    op(`FNEG${suffix}`, [r], r, a => negate(format, a), 'the second operand with its sign bit inverted, also of a NaN', see('chapter 19, LOAD COMPLEMENT')),
    op(suffix === '' ? 'LTDBR' : 'LTEBR', [r], cc, a => compareWithZero(format, a), 'how the operand compares with zero', see('chapter 19, LOAD AND TEST')),
    op(`FCMP${suffix}`, [r, r], cc, compareNumbers(format), 'how the operands compare; 3 if they are unordered', see('chapter 19, COMPARE')),
    op(`WFMAX${suffix || 'D'}B`, [r, r], r, (a, b) => maximum(format, a, b), 'with M6 1, as Java has it: NaN if either is NaN, else the larger, -0 below +0', commutes, see('chapter 24, VECTOR FP MAXIMUM')),
    op(`WFMIN${suffix || 'D'}B`, [r, r], r, (a, b) => minimum(format, a, b), 'with M6 1, as Java has it: NaN if either is NaN, else the smaller, -0 below +0', commutes, see('chapter 24, VECTOR FP MINIMUM')),
  ];
});

// biome-ignore format: an op is a line
const signs = (): readonly Row[] => [
  op('LPDFR', [either], either, a => absolute(formatOf(a), a), 'the second operand with its sign bit set to zero', see('chapter 9, LOAD POSITIVE')),
  op('LNDFR', [either], either, a => negate(formatOf(a), absolute(formatOf(a), a)), 'the second operand with its sign bit set to one', see('chapter 9, LOAD NEGATIVE')),
  op('CPSDR', [either, either], either, (a, b) => copySign(formatOf(a), a, b), 'the second operand with the sign bit of the third', see('chapter 9, COPY SIGN')),
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

// biome-ignore format: an op is a line
const integral = (): readonly Row[] => [
  op('FIDBR', [float(BINARY64), aux('Int8', { modelled: new Set(roundingMethods.map(([modifier]) => modifier)) })], float(BINARY64), roundByMethod, 'the second operand rounded to an integer by the method that M3 names', see('chapter 19, LOAD FP INTEGER')),
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
// biome-ignore format: an op is a line
const integerConversions = (): readonly Row[] => floats.flatMap(({ letter: f, format }) =>
  integers.flatMap(({ letter: i, width }): Row[] => [
    op(`C${i}${f}BRA`, [float(format)], integer(width), a => truncated(format, { width, signed: true }, 1n << BigInt(width - 1), a), "with M3 5, as Go's assembler has it: a signed integer, toward zero; out of range saturates, NaN gives the smallest", see('chapter 19, CONVERT TO FIXED')),
    op(`CL${i}${f}BR`, [float(format)], integer(width), a => truncated(format, { width, signed: false }, 0n, a), "with M3 5, as Go's assembler has it: an unsigned integer, toward zero; out of range saturates, NaN gives zero", see('chapter 19, CONVERT TO LOGICAL')),
    op(`C${f}${i}BRA`, [integer(width)], float(format), a => fromInteger(format, true, a), 'the signed integer converted, rounded where it is not exact', see('chapter 19, CONVERT FROM FIXED')),
    op(`C${f}L${i}BR`, [integer(width)], float(format), a => fromInteger(format, false, a), 'the unsigned integer converted, rounded where it is not exact', see('chapter 19, CONVERT FROM LOGICAL')),
  ]),
);

// biome-ignore format: an op is a line
const moves = (): readonly Row[] => [
  op('LEDBR', [float(BINARY64)], float(BINARY32), a => convert(BINARY64, BINARY32, a), 'the second operand rounded to short', see('chapter 19, LOAD ROUNDED')),
  op('LDEBR', [float(BINARY32)], float(BINARY64), a => convert(BINARY32, BINARY64, a), 'the second operand lengthened, exactly', see('chapter 19, LOAD LENGTHENED')),
  op('LDGR', [integer(64)], float(BINARY64), a => a, 'a general register moved to a floating-point register, unchanged', see('chapter 9, LOAD FPR FROM GR')),
  op('LGDR', [float(BINARY64)], integer(64), a => a, 'a floating-point register moved to a general register, unchanged', see('chapter 9, LOAD GR FROM FPR')),
];

// biome-ignore format: an op is a line
const ofGo = (): readonly Row[] => [
  { letter: 'S', bitsWide: 32, format: BINARY32, constant: 'Float32' as const },
  { letter: 'D', bitsWide: 64, format: BINARY64, constant: 'Float64' as const },
].flatMap(({ letter, bitsWide, format, constant }): Row[] => [
  op(`LoweredRound${bitsWide}F`, [float(format)], float(format), a => barrier(format, a), 'no instruction: the operand, rounded to its format, so that nothing is fused across it', barrierToFusion, see('ssa.go')),
  op(`FMOV${letter}const`, [aux(constant)], float(format), value => value, 'the constant, loaded into a floating-point register', see('ssa.go')),
]);

export const floatOps = () => [
  ...table(manual, bothWidths(), signs(), integral(), integerConversions(), moves()),
  ...table("Go's cmd/compile/internal/s390x", ofGo()),
];
