/**
 * The F and D extensions as Go's RISCV64Ops.go names them. One definition serves both widths. The fused ops
 * are stated by the signs of their operands; Go passes the factors first and the addend last.
 */

import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { canonical } from '../../float/nan-policy.ts';
import {
  absolute,
  arithmetic,
  barrier,
  classify,
  copySign,
  floatEqual,
  fromInteger,
  fromTruth,
  less,
  lessOrEqual,
  negate,
  not,
  signExtend,
  toInteger,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { float, integer, type OpEntry, type Register } from '../entry.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert, minimum, maximum } =
  arithmetic(canonical);

const widths = [
  { suffix: 'S', format: BINARY32, extension: 'F extension' },
  { suffix: 'D', format: BINARY64, extension: 'D extension' },
] as const;

const x64 = integer(64);

type Operation = (format: Format, ...operands: Term[]) => Term;

interface Row {
  readonly stem: string;
  readonly arity: number;
  readonly denote: Operation;
  readonly sentence: string;
  readonly commutative?: true;
  /** Ops whose result is an integer register. */
  readonly result?: Register;
}

/** Ops that exist alike in both widths; the stem is completed by S or D. */
const rows: readonly Row[] = [
  { stem: 'FADD', arity: 2, denote: add, commutative: true, sentence: 'adds rs1 and rs2' },
  { stem: 'FSUB', arity: 2, denote: subtract, sentence: 'subtracts rs2 from rs1' },
  { stem: 'FMUL', arity: 2, denote: multiply, commutative: true, sentence: 'multiplies rs1 and rs2' },
  { stem: 'FDIV', arity: 2, denote: divide, sentence: 'divides rs1 by rs2' },
  { stem: 'FSQRT', arity: 1, denote: squareRoot, sentence: 'takes the square root of rs1' },
  {
    stem: 'FMADD',
    arity: 3,
    commutative: true,
    denote: (f, x, y, z) => fuse(f, x!, y!, z!),
    sentence: 'multiplies rs1 and rs2, adds rs3',
  },
  {
    stem: 'FMSUB',
    arity: 3,
    commutative: true,
    denote: (f, x, y, z) => fuse(f, x!, y!, negate(f, z!)),
    sentence: 'multiplies rs1 and rs2, subtracts rs3',
  },
  {
    stem: 'FNMSUB',
    arity: 3,
    commutative: true,
    denote: (f, x, y, z) => fuse(f, negate(f, x!), y!, z!),
    sentence: 'multiplies rs1 and rs2, negates the product, adds rs3',
  },
  {
    stem: 'FNMADD',
    arity: 3,
    commutative: true,
    denote: (f, x, y, z) => fuse(f, negate(f, x!), y!, negate(f, z!)),
    sentence: 'multiplies rs1 and rs2, negates the product, subtracts rs3',
  },
  {
    stem: 'FNEG',
    arity: 1,
    denote: (f, x) => negate(f, x!),
    sentence: 'FSGNJN of rs1 with itself: all bits of rs1 but the sign, which is flipped',
  },
  {
    stem: 'FABS',
    arity: 1,
    denote: (f, x) => absolute(f, x!),
    sentence: 'FSGNJX of rs1 with itself: all bits of rs1 but the sign, which is cleared',
  },
  {
    stem: 'FSGNJ',
    arity: 2,
    denote: (f, x, y) => copySign(f, x!, y!),
    sentence: 'all bits of rs1 but the sign, which is that of rs2',
  },
  {
    stem: 'FEQ',
    arity: 2,
    commutative: true,
    result: x64,
    denote: (f, x, y) => fromTruth(64, floatEqual(f, x!, y!)),
    sentence: 'writes 1 if rs1 equals rs2, else 0; 0 if either is NaN; quiet',
  },
  {
    stem: 'FNE',
    arity: 2,
    commutative: true,
    result: x64,
    denote: (f, x, y) => fromTruth(64, not(floatEqual(f, x!, y!))),
    sentence: "Go's name for FEQ followed by SEQZ: 1 if FEQ would write 0",
  },
  {
    stem: 'FLT',
    arity: 2,
    result: x64,
    denote: (f, x, y) => fromTruth(64, less(f, x!, y!)),
    sentence: 'writes 1 if rs1 is less than rs2, else 0; 0 if either is NaN; signalling',
  },
  {
    stem: 'FLE',
    arity: 2,
    result: x64,
    denote: (f, x, y) => fromTruth(64, lessOrEqual(f, x!, y!)),
    sentence: 'writes 1 if rs1 is less than or equal to rs2, else 0; 0 if either is NaN; signalling',
  },
  {
    stem: 'FCLASS',
    arity: 1,
    result: x64,
    denote: (f, x) => zeroExtend(64, classify(f, x!)),
    sentence: 'writes a mask with the one bit of ten set that tells the class of rs1',
  },
  {
    stem: 'LoweredFMIN',
    arity: 2,
    commutative: true,
    denote: (f, x, y) => minimum(f, x!, y!),
    sentence: "Go's sequence around FMIN: NaN if either is NaN, else the smaller, -0 below +0",
  },
  {
    stem: 'LoweredFMAX',
    arity: 2,
    commutative: true,
    denote: (f, x, y) => maximum(f, x!, y!),
    sentence: "Go's sequence around FMAX: NaN if either is NaN, else the larger, -0 below +0",
  },
];

const unprivileged = 'RISC-V unprivileged ISA';

const bothWidths: readonly OpEntry[] = widths.flatMap(({ suffix, format, extension }) =>
  rows.map(
    ({ stem, arity, denote, sentence, commutative = false, result = float(format) }): OpEntry => ({
      name: `${stem}${suffix}`,
      operands: Array<Register>(arity).fill(float(format)),
      result,
      commutative,
      denote: operands => denote(format, ...operands),
      sentence,
      manual: `${unprivileged}, ${extension}`,
    }),
  ),
);

interface Unary {
  readonly name: string;
  readonly from: Register;
  readonly to: Register;
  readonly denote: (a: Term) => Term;
  readonly sentence: string;
}

/** Go's assembler encodes conversions to integers with the static rounding mode RTZ. */
const truncated = (from: Format, width: number) => (a: Term) =>
  signExtend(64, toInteger(from, width, true, 'rtz', a));

const conversions: readonly Unary[] = [
  ...widths.flatMap(({ suffix, format }): Unary[] => [
    {
      name: `FCVT${suffix}W`,
      from: integer(32),
      to: float(format),
      denote: a => fromInteger(format, true, a),
      sentence: 'converts the signed integer in the low 32 bits of rs1',
    },
    {
      name: `FCVT${suffix}L`,
      from: x64,
      to: float(format),
      denote: a => fromInteger(format, true, a),
      sentence: 'converts the signed 64-bit integer in rs1',
    },
    {
      name: `FCVTW${suffix}`,
      from: float(format),
      to: x64,
      denote: truncated(format, 32),
      sentence:
        'rounds to a signed 32-bit integer toward zero and sign-extends it; out of range saturates, NaN gives the largest',
    },
    {
      name: `FCVTL${suffix}`,
      from: float(format),
      to: x64,
      denote: truncated(format, 64),
      sentence:
        'rounds to a signed 64-bit integer toward zero; out of range saturates, NaN gives the largest',
    },
  ]),
  {
    name: 'FCVTDS',
    from: float(BINARY32),
    to: float(BINARY64),
    denote: a => convert(BINARY32, BINARY64, a),
    sentence: 'converts single to double precision, exactly',
  },
  {
    name: 'FCVTSD',
    from: float(BINARY64),
    to: float(BINARY32),
    denote: a => convert(BINARY64, BINARY32, a),
    sentence: 'converts double to single precision, rounding',
  },
  {
    name: 'FMVSX',
    from: integer(32),
    to: float(BINARY32),
    denote: a => a,
    sentence: 'moves the low 32 bits of rs1 to a floating-point register, unmodified',
  },
  {
    name: 'FMVXS',
    from: float(BINARY32),
    to: x64,
    denote: a => signExtend(64, a),
    sentence: 'moves a single-precision register to an integer register, sign-extended to 64 bits',
  },
  {
    name: 'FMVDX',
    from: x64,
    to: float(BINARY64),
    denote: a => a,
    sentence: 'moves an integer register to a floating-point register, unmodified',
  },
  {
    name: 'FMVXD',
    from: float(BINARY64),
    to: x64,
    denote: a => a,
    sentence: 'moves a double-precision register to an integer register, unmodified',
  },
];

const unaries: readonly OpEntry[] = conversions.map(({ name, from, to, denote, sentence }) => ({
  name,
  operands: [from],
  result: to,
  commutative: false,
  denote: ([a]) => denote(a!),
  sentence,
  manual: `${unprivileged}, F and D extensions, conversion and move instructions`,
}));

const barriers: readonly OpEntry[] = [
  { name: 'LoweredRound32F', format: BINARY32 },
  { name: 'LoweredRound64F', format: BINARY64 },
].map(({ name, format }) => ({
  name,
  operands: [float(format)],
  result: float(format),
  commutative: false,
  barrier: true,
  denote: ([a]) => barrier(format, a!),
  sentence: 'no instruction: the operand, rounded to its format, so that nothing is fused across it',
  manual: "Go's cmd/compile/internal/riscv64/ssa.go",
}));

const constants: readonly OpEntry[] = [
  { name: 'FMOVFconst', format: BINARY32, constant: 'Float32' as const },
  { name: 'FMOVDconst', format: BINARY64, constant: 'Float64' as const },
].map(({ name, format, constant }) => ({
  name,
  operands: [],
  constant,
  result: float(format),
  commutative: false,
  denote: (_, value) => value,
  sentence: 'the constant, loaded into a floating-point register',
  manual: "Go's cmd/internal/obj/riscv, MOVF and MOVD of a constant",
}));

export const floatOps: readonly OpEntry[] = [...bothWidths, ...unaries, ...barriers, ...constants];
