/**
 * The integer instructions as Go's RISCV64Ops.go names them: rs1 is the first operand, rs2 the second. Word forms
 * read the low 32 bits and sign-extend their result.
 */
import {
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvmul,
  bvmulhs,
  bvmulhu,
  bvneg,
  bvnot,
  bvor,
  bvsdiv,
  bvshl,
  bvsle,
  bvslt,
  bvsrem,
  bvsub,
  bvudiv,
  bvule,
  bvult,
  bvurem,
  bvxor,
  countLeadingZeros,
  countOnes,
  countTrailingZeros,
  equal,
  fromTruth,
  ifThenElse,
  not,
  reverseBytes,
  rotateLeft,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low } from '../entry.ts';
import {
  aux,
  branch,
  branches,
  commutes,
  countBelow,
  integer,
  op,
  section,
  sext,
  signedImmediate,
  table,
  zext,
} from '../table.ts';

const [b, h, w, x] = [8, 16, 32, 64].map(integer) as [Integer, Integer, Integer, Integer];
type Integer = ReturnType<typeof integer>;

const imm12 = signedImmediate(12);
/** The assembler makes more than one instruction of a constant that does not fit 12 bits. */
const imm32 = signedImmediate(32);
const [shamt5, shamt6] = [countBelow(32), countBelow(64)];

const zero = bits(64, 0n);
const same = (a: Term): Term => a;
const flag = (condition: Term): Term => fromTruth(64, condition);

/** The shift by the low 6 bits of a register, or 5 of a word form: as many as number the bits of the operand. */
const masked = (shift: (a: Term, count: Term) => Term) => (a: Term, n: Term) => {
  const width = a.sort as number;
  return shift(a, bvand(low(width, n), bits(width, BigInt(width - 1))));
};
const rotateRight = (a: Term, count: Term): Term => rotateLeft(a, bvneg(count));

/** By zero it is -1 whatever the dividend, where `bvsdiv` has 1 for a negative one. */
const signedQuotient = (a: Term, divisor: Term): Term => {
  const width = a.sort as number;
  return ifThenElse(equal(divisor, bits(width, 0n)), bits(width, -1n), bvsdiv(a, divisor));
};

/** An operator on words with the constant of an immediate form. */
const byConstant = (operate: (a: Term, c: Term) => Term) => (a: Term, c: Term) =>
  operate(a, low(a.sort as number, c));

const shiftAndAdd = (count: bigint) => (a: Term, c: Term) => bvadd(bvshl(a, bits(64, count)), c);

// biome-ignore format: an op is a line
export const integerOps = () => table('RISC-V unprivileged ISA',
  section('RV64I, integer register-register',
    op('ADD', [x, x], x, bvadd, 'adds rs1 and rs2', commutes),
    op('SUB', [x, x], x, bvsub, 'subtracts rs2 from rs1'),
    op('SUBW', [w, w], sext(w), bvsub, 'subtracts the low words; sign-extends'),
    op('NEG', [x], x, bvneg, 'subtracts rs1 from x0'),
    op('NEGW', [w], sext(w), bvneg, 'subtracts the low word from zero; sign-extends'),
    op('AND', [x, x], x, bvand, 'bitwise AND of rs1 and rs2', commutes),
    op('OR', [x, x], x, bvor, 'bitwise OR of rs1 and rs2', commutes),
    op('XOR', [x, x], x, bvxor, 'bitwise XOR of rs1 and rs2', commutes),
    op('NOT', [x], x, bvnot, 'XORI of rs1 and -1'),
    op('SLT', [x, x], x, (a, c) => flag(bvslt(a, c)), 'writes 1 if rs1 is less than rs2, signed, else 0'),
    op('SLTU', [x, x], x, (a, c) => flag(bvult(a, c)), 'writes 1 if rs1 is less than rs2, unsigned, else 0'),
    op('SNEZ', [x], x, a => flag(not(equal(a, zero))), 'SLTU of x0 and rs1: 1 if rs1 is not zero, else 0'),
    op('SLL', [x, x], x, masked(bvshl), 'shifts rs1 left by the low 6 bits of rs2'),
    op('SRL', [x, x], x, masked(bvlshr), 'shifts rs1 right, zeros coming in, by the low 6 bits of rs2'),
    op('SRA', [x, x], x, masked(bvashr), 'shifts rs1 right, its sign coming in, by the low 6 bits of rs2'),
    op('SLLW', [w, w], sext(w), masked(bvshl), 'shifts the low word left by the low 5 bits of rs2; sign-extends'),
    op('SRLW', [w, w], sext(w), masked(bvlshr), 'shifts the low word right, zeros coming in, by the low 5 bits of rs2; sign-extends'),
    op('SRAW', [w, w], sext(w), masked(bvashr), 'shifts the low word right, its sign coming in, by the low 5 bits of rs2; sign-extends'),
  ),
  section('RV64I, integer register-immediate',
    op('ADDI', [x, imm32], x, bvadd, 'adds the immediate to rs1'),
    op('ADDIW', [w, imm12], sext(w), byConstant(bvadd), 'adds the immediate to the low word; sign-extends'),
    op('ANDI', [x, imm32], x, bvand, 'bitwise AND of rs1 and the immediate'),
    op('ORI', [x, imm32], x, bvor, 'bitwise OR of rs1 and the immediate'),
    op('XORI', [x, imm32], x, bvxor, 'bitwise XOR of rs1 and the immediate'),
    op('SLTI', [x, imm12], x, (a, c) => flag(bvslt(a, c)), 'writes 1 if rs1 is less than the immediate, signed, else 0'),
    op('SLTIU', [x, imm12], x, (a, c) => flag(bvult(a, c)), 'writes 1 if rs1 is less than the sign-extended immediate, unsigned, else 0'),
    op('SEQZ', [x], x, a => flag(equal(a, zero)), 'SLTIU of rs1 and 1: 1 if rs1 is zero, else 0'),
    op('SLLI', [x, shamt6], x, bvshl, 'shifts rs1 left by the immediate'),
    op('SRLI', [x, shamt6], x, bvlshr, 'shifts rs1 right by the immediate, zeros coming in'),
    op('SRAI', [x, shamt6], x, bvashr, 'shifts rs1 right by the immediate, its sign coming in'),
    op('SLLIW', [w, shamt5], sext(w), byConstant(bvshl), 'shifts the low word left by the immediate; sign-extends'),
    op('SRLIW', [w, shamt5], sext(w), byConstant(bvlshr), 'shifts the low word right by the immediate, zeros coming in; sign-extends'),
    op('SRAIW', [w, shamt5], sext(w), byConstant(bvashr), 'shifts the low word right by the immediate, its sign coming in; sign-extends'),
  ),
  section("RV64I, what Go's assembler makes of MOV between registers",
    op('MOVBreg', [b], sext(b), same, 'the low byte, sign-extended'),
    op('MOVHreg', [h], sext(h), same, 'the low half-word, sign-extended'),
    op('MOVWreg', [w], sext(w), same, 'ADDIW of rs1 and 0: the low word, sign-extended'),
    op('MOVDreg', [x], x, same, 'ADDI of rs1 and 0: all bits'),
    op('MOVBUreg', [b], zext(b), same, 'ANDI of rs1 and 255: the low byte, zero-extended'),
    op('MOVHUreg', [h], zext(h), same, 'the low half-word, zero-extended'),
    op('MOVWUreg', [w], zext(w), same, 'the low word, zero-extended'),
    op('MOVDnop', [x], x, same, 'no instruction: rs1, in the register in which it is'),
    op('MOVDconst', [aux('Int64')], x, same, 'the constant, loaded into an integer register'),
  ),
  section('M extension',
    op('MUL', [x, x], x, bvmul, 'the low half of the product', commutes),
    op('MULW', [w, w], sext(w), bvmul, 'the low word of the product of the low words; sign-extends', commutes),
    op('MULH', [x, x], x, bvmulhs, 'the high half of the product of signed integers', commutes),
    op('MULHU', [x, x], x, bvmulhu, 'the high half of the product of unsigned integers', commutes),
    op('LoweredMuluhilo', [x, x], [x, x], (a, c) => [bvmulhu(a, c), bvmul(a, c)], 'MULHU and MUL: the high and the low half of the product of unsigned integers', commutes),
    op('LoweredMuluover', [x, x], [x, x], (a, c) => [bvmul(a, c), flag(not(equal(bvmulhu(a, c), zero)))], 'MUL and MULHU: the low half of the product of unsigned integers, and 1 if the high half is not zero', commutes),
    op('DIV', [x, x], x, signedQuotient, 'signed quotient, rounded to zero; by zero -1; the most negative by -1 is itself'),
    op('DIVU', [x, x], x, bvudiv, 'unsigned quotient; by zero all ones'),
    op('REM', [x, x], x, bvsrem, 'signed remainder, with the sign of rs1; by zero rs1; the most negative by -1 is 0'),
    op('REMU', [x, x], x, bvurem, 'unsigned remainder; by zero rs1'),
    op('DIVW', [w, w], sext(w), signedQuotient, 'signed quotient of the low words, as DIV; sign-extends'),
    op('DIVUW', [w, w], sext(w), bvudiv, 'unsigned quotient of the low words, as DIVU; sign-extends'),
    op('REMW', [w, w], sext(w), bvsrem, 'signed remainder of the low words, as REM; sign-extends'),
    op('REMUW', [w, w], sext(w), bvurem, 'unsigned remainder of the low words, as REMU; sign-extends'),
  ),
  section('Zba extension',
    op('SH1ADD', [x, x], x, shiftAndAdd(1n), 'shifts rs1 left by 1 and adds rs2'),
    op('SH2ADD', [x, x], x, shiftAndAdd(2n), 'shifts rs1 left by 2 and adds rs2'),
    op('SH3ADD', [x, x], x, shiftAndAdd(3n), 'shifts rs1 left by 3 and adds rs2'),
  ),
  section('Zbb extension',
    op('ANDN', [x, x], x, (a, c) => bvand(a, bvnot(c)), 'bitwise AND of rs1 and the inverted rs2'),
    op('ORN', [x, x], x, (a, c) => bvor(a, bvnot(c)), 'bitwise OR of rs1 and the inverted rs2'),
    op('XNOR', [x, x], x, (a, c) => bvnot(bvxor(a, c)), 'bitwise exclusive NOR of rs1 and rs2', commutes),
    op('CLZ', [x], x, countLeadingZeros, 'counts the zeros above the highest one; 64 for zero'),
    op('CLZW', [w], zext(w), countLeadingZeros, 'counts the zeros above the highest one of the low word; 32 for zero'),
    op('CTZ', [x], x, countTrailingZeros, 'counts the zeros below the lowest one; 64 for zero'),
    op('CTZW', [w], zext(w), countTrailingZeros, 'counts the zeros below the lowest one of the low word; 32 for zero'),
    op('CPOP', [x], x, countOnes, 'counts the ones'),
    op('CPOPW', [w], zext(w), countOnes, 'counts the ones of the low word'),
    op('REV8', [x], x, reverseBytes, 'reverses the order of the bytes'),
    op('ROL', [x, x], x, masked(rotateLeft), 'rotates rs1 left by the low 6 bits of rs2'),
    op('ROLW', [w, w], sext(w), masked(rotateLeft), 'rotates the low word left by the low 5 bits of rs2; sign-extends'),
    op('ROR', [x, x], x, masked(rotateRight), 'rotates rs1 right by the low 6 bits of rs2'),
    op('RORW', [w, w], sext(w), masked(rotateRight), 'rotates the low word right by the low 5 bits of rs2; sign-extends'),
    op('RORI', [x, shamt6], x, rotateRight, 'rotates rs1 right by the immediate'),
    op('RORIW', [w, shamt5], sext(w), byConstant(rotateRight), 'rotates the low word right by the immediate; sign-extends'),
    op('MIN', [x, x], x, (a, c) => ifThenElse(bvslt(a, c), a, c), 'the smaller, signed', commutes),
    op('MAX', [x, x], x, (a, c) => ifThenElse(bvslt(a, c), c, a), 'the larger, signed', commutes),
    op('MINU', [x, x], x, (a, c) => ifThenElse(bvult(a, c), a, c), 'the smaller, unsigned', commutes),
    op('MAXU', [x, x], x, (a, c) => ifThenElse(bvult(a, c), c, a), 'the larger, unsigned', commutes),
  ),
  section('Zicond extension',
    op('CZEROEQZ', [x, x], x, (a, c) => ifThenElse(equal(c, zero), zero, a), 'zero if rs2 is zero, else rs1'),
    op('CZERONEZ', [x, x], x, (a, c) => ifThenElse(equal(c, zero), a, zero), 'zero if rs2 is not zero, else rs1'),
  ),
);

// biome-ignore format: a kind of block is a line
export const blocks = () => branches('RISC-V unprivileged ISA, RV64I, conditional branches',
  branch('BEQ', [x, x], equal, 'taken if rs1 equals rs2'),
  branch('BNE', [x, x], (a, c) => not(equal(a, c)), 'taken if rs1 does not equal rs2'),
  branch('BLT', [x, x], bvslt, 'taken if rs1 is less than rs2, signed'),
  branch('BGE', [x, x], (a, c) => bvsle(c, a), 'taken if rs1 is greater than or equal to rs2, signed'),
  branch('BLTU', [x, x], bvult, 'taken if rs1 is less than rs2, unsigned'),
  branch('BGEU', [x, x], (a, c) => bvule(c, a), 'taken if rs1 is greater than or equal to rs2, unsigned'),
  branch('BEQZ', [x], a => equal(a, zero), 'BEQ of rs1 and x0: taken if rs1 is zero'),
  branch('BNEZ', [x], a => not(equal(a, zero)), 'BNE of rs1 and x0: taken if rs1 is not zero'),
  branch('BLTZ', [x], a => bvslt(a, zero), 'BLT of rs1 and x0: taken if rs1 is negative'),
  branch('BGEZ', [x], a => bvsle(zero, a), 'BGE of rs1 and x0: taken if rs1 is not negative'),
  branch('BLEZ', [x], a => bvsle(a, zero), 'BGE of x0 and rs1: taken if rs1 is not positive'),
  branch('BGTZ', [x], a => bvslt(zero, a), 'BLT of x0 and rs1: taken if rs1 is positive'),
);
