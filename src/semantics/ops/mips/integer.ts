/**
 * The integer instructions of MIPS32 as Go's MIPSOps.go names them: rs is the first operand, rt the second. A constant of
 * more than 16 bits Go's assembler loads into a register first.
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
  countLeadingZeros,
  equal,
  fromTruth,
  ifThenElse,
  not,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { condition } from '../mips64/float.ts';
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
  type Trait,
  table,
  zext,
} from '../table.ts';

const [b, h, w] = [8, 16, 32].map(integer) as [Integer, Integer, Integer];
type Integer = ReturnType<typeof integer>;

const imm32 = aux('Int32');
const shift = countBelow(32, 'Int32');

const zero = bits(32, 0n);
const same = (a: Term): Term => a;
const flag = (holds: Term): Term => fromTruth(32, holds);
/** The shift by the low 5 bits of a register. */
const masked = (shift: (a: Term, count: Term) => Term) => (a: Term, n: Term) =>
  shift(a, bvand(n, bits(32, 31n)));

const byNonzero: Trait = {
  defined: { words: 'the divisor is not zero', condition: (_, divisor) => not(equal(divisor!, zero)) },
};

// biome-ignore format: an op is a line
export const integerOps = () => table('MIPS Architecture For Programmers volume II-A, the MIPS32 instruction set',
  section('ADDU, ADDIU, SUBU',
    op('ADD', [w, w], w, bvadd, 'adds rs and rt', commutes),
    op('ADDconst', [w, imm32], w, bvadd, 'adds the constant to rs'),
    op('SUB', [w, w], w, bvsub, 'subtracts rt from rs'),
    op('SUBconst', [w, imm32], w, bvsub, 'adds the negated constant to rs'),
    op('NEG', [w], w, bvneg, 'subtracts rs from register 0'),
  ),
  section('MUL, MULT, MULTU',
    op('MUL', [w, w], w, bvmul, 'the low half of the product', commutes),
    op('MULT', [w, w], [w, w], (a, c) => [bvmulhs(a, c), bvmul(a, c)], 'HI and LO: the high and the low half of the product of signed integers', commutes),
    op('MULTU', [w, w], [w, w], (a, c) => [bvmulhu(a, c), bvmul(a, c)], 'HI and LO: the high and the low half of the product of unsigned integers', commutes),
  ),
  section('DIV, DIVU',
    op('DIV', [w, w], [w, w], (a, c) => [bvsrem(a, c), bvsdiv(a, c)], 'HI and LO: signed remainder, with the sign of rs, and quotient, rounded to zero; the most negative by -1 is itself, with remainder 0', byNonzero),
    op('DIVU', [w, w], [w, w], (a, c) => [bvurem(a, c), bvudiv(a, c)], 'HI and LO: unsigned remainder and quotient', byNonzero),
  ),
  section('AND, ANDI, OR, ORI, XOR, XORI, NOR',
    op('AND', [w, w], w, bvand, 'bitwise AND of rs and rt', commutes),
    op('ANDconst', [w, imm32], w, bvand, 'bitwise AND of rs and the constant'),
    op('OR', [w, w], w, bvor, 'bitwise OR of rs and rt', commutes),
    op('ORconst', [w, imm32], w, bvor, 'bitwise OR of rs and the constant'),
    op('XOR', [w, w], w, bvxor, 'bitwise XOR of rs and rt', commutes),
    op('XORconst', [w, imm32], w, bvxor, 'bitwise XOR of rs and the constant'),
    op('NOR', [w, w], w, (a, c) => bvnot(bvor(a, c)), 'bitwise OR of rs and rt, inverted', commutes),
  ),
  section('SLLV, SRLV, SRAV',
    op('SLL', [w, w], w, masked(bvshl), 'shifts the first operand left by the low 5 bits of the second'),
    op('SRL', [w, w], w, masked(bvlshr), 'shifts the first operand right, zeros coming in, by the low 5 bits of the second'),
    op('SRA', [w, w], w, masked(bvashr), 'shifts the first operand right, its sign coming in, by the low 5 bits of the second'),
  ),
  section('SLL, SRL, SRA',
    op('SLLconst', [w, shift], w, bvshl, 'shifts rt left by the constant'),
    op('SRLconst', [w, shift], w, bvlshr, 'shifts rt right by the constant, zeros coming in'),
    op('SRAconst', [w, shift], w, bvashr, 'shifts rt right by the constant, its sign coming in'),
  ),
  section('CLZ',
    op('CLZ', [w], w, countLeadingZeros, 'counts the leading zeros of rs, 32 for zero'),
  ),
  section('SLT, SLTI, SLTU, SLTIU',
    op('SGT', [w, w], w, (a, c) => flag(bvslt(c, a)), 'writes 1 if the first operand is greater than the second, signed, else 0'),
    op('SGTconst', [w, imm32], w, (a, c) => flag(bvslt(a, c)), 'writes 1 if the constant is greater than rs, signed, else 0'),
    op('SGTzero', [w], w, a => flag(bvslt(zero, a)), 'writes 1 if rs is greater than zero, signed, else 0'),
    op('SGTU', [w, w], w, (a, c) => flag(bvult(c, a)), 'writes 1 if the first operand is greater than the second, unsigned, else 0'),
    op('SGTUconst', [w, imm32], w, (a, c) => flag(bvult(a, c)), 'writes 1 if the constant is greater than rs, unsigned, else 0'),
    op('SGTUzero', [w], w, a => flag(not(equal(a, zero))), 'writes 1 if rs is greater than zero, unsigned, else 0'),
  ),
  section('MOVZ',
    op('CMOVZ', [w, w, w], w, (a, c, test) => ifThenElse(equal(test, zero), c, a), 'the second operand if the third is zero, else the first'),
    op('CMOVZzero', [w, w], w, (a, test) => ifThenElse(equal(test, zero), zero, a), 'register 0 if the second operand is zero, else the first'),
  ),
  section("SLL, SRA, ANDI: what Go's assembler makes of MOV between registers",
    op('MOVBreg', [b], sext(b, 32), same, 'the low byte, sign-extended'),
    op('MOVHreg', [h], sext(h, 32), same, 'the low half-word, sign-extended'),
    op('MOVWreg', [w], w, same, 'all bits'),
    op('MOVBUreg', [b], zext(b, 32), same, 'the low byte, zero-extended'),
    op('MOVHUreg', [h], zext(h, 32), same, 'the low half-word, zero-extended'),
    op('MOVWnop', [w], w, same, 'no instruction: rs, in the register in which it is'),
    op('MOVWconst', [imm32], w, same, 'the constant, loaded into a general register'),
  ),
);

// biome-ignore format: a kind of block is a line
export const blocks = () => branches('MIPS Architecture For Programmers volume II-A, the MIPS32 instruction set, branches',
  branch('EQ', [w], a => equal(a, zero), 'BEQ of rs and register 0: taken if rs is zero'),
  branch('NE', [w], a => not(equal(a, zero)), 'BNE of rs and register 0: taken if rs is not zero'),
  branch('LTZ', [w], a => bvslt(a, zero), 'BLTZ: taken if rs is negative'),
  branch('LEZ', [w], a => bvsle(a, zero), 'BLEZ: taken if rs is not positive'),
  branch('GTZ', [w], a => bvslt(zero, a), 'BGTZ: taken if rs is positive'),
  branch('GEZ', [w], a => bvsle(zero, a), 'BGEZ: taken if rs is not negative'),
  branch('FPT', [condition], a => equal(a, bits(1, 1n)), 'BC1T: taken if the condition is set'),
  branch('FPF', [condition], a => equal(a, bits(1, 0n)), 'BC1F: taken if the condition is not set'),
);
