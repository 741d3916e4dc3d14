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
  toInteger,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Register } from '../entry.ts';
import {
  aux,
  barrierToFusion,
  commutes,
  float,
  integer,
  op,
  type Row,
  section,
  sext,
  table,
} from '../table.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert, minimum, maximum } =
  arithmetic(canonical);

const [w, x] = [integer(32), integer(64)];
const [s, d] = [float(BINARY32), float(BINARY64)];

/** The rows of both widths: S for singles, D for doubles. */
const bothWidths = (rows: (letter: string, format: Format, register: Register) => readonly Row[]): Row[] => [
  ...section('F extension', ...rows('S', BINARY32, s)),
  ...section('D extension', ...rows('D', BINARY64, d)),
];

const same = (a: Term): Term => a;

/** Go's assembler encodes conversions to integers with the static rounding mode RTZ. */
const truncated = (from: Format, width: number) => (a: Term) => toInteger(from, width, true, 'rtz', a);

const saturates = 'out of range saturates, NaN gives the largest';

// biome-ignore format: an op is a line
export const floatOps = () => table('RISC-V unprivileged ISA',
  // computational instructions
  bothWidths((l, f, r) => [
    op(`FADD${l}`, [r, r], r, (a, b) => add(f, a, b), 'adds rs1 and rs2', commutes),
    op(`FSUB${l}`, [r, r], r, (a, b) => subtract(f, a, b), 'subtracts rs2 from rs1'),
    op(`FMUL${l}`, [r, r], r, (a, b) => multiply(f, a, b), 'multiplies rs1 and rs2', commutes),
    op(`FDIV${l}`, [r, r], r, (a, b) => divide(f, a, b), 'divides rs1 by rs2'),
    op(`FSQRT${l}`, [r], r, a => squareRoot(f, a), 'takes the square root of rs1'),
    op(`FMADD${l}`, [r, r, r], r, (a, b, c) => fuse(f, a, b, c), 'multiplies rs1 and rs2, adds rs3', commutes),
    op(`FMSUB${l}`, [r, r, r], r, (a, b, c) => fuse(f, a, b, negate(f, c)), 'multiplies rs1 and rs2, subtracts rs3', commutes),
    op(`FNMSUB${l}`, [r, r, r], r, (a, b, c) => fuse(f, negate(f, a), b, c), 'multiplies rs1 and rs2, negates the product, adds rs3', commutes),
    op(`FNMADD${l}`, [r, r, r], r, (a, b, c) => fuse(f, negate(f, a), b, negate(f, c)), 'multiplies rs1 and rs2, negates the product, subtracts rs3', commutes),
    op(`LoweredFMIN${l}`, [r, r], r, (a, b) => minimum(f, a, b), "Go's sequence around FMIN: NaN if either is NaN, else the smaller, -0 below +0", commutes),
    op(`LoweredFMAX${l}`, [r, r], r, (a, b) => maximum(f, a, b), "Go's sequence around FMAX: NaN if either is NaN, else the larger, -0 below +0", commutes),
  ]),
  // sign injection
  bothWidths((l, f, r) => [
    op(`FNEG${l}`, [r], r, a => negate(f, a), 'FSGNJN of rs1 with itself: all bits of rs1 but the sign, which is flipped'),
    op(`FABS${l}`, [r], r, a => absolute(f, a), 'FSGNJX of rs1 with itself: all bits of rs1 but the sign, which is cleared'),
    op(`FSGNJ${l}`, [r, r], r, (a, b) => copySign(f, a, b), 'all bits of rs1 but the sign, which is that of rs2'),
  ]),
  // compare and classify
  bothWidths((l, f, r) => [
    op(`FEQ${l}`, [r, r], x, (a, b) => fromTruth(64, floatEqual(f, a, b)), 'writes 1 if rs1 equals rs2, else 0; 0 if either is NaN; quiet', commutes),
    op(`FNE${l}`, [r, r], x, (a, b) => fromTruth(64, not(floatEqual(f, a, b))), "Go's name for FEQ followed by SEQZ: 1 if FEQ would write 0", commutes),
    op(`FLT${l}`, [r, r], x, (a, b) => fromTruth(64, less(f, a, b)), 'writes 1 if rs1 is less than rs2, else 0; 0 if either is NaN; signalling'),
    op(`FLE${l}`, [r, r], x, (a, b) => fromTruth(64, lessOrEqual(f, a, b)), 'writes 1 if rs1 is less than or equal to rs2, else 0; 0 if either is NaN; signalling'),
    op(`FCLASS${l}`, [r], x, a => zeroExtend(64, classify(f, a)), 'writes a mask with the one bit of ten set that tells the class of rs1'),
  ]),
  // conversion and move instructions
  bothWidths((l, f, r) => [
    op(`FCVT${l}W`, [w], r, a => fromInteger(f, true, a), 'converts the signed integer in the low 32 bits of rs1'),
    op(`FCVT${l}L`, [x], r, a => fromInteger(f, true, a), 'converts the signed 64-bit integer in rs1'),
    op(`FCVTW${l}`, [r], sext(w), truncated(f, 32), `rounds to a signed 32-bit integer toward zero and sign-extends it; ${saturates}`),
    op(`FCVTL${l}`, [r], x, truncated(f, 64), `rounds to a signed 64-bit integer toward zero; ${saturates}`),
  ]),
  section('F and D extensions, conversion and move instructions',
    op('FCVTDS', [s], d, a => convert(BINARY32, BINARY64, a), 'converts single to double precision, exactly'),
    op('FCVTSD', [d], s, a => convert(BINARY64, BINARY32, a), 'converts double to single precision, rounding'),
    op('FMVSX', [w], s, same, 'moves the low 32 bits of rs1 to a floating-point register, unmodified'),
    op('FMVXS', [s], sext(w), same, 'moves a single-precision register to an integer register, sign-extended to 64 bits'),
    op('FMVDX', [x], d, same, 'moves an integer register to a floating-point register, unmodified'),
    op('FMVXD', [d], x, same, 'moves a double-precision register to an integer register, unmodified'),
  ),
);

// biome-ignore format: an op is a line
export const pseudoOps = () => table("Go's cmd/compile/internal/riscv64, ssa.go",
  section('rounding barriers',
    op('LoweredRound32F', [s], s, a => barrier(BINARY32, a), 'no instruction: the operand, rounded to its format, so that nothing is fused across it', barrierToFusion),
    op('LoweredRound64F', [d], d, a => barrier(BINARY64, a), 'no instruction: the operand, rounded to its format, so that nothing is fused across it', barrierToFusion),
  ),
  section('MOVF and MOVD of a constant',
    op('FMOVFconst', [aux('Float32')], s, same, 'the constant, loaded into a floating-point register'),
    op('FMOVDconst', [aux('Float64')], d, same, 'the constant, loaded into a floating-point register'),
  ),
);
