/**
 * The scalar floating-point instructions of A64 as Go's ARM64Ops.go names them, with FPCR as Go leaves it: no
 * default NaNs, no flushing to zero, no alternate handling. The fused ops are stated by the signs of their
 * operands, as FPMulAdd is: Go passes the addend (Ra) first, then Rm, then Rn. What is negated is Rn and Ra,
 * by FPNeg and before the operation, so a NaN there passes on with its sign flipped.
 */
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { arm64 as nan } from '../../float/nan-policies.ts';
import type { RoundingMode } from '../../float/rounding.ts';
import { absolute, arithmetic, barrier, fromInteger, negate } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { float, integer, type OpEntry, type Register } from '../entry.ts';
import { entriesOf, type Row, truncated } from '../row.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert, minimum, maximum } = arithmetic(nan);

const manual = 'Arm ARM (DDI 0487), shared/functions/float';

interface Family extends Pick<Row, 'commutative' | 'sentence' | 'section'> {
  readonly stem: string;
  readonly arity: number;
  readonly denote: (format: Format, ...operands: Term[]) => Term;
}

const widths = [
  { suffix: 'S', format: BINARY32 },
  { suffix: 'D', format: BINARY64 },
] as const;

/** Rounding to an integer, by the letter of the instruction. */
const integralRoundings: readonly { letter: string; rounding: RoundingMode; sentence: string }[] = [
  { letter: 'N', rounding: 'rne', sentence: 'rounds to an integer, to nearest with ties to even' },
  { letter: 'A', rounding: 'rmm', sentence: 'rounds to an integer, to nearest with ties away from zero' },
  { letter: 'M', rounding: 'rdn', sentence: 'rounds to an integer toward minus infinity' },
  { letter: 'P', rounding: 'rup', sentence: 'rounds to an integer toward plus infinity' },
  { letter: 'Z', rounding: 'rtz', sentence: 'rounds to an integer toward zero' },
];

/** Ops that exist alike in both widths; the stem is completed by S or D. */
const families: readonly Family[] = [
  {
    stem: 'FADD',
    arity: 2,
    commutative: true,
    denote: add,
    sentence: 'adds Rn and Rm',
    section: 'FPAdd',
  },
  { stem: 'FSUB', arity: 2, denote: subtract, sentence: 'subtracts Rm from Rn', section: 'FPSub' },
  {
    stem: 'FMUL',
    arity: 2,
    commutative: true,
    denote: multiply,
    sentence: 'multiplies Rn and Rm',
    section: 'FPMul',
  },
  {
    stem: 'FNMUL',
    arity: 2,
    commutative: true,
    denote: (f, n, m) => negate(f, multiply(f, n!, m!)),
    sentence: 'multiplies Rn and Rm and negates the rounded product, a NaN too',
    section: 'FPMul, then FPNeg',
  },
  { stem: 'FDIV', arity: 2, denote: divide, sentence: 'divides Rn by Rm', section: 'FPDiv' },
  {
    stem: 'FMADD',
    arity: 3,
    denote: (f, a, m, n) => fuse(f, n!, m!, a!),
    sentence: 'multiplies Rn and Rm, adds Ra',
    section: 'FPMulAdd',
  },
  {
    stem: 'FMSUB',
    arity: 3,
    denote: (f, a, m, n) => fuse(f, negate(f, n!), m!, a!),
    sentence: 'negates Rn, multiplies it and Rm, adds Ra',
    section: 'FPMulAdd after FPNeg of operand 1',
  },
  {
    stem: 'FNMADD',
    arity: 3,
    denote: (f, a, m, n) => fuse(f, negate(f, n!), m!, negate(f, a!)),
    sentence: 'negates Rn and Ra, multiplies Rn and Rm, adds Ra',
    section: 'FPMulAdd after FPNeg of the addend and operand 1',
  },
  {
    stem: 'FNMSUB',
    arity: 3,
    denote: (f, a, m, n) => fuse(f, n!, m!, negate(f, a!)),
    sentence: 'negates Ra, multiplies Rn and Rm, adds Ra',
    section: 'FPMulAdd after FPNeg of the addend',
  },
  {
    stem: 'FNEG',
    arity: 1,
    denote: (f, n) => negate(f, n!),
    sentence: 'flips the sign bit, of a NaN too',
    section: 'FPNeg',
  },
  {
    stem: 'FABS',
    arity: 1,
    denote: (f, n) => absolute(f, n!),
    sentence: 'clears the sign bit, of a NaN too',
    section: 'FPAbs',
  },
  { stem: 'FSQRT', arity: 1, denote: squareRoot, sentence: 'takes the square root of Rn', section: 'FPSqrt' },
  {
    stem: 'FMIN',
    arity: 2,
    commutative: true,
    denote: (f, n, m) => minimum(f, n!, m!),
    sentence: 'the smaller; NaN if either is; -0 below +0',
    section: 'FPMin',
  },
  {
    stem: 'FMAX',
    arity: 2,
    commutative: true,
    denote: (f, n, m) => maximum(f, n!, m!),
    sentence: 'the larger; NaN if either is; -0 below +0',
    section: 'FPMax',
  },
  ...integralRoundings.map(
    ({ letter, rounding, sentence }): Family => ({
      stem: `FRINT${letter}`,
      arity: 1,
      denote: (f, n) => arithmetic(nan, rounding).roundToIntegral(f, n!),
      sentence,
      section: 'FPRoundInt',
    }),
  ),
];

const bothWidths = widths.flatMap(({ suffix, format }) =>
  families.map(
    ({ stem, arity, denote, ...family }): Row => ({
      name: `${stem}${suffix}`,
      operands: Array<Register>(arity).fill(float(format)),
      result: float(format),
      denote: operands => denote(format, ...operands),
      ...family,
    }),
  ),
);

/** `prefix` stands before the F of the instruction, `suffix` names the 32-bit register. */
const integerTypes = [
  { prefix: 'S', suffix: 'W', type: { width: 32, signed: true }, words: 'signed 32-bit' },
  { prefix: 'U', suffix: 'W', type: { width: 32, signed: false }, words: 'unsigned 32-bit' },
  { prefix: 'S', suffix: '', type: { width: 64, signed: true }, words: 'signed 64-bit' },
  { prefix: 'U', suffix: '', type: { width: 64, signed: false }, words: 'unsigned 64-bit' },
] as const;

const integerConversions = integerTypes.flatMap(({ prefix, suffix, type, words }) =>
  widths.flatMap(({ suffix: letter, format }): Row[] => [
    {
      name: `${prefix}CVTF${suffix}${letter}`,
      operands: [integer(type.width)],
      result: float(format),
      denote: ([a]) => fromInteger(format, type.signed, a!),
      sentence: `converts the ${words} integer in Rn, rounding`,
      section: 'FixedToFP',
    },
    {
      name: `FCVTZ${prefix}${letter}${suffix}`,
      operands: [float(format)],
      result: integer(type.width),
      denote: ([a]) => truncated(format, type, 0n, a!),
      sentence: `rounds to ${type.signed ? 'a' : 'an'} ${words} integer toward zero; out of range saturates, NaN gives 0`,
      section: 'FPToFixed',
    },
  ]),
);

const [single, double] = [float(BINARY32), float(BINARY64)];

const conversionsAndMoves: readonly Row[] = [
  {
    name: 'FCVTSD',
    operands: [single],
    result: double,
    denote: ([a]) => convert(BINARY32, BINARY64, a!),
    sentence: 'converts single to double precision, exactly',
    section: 'FPConvert',
  },
  {
    name: 'FCVTDS',
    operands: [double],
    result: single,
    denote: ([a]) => convert(BINARY64, BINARY32, a!),
    sentence: 'converts double to single precision, rounding',
    section: 'FPConvert',
  },
  ...[
    { suffix: 'gpfp', from: 'a general', to: 'a floating-point' },
    { suffix: 'fpgp', from: 'a floating-point', to: 'a general' },
  ].flatMap(({ suffix, from, to }) =>
    widths.map(({ suffix: letter, format }): Row => {
      const [general, number] = [integer(format.width), float(format)];
      return {
        name: `FMOV${letter}${suffix}`,
        operands: [suffix === 'gpfp' ? general : number],
        result: suffix === 'gpfp' ? number : general,
        denote: ([a]) => a!,
        sentence: `moves ${format.width} bits from ${from} to ${to} register, unmodified`,
        section: 'FPConvOp_MOV_ItoF and FPConvOp_MOV_FtoI',
      };
    }),
  ),
];

/** The auxint of either is a double. */
const constants: readonly Row[] = [
  {
    name: 'FMOVSconst',
    operands: [],
    constant: 'Float64',
    result: single,
    denote: (_, value) => arithmetic(nan, 'rne').convert(BINARY64, BINARY32, value),
    sentence: 'the constant rounded to single precision, in a floating-point register',
    section: 'OpARM64FMOVSconst and FMOVDconst',
  },
  {
    name: 'FMOVDconst',
    operands: [],
    constant: 'Float64',
    result: double,
    denote: (_, value) => value,
    sentence: 'the constant, in a floating-point register',
    section: 'OpARM64FMOVSconst and FMOVDconst',
  },
];

const barriers = [
  { name: 'LoweredRound32F', format: BINARY32 },
  { name: 'LoweredRound64F', format: BINARY64 },
].map(
  ({ name, format }): Row => ({
    name,
    operands: [float(format)],
    result: float(format),
    barrier: true,
    denote: ([a]) => barrier(format, a!),
    sentence: 'no instruction: the operand, rounded to its format, so that nothing is fused across it',
    section: 'OpARM64LoweredRound32F and LoweredRound64F',
  }),
);

export const floatOps: readonly OpEntry[] = [
  ...entriesOf(manual, [...bothWidths, ...integerConversions, ...conversionsAndMoves]),
  ...entriesOf("Go's cmd/compile/internal/arm64, ssa.go", [...constants, ...barriers]),
];
