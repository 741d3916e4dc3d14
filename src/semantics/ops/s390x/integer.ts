/**
 * The integer ops that Go's S390XOps.go names, as its compiler and assembler make instructions of them. Ops on words
 * promise nothing above bit 31: their instructions leave it as it was, or fill it with what Go's rules do not rely on.
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
  bvsrem,
  bvsub,
  bvudiv,
  bvule,
  bvurem,
  bvxor,
  concat,
  countLeadingZeros,
  countOnes,
  equal,
  extract,
  not,
  or,
  reverseBytes,
  rotateLeft,
  signExtend,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low } from '../entry.ts';
import { aux, commutes, integer, op, section, sext, type Trait, table, zext } from '../table.ts';
import { rotateThenSelect } from './rotate.ts';

const [b, h, w, x] = [integer(8), integer(16), integer(32), integer(64)];
const int32 = aux('Int32');
const params = aux('S390XRotateParams');
const sixBits = aux('UInt8', {
  encodable: { words: 'the count is from 0 to 63', condition: c => bvule(c!, bits(8, 63n)) },
});

const fits = (extend: (width: number, a: Term) => Term, c: Term): Term => equal(extend(64, low(32, c)), c);
/** The assembler sign-extends what it has to load, and NILF ands with the low word alone. */
const signed32 = aux('Int64', {
  encodable: { words: 'the constant fits 32 signed bits', condition: c => fits(signExtend, c!) },
});
const anyOf32 = aux('Int64', {
  encodable: {
    words: 'the constant fits 32 bits, signed or not',
    condition: c => or(fits(signExtend, c!), fits(zeroExtend, c!)),
  },
});

const same = (a: Term): Term => a;
/** An operator on doublewords, whose constant is sign-extended. */
const byConstant = (operate: (a: Term, c: Term) => Term) => (a: Term, c: Term) =>
  operate(a, signExtend(a.sort as number, c));

/** By as many as the low six bits say, on a word too. */
const shifted =
  (shift: (a: Term, count: Term) => Term) =>
  (a: Term, count: Term): Term =>
    shift(a, zeroExtend(a.sort as number, extract(5, 0, count)));
const rotated = (a: Term, count: Term): Term =>
  rotateLeft(a, zeroExtend(a.sort as number, low(Math.log2(a.sort as number), count)));

const onesOfBytes = (a: Term): Term =>
  [7, 6, 5, 4, 3, 2, 1, 0]
    .map(byte => countOnes(extract(8 * byte + 7, 8 * byte, a)))
    .reduce((high, next) => concat(high, next));

const bytesOf = (a: Term): Term[] =>
  Array.from({ length: (a.sort as number) / 8 }, (_, byte) => extract(8 * byte + 7, 8 * byte, a));
/** The sum of so many bytes, in a byte. */
const sumOfBytes = (a: Term): Term => bytesOf(a).reduce((sum, byte) => bvadd(sum, byte));
/** They are counts of ones. Go adds bytes side by side, and none may overflow into the next. */
const ofCounts: Trait = {
  defined: {
    words: 'the sum of the bytes fits a byte',
    condition: a =>
      bvule(
        bytesOf(a!)
          .map(byte => zeroExtend(16, byte))
          .reduce((sum, byte) => bvadd(sum, byte)),
        bits(16, 255n),
      ),
  },
};

const dividesByZero = (divisor: Term): Term => equal(divisor, bits(divisor.sort as number, 0n));
/** The instruction ends the program where this does not hold. */
const exceptByZero: Trait = {
  defined: { words: 'no division by zero', condition: (_, divisor) => not(dividesByZero(divisor!)) },
};
/** Go asks whether the divisor is -1 in all of its register, of which the instruction reads a word. */
const exceptOverflow: Trait = {
  defined: {
    words: 'no division by zero or of the least integer by -1',
    condition: (a, divisor) =>
      not(or(dividesByZero(divisor!), and(equal(a!, bits(64, 1n << 63n)), equal(divisor!, bits(32, -1n))))),
  },
};
const byWord = (divide: (a: Term, divisor: Term) => Term) => (a: Term, divisor: Term) =>
  divide(a, signExtend(64, divisor));

// biome-ignore format: an op is a line
export const integerOps = () => table('z/Architecture Principles of Operation (SA22-7832)',
  section('chapter 7, ADD and SUBTRACT',
    op('ADD', [x, x], x, bvadd, 'AGRK: the sum', commutes),
    op('ADDW', [w, w], w, bvadd, 'ARK: the sum of the words', commutes),
    op('ADDconst', [x, int32], x, byConstant(bvadd), 'AGFI: the sum of the operand and the sign-extended constant'),
    op('ADDWconst', [w, int32], w, bvadd, 'AFI: the sum of the word and the constant'),
    op('SUB', [x, x], x, bvsub, 'SGRK: the second operand subtracted from the first'),
    op('SUBW', [w, w], w, bvsub, 'SRK: the second word subtracted from the first'),
    op('SUBconst', [x, int32], x, byConstant(bvsub), 'LGFI and SLGRK: the sign-extended constant subtracted from the operand'),
    op('SUBWconst', [w, int32], w, bvsub, 'SLFI: the constant subtracted from the word'),
    op('NEG', [x], x, bvneg, 'LCGR: the operand with its sign inverted'),
    op('NEGW', [w], w, bvneg, 'LCGFR: the sign-extended word with its sign inverted, of which the word counts'),
  ),
  section('chapter 7, MULTIPLY',
    op('MULLD', [x, x], x, bvmul, 'MSGR: the low half of the product', commutes),
    op('MULLW', [w, w], w, bvmul, 'MSGFR: the low word of the product', commutes),
    op('MULLDconst', [x, int32], x, byConstant(bvmul), 'MSGFI: the low half of the product with the sign-extended constant'),
    op('MULLWconst', [w, int32], w, bvmul, 'MSFI: the low word of the product with the constant'),
    op('MULHD', [x, x], x, bvmulhs, "Go's sequence around MLGR: the high half of the product of signed integers", commutes),
    op('MULHDU', [x, x], x, bvmulhu, 'MLGR: the high half of the product of unsigned integers', commutes),
    op('MLGR', [x, x], [x, x], (a, c) => [bvmulhu(a, c), bvmul(a, c)], 'the high and the low half of the product of unsigned integers', commutes),
  ),
  section('chapter 7, DIVIDE',
    op('DIVD', [x, x], x, bvsdiv, 'DSGR, or LCGR where the divisor is -1: the signed quotient, rounded to zero', exceptByZero),
    op('DIVDU', [x, x], x, bvudiv, 'DLGR: the unsigned quotient', exceptByZero),
    op('DIVW', [x, w], x, byWord(bvsdiv), 'DSGFR, or LCGR where the divisor is -1: the signed quotient of a doubleword and a word', exceptOverflow),
    op('DIVWU', [w, w], w, bvudiv, 'DLR: the unsigned quotient of the words', exceptByZero),
    op('MODD', [x, x], x, bvsrem, 'DSGR, or 0 where the divisor is -1: the signed remainder, with the sign of the dividend', exceptByZero),
    op('MODDU', [x, x], x, bvurem, 'DLGR: the unsigned remainder', exceptByZero),
    op('MODW', [x, w], x, byWord(bvsrem), 'DSGFR, or 0 where the divisor is -1: the signed remainder of a doubleword and a word', exceptOverflow),
    op('MODWU', [w, w], w, bvurem, 'DLR: the unsigned remainder of the words', exceptByZero),
  ),
  section('chapter 7, AND, OR and EXCLUSIVE OR',
    op('AND', [x, x], x, bvand, 'NGRK: the bitwise AND', commutes),
    op('ANDW', [w, w], w, bvand, 'NRK: the bitwise AND of the words', commutes),
    op('ANDconst', [x, signed32], x, bvand, 'NILF, or LGFI and NGR: the bitwise AND of the operand and the constant'),
    op('ANDWconst', [w, int32], w, bvand, 'NILF: the bitwise AND of the word and the constant'),
    op('OR', [x, x], x, bvor, 'OGRK: the bitwise OR', commutes),
    op('ORW', [w, w], w, bvor, 'ORK: the bitwise OR of the words', commutes),
    op('ORconst', [x, anyOf32], x, bvor, 'OILF, or LGFI and OGR: the bitwise OR of the operand and the constant'),
    op('ORWconst', [w, int32], w, bvor, 'OILF: the bitwise OR of the word and the constant'),
    op('XOR', [x, x], x, bvxor, 'XGRK: the bitwise exclusive OR', commutes),
    op('XORW', [w, w], w, bvxor, 'XRK: the bitwise exclusive OR of the words', commutes),
    op('XORconst', [x, anyOf32], x, bvxor, 'XILF, or LGFI and XGR: the bitwise exclusive OR of the operand and the constant'),
    op('XORWconst', [w, int32], w, bvxor, 'XILF: the bitwise exclusive OR of the word and the constant'),
  ),
  section('chapter 7, SHIFT and ROTATE',
    op('SLD', [x, b], x, shifted(bvshl), 'SLLG: shifted left by the low six bits of the count'),
    op('SLW', [w, b], w, shifted(bvshl), 'SLLK: the word shifted left by the low six bits of the count'),
    op('SRD', [x, b], x, shifted(bvlshr), 'SRLG: shifted right, zeros coming in, by the low six bits of the count'),
    op('SRW', [w, b], w, shifted(bvlshr), 'SRLK: the word shifted right, zeros coming in, by the low six bits of the count'),
    op('SRAD', [x, b], x, shifted(bvashr), 'SRAG: shifted right, its sign coming in, by the low six bits of the count'),
    op('SRAW', [w, b], w, shifted(bvashr), 'SRAK: the word shifted right, its sign coming in, by the low six bits of the count'),
    op('SLDconst', [x, sixBits], x, shifted(bvshl), 'SLLG: shifted left by the constant'),
    op('SLWconst', [w, sixBits], w, shifted(bvshl), 'SLLK: the word shifted left by the constant'),
    op('SRDconst', [x, sixBits], x, shifted(bvlshr), 'SRLG: shifted right by the constant, zeros coming in'),
    op('SRWconst', [w, sixBits], w, shifted(bvlshr), 'SRLK: the word shifted right by the constant, zeros coming in'),
    op('SRADconst', [x, sixBits], x, shifted(bvashr), 'SRAG: shifted right by the constant, its sign coming in'),
    op('SRAWconst', [w, sixBits], w, shifted(bvashr), 'SRAK: the word shifted right by the constant, its sign coming in'),
    op('RLLG', [x, b], x, rotated, 'rotated left by the low six bits of the count'),
    op('RLL', [w, b], w, rotated, 'the word rotated left by the low five bits of the count'),
    op('RLLconst', [w, sixBits], w, rotated, 'the word rotated left by the constant'),
    op('RISBGZ', [x, params], x, rotateThenSelect, 'ROTATE THEN INSERT SELECTED BITS, zero-remaining-bits control 1: the operand rotated left by the amount, and of that the bits from the first to the last, the others zero; bit 0 is the highest'),
    op('RXSBG', [x, x, params], x, (a, c, p) => bvxor(a!, rotateThenSelect(c!, p!)), 'ROTATE THEN EXCLUSIVE OR SELECTED BITS: as RISBGZ of the second operand, and the exclusive OR of that and the first'),
  ),
  section('chapter 7, LOAD BYTE, HALFWORD and LOGICAL',
    op('MOVBreg', [b], sext(b), same, 'LGBR: the low byte, sign-extended'),
    op('MOVBZreg', [b], zext(b), same, 'LLGCR: the low byte, zero-extended'),
    op('MOVHreg', [h], sext(h), same, 'LGHR: the low halfword, sign-extended'),
    op('MOVHZreg', [h], zext(h), same, 'LLGHR: the low halfword, zero-extended'),
    op('MOVWreg', [w], sext(w), same, 'LGFR: the low word, sign-extended'),
    op('MOVWZreg', [w], zext(w), same, 'LLGFR: the low word, zero-extended'),
    op('MOVDBR', [x], x, reverseBytes, 'LRVGR: the bytes in reverse order'),
    op('MOVWBR', [w], w, reverseBytes, 'LRVR: the bytes of the word in reverse order'),
    op('MOVDconst', [aux('Int64')], x, same, 'LGHI, LGFI, LLILF and IIHF, or the like: the constant'),
  ),
  section('chapter 7, FIND LEFTMOST ONE and POPULATION COUNT',
    op('FLOGR', [x], x, countLeadingZeros, 'the number of the leftmost one, counted from the top; 64 if there is none'),
    op('POPCNT', [x], x, onesOfBytes, 'in each byte the number of ones that it had'),
  ),
  section("Go's S390XOps.go, ops that other rules take apart",
    op('NOT', [x], x, bvnot, 'the bitwise complement'),
    op('NOTW', [w], w, bvnot, 'the bitwise complement of the word'),
    op('SumBytes2', [h], b, sumOfBytes, 'the sum of the low two bytes, in a byte', ofCounts),
    op('SumBytes4', [w], b, sumOfBytes, 'the sum of the low four bytes, in a byte', ofCounts),
    op('SumBytes8', [x], b, sumOfBytes, 'the sum of the eight bytes, in a byte', ofCounts),
  ),
);
