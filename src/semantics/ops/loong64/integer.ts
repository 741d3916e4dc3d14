/**
 * The integer instructions of LoongArch as Go's LOONG64Ops.go names them: rj is the first operand, rk the second.
 * Word forms read the low 32 bits and sign-extend their result. A constant that an instruction cannot encode Go's
 * assembler loads into a register first, except for counts, bit numbers and comparisons.
 */
import {
  and,
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
  concat,
  countLeadingZeros,
  countTrailingZeros,
  equal,
  extract,
  fromTruth,
  ifThenElse,
  not,
  reverseBits,
  reverseBytes,
  rotateLeft,
  signExtend,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low } from '../entry.ts';
import {
  aux,
  branch,
  branches,
  commutes,
  countBelow,
  fieldsWithin,
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

const constant = aux('Int64');
/** No instruction of more than 32 bits of constant compares. */
const imm32 = signedImmediate(32);
const [ui5, ui6] = [countBelow(32), countBelow(64)];

const zero = bits(64, 0n);
const same = (a: Term): Term => a;
const flag = (holds: Term): Term => fromTruth(64, holds);

/** The shift by as many low bits of a register as number the bits of the operand. */
const masked = (shift: (a: Term, count: Term) => Term) => (a: Term, n: Term) => {
  const width = a.sort as number;
  return shift(a, bvand(low(width, n), bits(width, BigInt(width - 1))));
};
const rotateRight = (a: Term, count: Term): Term => rotateLeft(a, bvneg(count));
/** On words, with the constant of an immediate form. */
const byConstant = (operate: (a: Term, c: Term) => Term) => (a: Term, c: Term) =>
  operate(a, low(a.sort as number, c));

/** On each part of so many bits by itself. */
const onParts = (width: number, operate: (part: Term) => Term) => (a: Term) =>
  Array.from({ length: (a.sort as number) / width }, (_, index) =>
    operate(extract(width * (index + 1) - 1, width * index, a)),
  ).reduceRight((high, lower) => concat(high, lower));

const byNonzero: Trait = {
  defined: { words: 'the divisor is not zero', condition: (_, divisor) => not(equal(divisor!, zero)) },
};

const multipleOf65536 = aux('Int64', {
  encodable: {
    words: 'the constant is a multiple of 65536 that fits 32 signed bits',
    examples: [1n, 2n, -1n, 0x7fffn, 0n].map(multiple => multiple << 16n),
    condition: c => and(equal(signExtend(64, low(32, c!)), c!), equal(low(16, c!), bits(16, 0n))),
  },
});
const shiftFrom1To4 = aux('Int64', {
  encodable: {
    words: 'the shift is from 1 to 4',
    condition: c => bvult(bvsub(c!, bits(64, 1n)), bits(64, 4n)),
  },
});

/** Of a bit string: the highest bit above the lowest, each in as many bits as number those of the operand. */
const bitString = (digits: number) =>
  aux('Int64', {
    encodable: {
      words: `the constant is the highest bit times ${2 ** digits} and the lowest, which is not above it`,
      examples: fieldsWithin(2 ** digits).map(({ lowest, width }) =>
        BigInt((lowest + width - 1) * 2 ** digits + lowest),
      ),
      condition: c =>
        and(
          bvult(c!, bits(64, 1n << BigInt(2 * digits))),
          bvule(extract(digits - 1, 0, c!), extract(2 * digits - 1, digits, c!)),
        ),
    },
  });
const picked = (digits: number) => (a: Term, c: Term) => {
  const width = a.sort as number;
  const field = (high: number, lowest: number): Term => zeroExtend(width, extract(high, lowest, c));
  const [least, most] = [field(digits - 1, 0), field(2 * digits - 1, digits)];
  const unused = bvsub(bits(width, BigInt(width - 1)), bvsub(most, least));
  return bvand(bvlshr(a, least), bvlshr(bits(width, -1n), unused));
};

// biome-ignore format: an op is a line
export const integerOps = () => table('LoongArch reference manual volume 1',
  section('2.2.1.1 {ADD/SUB}.{W/D}',
    op('ADDV', [x, x], x, bvadd, 'adds rj and rk', commutes),
    op('SUBV', [x, x], x, bvsub, 'subtracts rk from rj'),
    op('NEGV', [x], x, bvneg, 'subtracts rj from register 0'),
    op('SUBVconst', [x, constant], x, bvsub, 'adds the negated constant to rj'),
  ),
  section('2.2.1.2 {ADDI.{W/D}/ADDU16I.D}',
    op('ADDVconst', [x, constant], x, bvadd, 'adds the constant to rj'),
    op('ADDV16const', [x, multipleOf65536], x, bvadd, 'adds the constant, of which the instruction holds the upper half, to rj'),
  ),
  section('2.2.1.3 ALSL.{W[U]/D}',
    op('ADDshiftLLV', [x, x, shiftFrom1To4], x, (a, c, n) => bvadd(bvshl(c, n), a), 'shifts the second operand left and adds the first'),
  ),
  section('2.2.1.4 {LU12I.W/LU32I.D/LU52I.D}',
    op('MOVVconst', [constant], x, same, 'the constant, loaded into a general register'),
    op('ZERO', [], x, () => zero, 'register 0'),
  ),
  section('2.2.1.5 SLT[U]',
    op('SGT', [x, x], x, (a, c) => flag(bvslt(c, a)), 'writes 1 if the first operand is greater than the second, signed, else 0'),
    op('SGTU', [x, x], x, (a, c) => flag(bvult(c, a)), 'writes 1 if the first operand is greater than the second, unsigned, else 0'),
  ),
  section('2.2.1.6 SLT[U]I',
    op('SGTconst', [x, imm32], x, (a, c) => flag(bvslt(a, c)), 'writes 1 if the constant is greater than rj, signed, else 0'),
    op('SGTUconst', [x, imm32], x, (a, c) => flag(bvult(a, c)), 'writes 1 if the sign-extended constant is greater than rj, unsigned, else 0'),
  ),
  section('2.2.1.8 {AND/OR/NOR/XOR/ANDN/ORN}',
    op('AND', [x, x], x, bvand, 'bitwise AND of rj and rk', commutes),
    op('OR', [x, x], x, bvor, 'bitwise OR of rj and rk', commutes),
    op('XOR', [x, x], x, bvxor, 'bitwise XOR of rj and rk', commutes),
    op('NOR', [x, x], x, (a, c) => bvnot(bvor(a, c)), 'bitwise OR of rj and rk, inverted', commutes),
    op('ANDN', [x, x], x, (a, c) => bvand(a, bvnot(c)), 'bitwise AND of rj and the inverted rk'),
    op('ORN', [x, x], x, (a, c) => bvor(a, bvnot(c)), 'bitwise OR of rj and the inverted rk'),
    op('NORconst', [x, constant], x, (a, c) => bvnot(bvor(a, c)), 'bitwise OR of rj and the constant, inverted'),
  ),
  section('2.2.1.9 {AND/OR/XOR}I',
    op('ANDconst', [x, constant], x, bvand, 'bitwise AND of rj and the constant'),
    op('ORconst', [x, constant], x, bvor, 'bitwise OR of rj and the constant'),
    op('XORconst', [x, constant], x, bvxor, 'bitwise XOR of rj and the constant'),
  ),
  section('2.2.1.11 {MUL.{W/D}/MULH.{W[U]/D[U]}}',
    op('MULV', [x, x], x, bvmul, 'the low half of the product', commutes),
    op('MULHV', [x, x], x, bvmulhs, 'the high half of the product of signed integers', commutes),
    op('MULHVU', [x, x], x, bvmulhu, 'the high half of the product of unsigned integers', commutes),
    op('MULH', [w, w], sext(w), bvmulhs, 'the high word of the product of the low words, signed; sign-extends', commutes),
    op('MULHU', [w, w], sext(w), bvmulhu, 'the high word of the product of the low words, unsigned; sign-extends', commutes),
  ),
  section('2.2.1.12 MULW.D.W[U]',
    op('MULWVW', [w, w], x, (a, c) => bvmul(signExtend(64, a), signExtend(64, c)), 'all of the product of the low words, signed', commutes),
    op('MULWVWU', [w, w], x, (a, c) => bvmul(zeroExtend(64, a), zeroExtend(64, c)), 'all of the product of the low words, unsigned', commutes),
  ),
  section('2.2.1.13 {DIV/MOD}.{W[U]/D[U]}',
    op('DIVV', [x, x], x, bvsdiv, 'signed quotient, rounded to zero; the most negative by -1 is itself', byNonzero),
    op('DIVVU', [x, x], x, bvudiv, 'unsigned quotient', byNonzero),
    op('REMV', [x, x], x, bvsrem, 'signed remainder, with the sign of rj; of the most negative by -1 it is 0', byNonzero),
    op('REMVU', [x, x], x, bvurem, 'unsigned remainder', byNonzero),
  ),
  section('2.2.2.1 {SLL/SRL/SRA/ROTR}.W',
    op('SLL', [w, w], sext(w), masked(bvshl), 'shifts the low word left by the low 5 bits of rk; sign-extends'),
    op('SRL', [w, w], sext(w), masked(bvlshr), 'shifts the low word right, zeros coming in, by the low 5 bits of rk; sign-extends'),
    op('SRA', [w, w], sext(w), masked(bvashr), 'shifts the low word right, its sign coming in, by the low 5 bits of rk; sign-extends'),
    op('ROTR', [w, w], sext(w), masked(rotateRight), 'rotates the low word right by the low 5 bits of rk; sign-extends'),
  ),
  section('2.2.2.2 {SLLI/SRLI/SRAI/ROTRI}.W',
    op('SLLconst', [w, ui5], sext(w), byConstant(bvshl), 'shifts the low word left by the constant; sign-extends'),
    op('SRLconst', [w, ui5], sext(w), byConstant(bvlshr), 'shifts the low word right by the constant, zeros coming in; sign-extends'),
    op('SRAconst', [w, ui5], sext(w), byConstant(bvashr), 'shifts the low word right by the constant, its sign coming in; sign-extends'),
    op('ROTRconst', [w, ui5], sext(w), byConstant(rotateRight), 'rotates the low word right by the constant; sign-extends'),
  ),
  section('2.2.2.3 {SLL/SRL/SRA/ROTR}.D',
    op('SLLV', [x, x], x, masked(bvshl), 'shifts rj left by the low 6 bits of rk'),
    op('SRLV', [x, x], x, masked(bvlshr), 'shifts rj right, zeros coming in, by the low 6 bits of rk'),
    op('SRAV', [x, x], x, masked(bvashr), 'shifts rj right, its sign coming in, by the low 6 bits of rk'),
    op('ROTRV', [x, x], x, masked(rotateRight), 'rotates rj right by the low 6 bits of rk'),
  ),
  section('2.2.2.4 {SLLI/SRLI/SRAI/ROTRI}.D',
    op('SLLVconst', [x, ui6], x, bvshl, 'shifts rj left by the constant'),
    op('SRLVconst', [x, ui6], x, bvlshr, 'shifts rj right by the constant, zeros coming in'),
    op('SRAVconst', [x, ui6], x, bvashr, 'shifts rj right by the constant, its sign coming in'),
    op('ROTRVconst', [x, ui6], x, rotateRight, 'rotates rj right by the constant'),
  ),
  section('2.2.3.1 EXT.W.{B/H}, and what else the assembler makes of MOV between registers',
    op('MOVBreg', [b], sext(b), same, 'the low byte, sign-extended'),
    op('MOVHreg', [h], sext(h), same, 'the low half-word, sign-extended'),
    op('MOVWreg', [w], sext(w), same, 'the low word, sign-extended'),
    op('MOVVreg', [x], x, same, 'all bits'),
    op('MOVBUreg', [b], zext(b), same, 'the low byte, zero-extended'),
    op('MOVHUreg', [h], zext(h), same, 'the low half-word, zero-extended'),
    op('MOVWUreg', [w], zext(w), same, 'the low word, zero-extended'),
    op('MOVVnop', [x], x, same, 'no instruction: rj, in the register in which it is'),
  ),
  section('2.2.3.2 {CLO/CLZ/CTO/CTZ}.{W/D}',
    op('CLZW', [w], zext(w), countLeadingZeros, 'counts the zeros above the highest one of the low word; 32 for zero'),
    op('CLZV', [x], x, countLeadingZeros, 'counts the zeros above the highest one; 64 for zero'),
    op('CTZW', [w], zext(w), countTrailingZeros, 'counts the zeros below the lowest one of the low word; 32 for zero'),
    op('CTZV', [x], x, countTrailingZeros, 'counts the zeros below the lowest one; 64 for zero'),
  ),
  section('2.2.3.4 REVB.{2H/4H/2W/D}',
    op('REVB2H', [w], sext(w), onParts(16, reverseBytes), 'reverses the bytes of each half of the low word; sign-extends'),
    op('REVB4H', [x], x, onParts(16, reverseBytes), 'reverses the bytes of each quarter'),
    op('REVB2W', [x], x, onParts(32, reverseBytes), 'reverses the bytes of each half'),
    op('REVBV', [x], x, reverseBytes, 'reverses the bytes'),
  ),
  section('2.2.3.6 BITREV.{4B/8B}',
    op('BITREV4B', [w], sext(w), onParts(8, reverseBits), 'reverses the bits of each byte of the low word; sign-extends'),
  ),
  section('2.2.3.7 BITREV.{W/D}',
    op('BITREVW', [w], sext(w), reverseBits, 'reverses the bits of the low word; sign-extends'),
    op('BITREVV', [x], x, reverseBits, 'reverses the bits'),
  ),
  section('2.2.3.9 BSTRPICK.{W/D}',
    op('BSTRPICKW', [w, bitString(5)], sext(w), picked(5), 'bits of the low word, moved down; sign-extends'),
    op('BSTRPICKV', [x, bitString(6)], x, picked(6), 'bits of rj, moved down, zeros above'),
  ),
  section('2.2.3.10 {MASKEQZ/MASKNEZ}',
    op('MASKEQZ', [x, x], x, (a, c) => ifThenElse(equal(c, zero), zero, a), 'zero if rk is zero, else rj'),
    op('MASKNEZ', [x, x], x, (a, c) => ifThenElse(equal(c, zero), a, zero), 'zero if rk is not zero, else rj'),
  ),
);

// biome-ignore format: a kind of block is a line
export const blocks = () => branches('LoongArch reference manual volume 1, 2.2.4 and 3.2.5, branch instructions',
  branch('EQZ', [x], a => equal(a, zero), 'taken if rj is zero'),
  branch('NEZ', [x], a => not(equal(a, zero)), 'taken if rj is not zero'),
  branch('LTZ', [x], a => bvslt(a, zero), 'BLT of rj and register 0: taken if rj is negative'),
  branch('LEZ', [x], a => bvsle(a, zero), 'BGE of register 0 and rj: taken if rj is not positive'),
  branch('GTZ', [x], a => bvslt(zero, a), 'BLT of register 0 and rj: taken if rj is positive'),
  branch('GEZ', [x], a => bvsle(zero, a), 'BGE of rj and register 0: taken if rj is not negative'),
  branch('FPT', [condition], a => equal(a, bits(1, 1n)), 'BCNEZ: taken if the condition flag is set'),
  branch('FPF', [condition], a => equal(a, bits(1, 0n)), 'BCEQZ: taken if the condition flag is not set'),
  branch('BEQ', [x, x], equal, 'taken if rj equals rd'),
  branch('BNE', [x, x], (a, c) => not(equal(a, c)), 'taken if rj does not equal rd'),
  branch('BGE', [x, x], (a, c) => bvsle(c, a), 'taken if rj is greater than or equal to rd, signed'),
  branch('BLT', [x, x], bvslt, 'taken if rj is less than rd, signed'),
  branch('BGEU', [x, x], (a, c) => bvule(c, a), 'taken if rj is greater than or equal to rd, unsigned'),
  branch('BLTU', [x, x], bvult, 'taken if rj is less than rd, unsigned'),
);
