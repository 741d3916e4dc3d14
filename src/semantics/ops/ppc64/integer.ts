/**
 * The fixed-point instructions as Go's PPC64Ops.go names them, by the order of Go's operands. Of word forms the
 * manual leaves the upper half undefined where nothing else is said: the result is a word.
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
  countTrailingZeros,
  equal,
  extract,
  ifThenElse,
  or,
  reverseBytes,
  rotateLeft,
  signExtend,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low } from '../entry.ts';
import { aux, commutes, countBelow, integer, op, type Row, section, sext, table, zext } from '../table.ts';
import { longTerm, maskOf16, maskOf32, minuend, term } from './immediates.ts';
import {
  clearAndShift,
  clearingBeforeShift,
  clearingLeft,
  clearingRight,
  rotateAndClearLeft,
  rotateAndClearRight,
  rotateWordByConstant,
  rotateWordByRegister,
  rotationOfWord,
} from './rotate-mask.ts';

type Integer = ReturnType<typeof integer>;
const [b, h, w, x] = [8, 16, 32, 64].map(integer) as [Integer, Integer, Integer, Integer];

/** CA of XER, as the low bit of a register of its own. */
const ca = integer(1);

const constant = aux('Int64');
const [sh5, sh6] = [countBelow(32), countBelow(64)];
/** Go's rules write 63 for 31: the assembler encodes five bits. */
const sh5Or63 = aux('Int64', {
  encodable: {
    words: 'the constant is from 0 to 31, or 63',
    condition: c => or(bvule(c!, bits(64, 31n)), equal(c!, bits(64, 63n))),
  },
});

const same = (a: Term): Term => a;

/** By one more bit of the register than number those of the operand: beyond its width everything is shifted out. */
const shiftedBy = (shift: (a: Term, count: Term) => Term) => (a: Term, n: Term) => {
  const width = a.sort as number;
  return shift(a, bvand(low(width, n), bits(width, BigInt(2 * width - 1))));
};
/** By as many bits of the register as number those of the operand. */
const rotatedBy = (a: Term, n: Term): Term => {
  const width = a.sort as number;
  return rotateLeft(a, bvand(low(width, n), bits(width, BigInt(width - 1))));
};
const byConstant = (operate: (a: Term, c: Term) => Term) => (a: Term, c: Term) =>
  operate(a, low(a.sort as number, c));

/** The sum of three, the last of one bit, and what is carried out of it. */
function withCarry(a: Term, c: Term, carry: Term): readonly [Term, Term] {
  const sum = bvadd(bvadd(zeroExtend(65, a), zeroExtend(65, c)), zeroExtend(65, carry));
  return [low(64, sum), extract(64, 64, sum)];
}
const [zero, one] = [bits(1, 0n), bits(1, 1n)];

const isZero = (a: Term): Term => equal(a, bits(a.sort as number, 0n));

/** What the manual leaves undefined of a division, beside a divisor that is zero: the least integer by -1. */
const overflows = (a: Term, c: Term): Term => {
  const width = a.sort as number;
  return and(equal(a, bits(width, 1n << BigInt(width - 1))), equal(c, bits(width, -1n)));
};
const unlessByZero = (operate: (a: Term, c: Term) => Term) => (a: Term, c: Term, undefinedBits?: Term) =>
  ifThenElse(isZero(c), undefinedBits ?? bits(a.sort as number, 0n), operate(a, c));
const signedRemainder = (a: Term, c: Term, undefinedBits?: Term): Term => {
  const otherwise = undefinedBits ?? bits(a.sort as number, 0n);
  return ifThenElse(isZero(c), otherwise, ifThenElse(overflows(a, c), otherwise, bvsrem(a, c)));
};
const undefinedBits = ({ width }: Integer) => ({ undefinedBits: width });

/** An operation on each part of the register by itself. */
const eachPart =
  (width: number, operate: (part: Term) => Term) =>
  (a: Term): Term =>
    Array.from({ length: 64 / width }, (_, index) => {
      const part = extract(width * index + width - 1, width * index, a);
      return operate(part);
    }).reduceRight((high, part) => concat(high, part));

// biome-ignore format: an op is a line
const extensions = (): readonly Row[] => [
  op('MOVBreg', [b], sext(b), same, 'extsb: the low byte, sign-extended'),
  op('MOVHreg', [h], sext(h), same, 'extsh: the low half-word, sign-extended'),
  op('MOVWreg', [w], sext(w), same, 'extsw: the low word, sign-extended'),
  op('MOVBZreg', [b], zext(b), same, 'clrldi: the low byte, zero-extended'),
  op('MOVHZreg', [h], zext(h), same, 'clrldi: the low half-word, zero-extended'),
  op('MOVWZreg', [w], zext(w), same, 'clrldi: the low word, zero-extended'),
];

// biome-ignore format: an op is a line
export const integerOps = () => [
  ...table("Go's cmd/compile/internal/ppc64, ssa.go", [
    op('MOVDconst', [constant], x, same, 'the constant, loaded into a general register'),
  ]),
  ...table('Power ISA 3.1 book I',
    section('3.3.9 Fixed-Point Arithmetic Instructions',
      op('ADD', [x, x], x, bvadd, 'the sum (RA) + (RB)', commutes),
      op('ADDconst', [x, longTerm], x, bvadd, 'the sum (RA) + SI'),
      op('SUB', [x, x], x, bvsub, 'subf: the sum of the first operand, the inverted second and 1'),
      op('SUBFCconst', [x, minuend], x, (a, c) => bvsub(c, a), 'subfic: the sum of the inverted (RA), SI and 1'),
      op('NEG', [x], x, bvneg, 'the sum of the inverted (RA) and 1'),
      op('ADDC', [x, x], [x, ca], (a, c) => withCarry(a, c, zero), 'the sum (RA) + (RB), and its carry', commutes),
      op('ADDCconst', [x, term], [x, ca], (a, c) => withCarry(a, c, zero), 'addic: the sum (RA) + SI, and its carry'),
      op('SUBC', [x, x], [x, ca], (a, c) => withCarry(a, bvnot(c), one), 'subfc: the sum of the first operand, the inverted second and 1, and its carry'),
      op('SUBCconst', [x, minuend], [x, ca], (a, c) => withCarry(bvnot(a), c, one), 'subfic: the sum of the inverted (RA), SI and 1, and its carry'),
      op('ADDE', [x, x, ca], [x, ca], withCarry, 'the sum (RA) + (RB) + CA, and its carry', commutes),
      op('SUBE', [x, x, ca], [x, ca], (a, c, carry) => withCarry(a, bvnot(c), carry), 'subfe: the sum of the first operand, the inverted second and CA, and its carry'),
      op('ADDZE', [x, ca], [x, ca], (a, carry) => withCarry(a, bits(64, 0n), carry), 'the sum (RA) + CA, and its carry'),
      op('ADDZEzero', [ca], x, carry => zeroExtend(64, carry), 'addze of a register that is zero: CA'),
      op('SUBZEzero', [ca], x, carry => bvadd(bits(64, -1n), zeroExtend(64, carry)), 'subfze of a register that is zero: the sum of all ones and CA'),
      op('MULLD', [x, x], x, bvmul, 'the low doubleword of the product', commutes),
      op('MULLDconst', [x, aux('Int32')], x, (a, c) => bvmul(a, signExtend(64, c)), 'mulli: the low doubleword of the product of (RA) and SI'),
      op('MULLW', [w, w], w, bvmul, 'the product of the low words, of which Go has the low one: mulli, which stands for it, does not have the other', commutes),
      op('MULLWconst', [w, aux('Int32')], w, bvmul, 'mulli: the product of (RA) and SI, of which Go has the low word'),
      op('MULHD', [x, x], x, bvmulhs, 'the high doubleword of the signed product', commutes),
      op('MULHDU', [x, x], x, bvmulhu, 'the high doubleword of the unsigned product', commutes),
      op('MULHW', [w, w], w, bvmulhs, 'the high word of the signed product of the low words; the upper half is undefined', commutes),
      op('MULHWU', [w, w], w, bvmulhu, 'the high word of the unsigned product of the low words; the upper half is undefined', commutes),
      op('MADDLD', [x, x, x], x, (a, c, z) => bvadd(bvmul(a, c), z), 'the low doubleword of (RA) x (RB) + (RC)', commutes),
      op('DIVD', [x, x], x, unlessByZero(bvsdiv), "signed quotient, rounded to zero; undefined by zero; Go's sequence negates where the divisor is -1", undefinedBits(x)),
      op('DIVDU', [x, x], x, unlessByZero(bvudiv), 'unsigned quotient; undefined by zero', undefinedBits(x)),
      op('DIVW', [w, w], w, unlessByZero(bvsdiv), "signed quotient of the low words, rounded to zero; undefined by zero; Go's sequence negates where the divisor is -1; the upper half is undefined", undefinedBits(w)),
      op('DIVWU', [w, w], w, unlessByZero(bvudiv), 'unsigned quotient of the low words; undefined by zero; the upper half is undefined', undefinedBits(w)),
      op('MODSD', [x, x], x, signedRemainder, 'signed remainder, with the sign of the dividend; undefined by zero, and of the least integer by -1', undefinedBits(x)),
      op('MODUD', [x, x], x, unlessByZero(bvurem), 'unsigned remainder; undefined by zero', undefinedBits(x)),
      op('MODSW', [w, w], w, signedRemainder, 'signed remainder of the low words, with the sign of the dividend; undefined by zero, and of the least integer by -1; the upper half is undefined', undefinedBits(w)),
      op('MODUW', [w, w], w, unlessByZero(bvurem), 'unsigned remainder of the low words; undefined by zero; the upper half is undefined', undefinedBits(w)),
    ),
    section('3.3.13 Fixed-Point Logical Instructions',
      op('AND', [x, x], x, bvand, 'bitwise AND', commutes),
      op('ANDconst', [x, maskOf16], x, bvand, 'andi.: bitwise AND with UI'),
      op('ANDN', [x, x], x, (a, c) => bvand(a, bvnot(c)), 'andc: bitwise AND of the first operand and the inverted second'),
      op('OR', [x, x], x, bvor, 'bitwise OR', commutes),
      op('ORconst', [x, maskOf32], x, bvor, 'ori: bitwise OR with UI'),
      op('ORN', [x, x], x, (a, c) => bvor(a, bvnot(c)), 'orc: bitwise OR of the first operand and the inverted second'),
      op('XOR', [x, x], x, bvxor, 'bitwise XOR', commutes),
      op('XORconst', [x, maskOf32], x, bvxor, 'xori: bitwise XOR with UI'),
      op('NOR', [x, x], x, (a, c) => bvnot(bvor(a, c)), 'bitwise OR, inverted', commutes),
      op('EQV', [x, x], x, (a, c) => bvnot(bvxor(a, c)), 'bitwise XOR, inverted', commutes),
      ...extensions(),
      op('CNTLZD', [x], x, countLeadingZeros, 'counts the zeros above the highest one; 64 for zero'),
      op('CNTLZW', [w], zext(w), countLeadingZeros, 'counts the zeros above the highest one of the low word; 32 for zero'),
      op('CNTTZD', [x], x, countTrailingZeros, 'counts the zeros below the lowest one; 64 for zero'),
      op('CNTTZW', [w], zext(w), countTrailingZeros, 'counts the zeros below the lowest one of the low word; 32 for zero'),
      op('POPCNTD', [x], x, countOnes, 'counts the ones'),
      op('POPCNTW', [x], x, eachPart(32, countOnes), 'counts the ones of each word, in its place'),
      op('POPCNTB', [x], x, eachPart(8, countOnes), 'counts the ones of each byte, in its place'),
    ),
    section('3.3.14 Fixed-Point Rotate and Shift Instructions',
      op('SLD', [x, x], x, shiftedBy(bvshl), 'shifts left by the low 7 bits of (RB): 64 and more leave zero'),
      op('SRD', [x, x], x, shiftedBy(bvlshr), 'shifts right, zeros coming in, by the low 7 bits of (RB): 64 and more leave zero'),
      op('SRAD', [x, x], x, shiftedBy(bvashr), 'shifts right, the sign coming in, by the low 7 bits of (RB): 64 and more leave the sign'),
      op('SLW', [w, w], zext(w), shiftedBy(bvshl), 'shifts the low word left by the low 6 bits of (RB): 32 and more leave zero; the upper half is zero'),
      op('SRW', [w, w], zext(w), shiftedBy(bvlshr), 'shifts the low word right, zeros coming in, by the low 6 bits of (RB): 32 and more leave zero; the upper half is zero'),
      op('SRAW', [w, w], sext(w), shiftedBy(bvashr), 'shifts the low word right, its sign coming in, by the low 6 bits of (RB): 32 and more leave the sign; sign-extends'),
      op('SLDconst', [x, sh6], x, bvshl, 'rldicr: shifts left by the immediate'),
      op('SRDconst', [x, sh6], x, bvlshr, 'rldicl: shifts right by the immediate, zeros coming in'),
      op('SRADconst', [x, sh6], x, bvashr, 'sradi: shifts right by the immediate, the sign coming in'),
      op('SLWconst', [w, sh5], zext(w), byConstant(bvshl), 'rlwinm: shifts the low word left by the immediate; the upper half is zero'),
      op('SRWconst', [w, sh5], zext(w), byConstant(bvlshr), 'rlwinm: shifts the low word right by the immediate, zeros coming in; the upper half is zero'),
      op('SRAWconst', [w, sh5Or63], sext(w), (a, c) => bvashr(a, bvand(low(32, c), bits(32, 31n))), "srawi: shifts the low word right by the immediate, of which Go's assembler encodes five bits, its sign coming in; sign-extends"),
      op('EXTSWSLconst', [w, sh6], x, (a, c) => bvshl(signExtend(64, a), c), 'extswsli: shifts the sign-extended low word left by the immediate'),
      op('ROTL', [x, x], x, rotatedBy, 'rldcl: rotates left by the low 6 bits of (RB)'),
      op('ROTLconst', [x, sh6], x, rotateLeft, 'rldicl: rotates left by the immediate'),
      op('ROTLW', [w, w], zext(w), rotatedBy, 'rlwnm: rotates the low word left by the low 5 bits of (RB); the upper half is zero'),
      op('ROTLWconst', [w, sh5], zext(w), byConstant(rotateLeft), 'rlwinm: rotates the low word left by the immediate; the upper half is zero'),
      op('RLWINM', [w, rotationOfWord], x, rotateWordByConstant, 'rotates the low word left by the immediate, twice in the register, and keeps the bits under the mask'),
      op('RLWNM', [w, w, rotationOfWord], x, rotateWordByRegister, 'rotates the low word left by the low 5 bits of (RB), twice in the register, and keeps the bits under the mask'),
      op('RLDICL', [x, clearingLeft], x, rotateAndClearLeft, 'rotates left by the immediate, and clears the bits above the first that is kept'),
      op('RLDICR', [x, clearingRight], x, rotateAndClearRight, 'rotates left by the immediate, and clears the bits below the last that is kept'),
      op('CLRLSLDI', [x, clearingBeforeShift(64)], x, clearAndShift(bvshl), 'rldic: clears so many upper bits and shifts left'),
      op('CLRLSLWI', [w, clearingBeforeShift(32)], zext(w), clearAndShift(bvshl), 'rlwinm: clears so many upper bits of the low word and shifts left; the upper half is zero'),
    ),
    section('3.3.16 Byte-Reverse Instructions',
      op('BRD', [x], x, reverseBytes, 'the bytes in reverse order'),
      op('BRW', [x], x, eachPart(32, reverseBytes), 'the bytes of each word in reverse order'),
      op('BRH', [x], x, eachPart(16, reverseBytes), 'the bytes of each half-word in reverse order'),
    ),
  ),
];
