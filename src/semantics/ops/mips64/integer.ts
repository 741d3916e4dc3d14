/**
 * The integer instructions of MIPS64 as Go's MIPS64Ops.go names them: rs is the first operand, rt the second. Go computes
 * on doublewords alone, so that no instruction meets a word that is not sign-extended, of which the manual leaves the
 * result open. A constant of more than 16 bits Go's assembler loads into a register first, and cuts off what does not
 * fit 32 signed bits.
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
  bvult,
  bvurem,
  bvxor,
  equal,
  fromTruth,
  not,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
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
  type Trait,
  table,
  zext,
} from '../table.ts';
import { condition } from './float.ts';

const [b, h, w, x] = [8, 16, 32, 64].map(integer) as [Integer, Integer, Integer, Integer];
type Integer = ReturnType<typeof integer>;

const imm32 = signedImmediate(32);
const shift = countBelow(64);

const zero = bits(64, 0n);
const same = (a: Term): Term => a;
const flag = (holds: Term): Term => fromTruth(64, holds);
/** The shift by the low 6 bits of a register. */
const masked = (shift: (a: Term, count: Term) => Term) => (a: Term, n: Term) =>
  shift(a, bvand(n, bits(64, 63n)));

const byNonzero: Trait = {
  defined: { words: 'the divisor is not zero', condition: (_, divisor) => not(equal(divisor!, zero)) },
};

// biome-ignore format: an op is a line
export const integerOps = () => table('MIPS Architecture For Programmers volume II-A, the MIPS64 instruction set',
  section('DADDU, DADDIU, DSUBU',
    op('ADDV', [x, x], x, bvadd, 'adds rs and rt', commutes),
    op('ADDVconst', [x, imm32], x, bvadd, 'adds the constant to rs'),
    op('SUBV', [x, x], x, bvsub, 'subtracts rt from rs'),
    op('SUBVconst', [x, imm32], x, bvsub, 'adds the negated constant to rs'),
    op('NEGV', [x], x, bvneg, 'subtracts rs from register 0'),
  ),
  section('DMULT, DMULTU',
    op('MULV', [x, x], [x, x], (a, c) => [bvmulhs(a, c), bvmul(a, c)], 'HI and LO: the high and the low half of the product of signed integers', commutes),
    op('MULVU', [x, x], [x, x], (a, c) => [bvmulhu(a, c), bvmul(a, c)], 'HI and LO: the high and the low half of the product of unsigned integers', commutes),
  ),
  section('DDIV, DDIVU',
    op('DIVV', [x, x], [x, x], (a, c) => [bvsrem(a, c), bvsdiv(a, c)], 'HI and LO: signed remainder, with the sign of rs, and quotient, rounded to zero; the most negative by -1 is itself, with remainder 0', byNonzero),
    op('DIVVU', [x, x], [x, x], (a, c) => [bvurem(a, c), bvudiv(a, c)], 'HI and LO: unsigned remainder and quotient', byNonzero),
  ),
  section('AND, ANDI, OR, ORI, XOR, XORI, NOR',
    op('AND', [x, x], x, bvand, 'bitwise AND of rs and rt', commutes),
    op('ANDconst', [x, imm32], x, bvand, 'bitwise AND of rs and the constant'),
    op('OR', [x, x], x, bvor, 'bitwise OR of rs and rt', commutes),
    op('ORconst', [x, imm32], x, bvor, 'bitwise OR of rs and the constant'),
    op('XOR', [x, x], x, bvxor, 'bitwise XOR of rs and rt', commutes),
    op('XORconst', [x, imm32], x, bvxor, 'bitwise XOR of rs and the constant'),
    op('NOR', [x, x], x, (a, c) => bvnot(bvor(a, c)), 'bitwise OR of rs and rt, inverted', commutes),
  ),
  section('DSLLV, DSRLV, DSRAV',
    op('SLLV', [x, x], x, masked(bvshl), 'shifts the first operand left by the low 6 bits of the second'),
    op('SRLV', [x, x], x, masked(bvlshr), 'shifts the first operand right, zeros coming in, by the low 6 bits of the second'),
    op('SRAV', [x, x], x, masked(bvashr), 'shifts the first operand right, its sign coming in, by the low 6 bits of the second'),
  ),
  section('DSLL, DSLL32, DSRL, DSRL32, DSRA, DSRA32',
    op('SLLVconst', [x, shift], x, bvshl, 'shifts rt left by the constant'),
    op('SRLVconst', [x, shift], x, bvlshr, 'shifts rt right by the constant, zeros coming in'),
    op('SRAVconst', [x, shift], x, bvashr, 'shifts rt right by the constant, its sign coming in'),
  ),
  section('SLT, SLTI, SLTU, SLTIU',
    op('SGT', [x, x], x, (a, c) => flag(bvslt(c, a)), 'writes 1 if the first operand is greater than the second, signed, else 0'),
    op('SGTconst', [x, imm32], x, (a, c) => flag(bvslt(a, c)), 'writes 1 if the constant is greater than rs, signed, else 0'),
    op('SGTU', [x, x], x, (a, c) => flag(bvult(c, a)), 'writes 1 if the first operand is greater than the second, unsigned, else 0'),
    op('SGTUconst', [x, imm32], x, (a, c) => flag(bvult(a, c)), 'writes 1 if the sign-extended constant is greater than rs, unsigned, else 0'),
  ),
  section("SLL, SRA, DSLL32, DSRL32, ANDI: what Go's assembler makes of MOV between registers",
    op('MOVBreg', [b], sext(b), same, 'the low byte, sign-extended'),
    op('MOVHreg', [h], sext(h), same, 'the low half-word, sign-extended'),
    op('MOVWreg', [w], sext(w), same, 'SLL by 0: the low word, sign-extended, whatever is above it'),
    op('MOVVreg', [x], x, same, 'all bits'),
    op('MOVBUreg', [b], zext(b), same, 'the low byte, zero-extended'),
    op('MOVHUreg', [h], zext(h), same, 'the low half-word, zero-extended'),
    op('MOVWUreg', [w], zext(w), same, 'the low word, zero-extended'),
    op('MOVVnop', [x], x, same, 'no instruction: rs, in the register in which it is'),
    op('MOVVconst', [aux('Int64')], x, same, 'the constant, loaded into a general register'),
    op('ZERO', [], x, () => zero, 'register 0'),
  ),
);

// biome-ignore format: a kind of block is a line
export const blocks = () => branches('MIPS Architecture For Programmers volume II-A, the MIPS64 instruction set, branches',
  branch('EQ', [x], a => equal(a, zero), 'BEQ of rs and register 0: taken if rs is zero'),
  branch('NE', [x], a => not(equal(a, zero)), 'BNE of rs and register 0: taken if rs is not zero'),
  branch('LTZ', [x], a => bvslt(a, zero), 'BLTZ: taken if rs is negative'),
  branch('LEZ', [x], a => bvsle(a, zero), 'BLEZ: taken if rs is not positive'),
  branch('GTZ', [x], a => bvslt(zero, a), 'BGTZ: taken if rs is positive'),
  branch('GEZ', [x], a => bvsle(zero, a), 'BGEZ: taken if rs is not negative'),
  branch('FPT', [condition], a => equal(a, bits(1, 1n)), 'BC1T: taken if the condition is set'),
  branch('FPF', [condition], a => equal(a, bits(1, 0n)), 'BC1F: taken if the condition is not set'),
);
