/**
 * The integer instructions of A64 as Go's ARM64Ops.go names them, by the order of Go's operands. A write to a W
 * register zeroes the upper half of the X register (C1.2.5).
 */
import { BINARY64 } from '../../float/format.ts';
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
  bvsub,
  bvudiv,
  bvxor,
  concat,
  countLeadingZeros,
  countOnes,
  equal,
  extract,
  ifThenElse,
  reverseBits,
  reverseBytes,
  signExtend,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low } from '../entry.ts';
import {
  aux,
  cleared,
  commutes,
  countBelow,
  float,
  integer,
  op,
  type Row,
  section,
  sext,
  table,
  zext,
} from '../table.ts';
import { bitField, inserted, insertedLow, placed, placedSigned, taken, takenSigned } from './bit-field.ts';
import { rotateRight, rotation, shifts } from './shifts.ts';

type Integer = ReturnType<typeof integer>;
const [b, h, w, x] = [8, 16, 32, 64].map(integer) as [Integer, Integer, Integer, Integer];
const d = float(BINARY64);

/** What an instruction cannot encode, Go's assembler loads into a register of its own. */
const constant = aux('Int64');
const [shamt5, shamt6] = [countBelow(32), countBelow(64)];

const same = (a: Term): Term => a;
const zeroOf = (a: Term): Term => bits(a.sort as number, 0n);

type Binary = (a: Term, c: Term) => Term;

/** By as many bits of the register as number those of the operand. */
const modulo =
  (shift: Binary): Binary =>
  (a, n) => {
    const width = a.sort as number;
    return shift(a, bvand(low(width, n), bits(width, BigInt(width - 1))));
  };

/** SDIV and UDIV by zero give zero. */
const orZero =
  (divide: Binary): Binary =>
  (a, c) =>
    ifThenElse(equal(c, zeroOf(c)), zeroOf(a), divide(a, c));
const [signedQuotient, unsignedQuotient] = [orZero(bvsdiv), orZero(bvudiv)];
/** What Go's assembler makes of a remainder: MSUB of the quotient. */
const remainder =
  (quotient: Binary): Binary =>
  (a, c) =>
    bvsub(a, bvmul(quotient(a, c), c));

const plusProduct = (a: Term, m: Term, n: Term): Term => bvadd(a, bvmul(m, n));
const minusProduct = (a: Term, m: Term, n: Term): Term => bvsub(a, bvmul(m, n));
const negatedProduct: Binary = (m, n) => bvneg(bvmul(m, n));

/** The bits of two registers, the first one above, from the one of that number on. */
const extractedPair = (a: Term, c: Term, lsb: Term): Term => {
  const width = a.sort as number;
  const from = low(width, lsb);
  return bvor(bvlshr(c, from), bvshl(a, bvsub(bits(width, BigInt(width)), from)));
};

const parts = (width: number, a: Term): Term[] =>
  Array.from({ length: (a.sort as number) / width }, (_, index) =>
    extract(width * index + width - 1, width * index, a),
  );
/** An operation on each part of the register by itself. */
const eachPart =
  (width: number, operate: (part: Term) => Term) =>
  (a: Term): Term =>
    parts(width, a)
      .map(operate)
      .reduceRight((high, part) => concat(high, part));
const sumOfBytes = (a: Term): Term =>
  parts(8, a)
    .map(part => zeroExtend(64, part))
    .reduce(bvadd);

const withInverted =
  (operate: Binary): Binary =>
  (a, c) =>
    operate(a, bvnot(c));

/** What takes a shifted operand. Of these, instructions on sums do not rotate it. */
const shiftable: readonly { name: string; of: Binary; words: string; rotates: boolean }[] = [
  { name: 'ADD', of: bvadd, words: 'the sum of Rn and', rotates: false },
  { name: 'SUB', of: bvsub, words: 'the difference of Rn and', rotates: false },
  { name: 'AND', of: bvand, words: 'bitwise AND of Rn and', rotates: true },
  { name: 'OR', of: bvor, words: 'ORR: bitwise OR of Rn and', rotates: true },
  { name: 'XOR', of: bvxor, words: 'EOR: bitwise exclusive OR of Rn and', rotates: true },
  { name: 'BIC', of: withInverted(bvand), words: 'bitwise AND of Rn and the inverse of', rotates: true },
  {
    name: 'EON',
    of: withInverted(bvxor),
    words: 'bitwise exclusive OR of Rn and the inverse of',
    rotates: true,
  },
  { name: 'ORN', of: withInverted(bvor), words: 'bitwise OR of Rn and the inverse of', rotates: true },
];
const shiftsOf = (rotates: boolean) => (rotates ? [...shifts, rotation] : shifts);

// biome-ignore format: an op is a line
const shifted = (): readonly Row[] => [
  ...shiftable.flatMap(({ name, of, words, rotates }) => shiftsOf(rotates).map(({ suffix, apply, words: how }) =>
    op(`${name}shift${suffix}`, [x, x, shamt6], x, (a, c, n) => of(a!, apply(c!, n!)), `${words} Rm ${how} by the immediate`))),
  ...shiftsOf(true).map(({ suffix, apply, words }) =>
    op(`MVNshift${suffix}`, [x, shamt6], x, (a, n) => bvnot(apply(a!, n!)), `ORN of XZR and Rm ${words} by the immediate`)),
  ...shiftsOf(false).map(({ suffix, apply, words }) =>
    op(`NEGshift${suffix}`, [x, shamt6], x, (a, n) => bvneg(apply(a!, n!)), `SUB of XZR and Rm ${words} by the immediate`)),
];

// biome-ignore format: an op is a line
export const integerOps = () => [
  ...table("Go's cmd/compile/internal/arm64, ssa.go", [
    op('MOVDconst', [constant], x, same, 'the constant, loaded into a general register'),
    op('ZERO', [], x, () => bits(64, 0n), 'XZR, which reads as zero'),
    op('MOVDreg', [x], x, same, 'MOV: the register'),
    op('MOVDnop', [x], x, same, 'no instruction: the register'),
  ]),
  ...table('Arm ARM (DDI 0487)',
    section('C3.4.1 and C3.5.1, arithmetic',
      op('ADD', [x, x], x, bvadd, 'the sum', commutes),
      op('ADDconst', [x, constant], x, bvadd, 'the sum of Rn and the immediate'),
      op('SUB', [x, x], x, bvsub, 'the difference'),
      op('SUBconst', [x, constant], x, bvsub, 'the difference of Rn and the immediate'),
      op('NEG', [x], x, bvneg, 'SUB of XZR and Rm'),
    ),
    section('C3.4.2 and C3.5.3, logical',
      op('AND', [x, x], x, bvand, 'bitwise AND', commutes),
      op('ANDconst', [x, constant], x, bvand, 'bitwise AND of Rn and the immediate'),
      op('OR', [x, x], x, bvor, 'ORR: bitwise OR', commutes),
      op('ORconst', [x, constant], x, bvor, 'ORR: bitwise OR of Rn and the immediate'),
      op('XOR', [x, x], x, bvxor, 'EOR: bitwise exclusive OR', commutes),
      op('XORconst', [x, constant], x, bvxor, 'EOR: bitwise exclusive OR of Rn and the immediate'),
      op('BIC', [x, x], x, withInverted(bvand), 'bitwise AND of Rn and the inverted Rm'),
      op('EON', [x, x], x, withInverted(bvxor), 'bitwise exclusive OR of Rn and the inverted Rm', commutes),
      op('ORN', [x, x], x, withInverted(bvor), 'bitwise OR of Rn and the inverted Rm'),
      op('MVN', [x], x, bvnot, 'ORN of XZR and Rm'),
    ),
    section('C3.5.1 and C3.5.3, shifted registers', ...shifted()),
    section('C3.5.8, shifts by a register',
      op('SLL', [x, x], x, modulo(bvshl), 'LSLV: shifts left by the low 6 bits of Rm'),
      op('SRL', [x, x], x, modulo(bvlshr), 'LSRV: shifts right, zeros coming in, by the low 6 bits of Rm'),
      op('SRA', [x, x], x, modulo(bvashr), 'ASRV: shifts right, the sign coming in, by the low 6 bits of Rm'),
      op('ROR', [x, x], x, modulo(rotateRight), 'RORV: rotates right by the low 6 bits of Rm'),
      op('RORW', [w, w], cleared(w), modulo(rotateRight), 'RORV: rotates the low word right by the low 5 bits of Rm; zeroes the upper half'),
    ),
    section('C3.4.7 and C3.4.8, shifts and pairs by an immediate',
      op('SLLconst', [x, shamt6], x, bvshl, 'LSL: shifts left'),
      op('SRLconst', [x, shamt6], x, bvlshr, 'LSR: shifts right, zeros coming in'),
      op('SRAconst', [x, shamt6], x, bvashr, 'ASR: shifts right, the sign coming in'),
      op('RORconst', [x, shamt6], x, rotateRight, 'EXTR of one register: rotates right'),
      op('RORWconst', [w, shamt5], cleared(w), (a, n) => rotateRight(a, low(32, n)), 'EXTR of one low word: rotates right; zeroes the upper half'),
      op('EXTRconst', [x, x, shamt6], x, extractedPair, '64 bits of Rn above Rm from the immediate on'),
      op('EXTRWconst', [w, w, shamt5], cleared(w), extractedPair, '32 bits of the low word of Rn above that of Rm from the immediate on; zeroes the upper half'),
    ),
    section('C3.4.5, bit fields',
      op('BFI', [x, x, bitField], x, inserted, 'the low bits of Rn in the place of the field of Rd'),
      op('BFXIL', [x, x, bitField], x, insertedLow, 'the field of Rn in the place of the low bits of Rd'),
      op('SBFIZ', [x, bitField], x, placedSigned, 'the low bits as a field, zeros below it and its sign above'),
      op('SBFX', [x, bitField], x, takenSigned, 'the field in the low bits, its sign above'),
      op('UBFIZ', [x, bitField], x, placed, 'the low bits as a field, zeros around it'),
      op('UBFX', [x, bitField], x, taken, 'the field in the low bits, zeros above'),
    ),
    section('C3.4.6, sign-extend and zero-extend',
      op('MOVBreg', [b], sext(b), same, 'SXTB: the low byte, sign-extended'),
      op('MOVHreg', [h], sext(h), same, 'SXTH: the low half-word, sign-extended'),
      op('MOVWreg', [w], sext(w), same, 'SXTW: the low word, sign-extended'),
      op('MOVBUreg', [b], zext(b), same, 'UXTB: the low byte, zero-extended'),
      op('MOVHUreg', [h], zext(h), same, 'UXTH: the low half-word, zero-extended'),
      op('MOVWUreg', [w], zext(w), same, 'MOV of the low word, which zeroes the upper half'),
    ),
    section('C3.5.6, multiply',
      op('MUL', [x, x], x, bvmul, 'the low half of the product', commutes),
      op('MULW', [w, w], cleared(w), bvmul, 'the low half of the product of the low words; zeroes the upper half', commutes),
      op('MNEG', [x, x], x, negatedProduct, 'MSUB of XZR and the product', commutes),
      op('MNEGW', [w, w], cleared(w), negatedProduct, 'MSUB of WZR and the product of the low words; zeroes the upper half', commutes),
      op('MADD', [x, x, x], x, plusProduct, 'Ra and the product of Rn and Rm'),
      op('MADDW', [w, w, w], cleared(w), plusProduct, 'the low words of Ra and of the product of Rn and Rm; zeroes the upper half'),
      op('MSUB', [x, x, x], x, minusProduct, 'Ra less the product of Rn and Rm'),
      op('MSUBW', [w, w, w], cleared(w), minusProduct, 'the low word of Ra less that of the product of Rn and Rm; zeroes the upper half'),
      op('MULH', [x, x], x, bvmulhs, 'SMULH: the high half of the signed product', commutes),
      op('UMULH', [x, x], x, bvmulhu, 'the high half of the unsigned product', commutes),
      op('MULL', [w, w], x, (a, c) => bvmul(signExtend(64, a), signExtend(64, c)), 'SMULL: the signed product of the low words', commutes),
      op('UMULL', [w, w], x, (a, c) => bvmul(zeroExtend(64, a), zeroExtend(64, c)), 'the unsigned product of the low words', commutes),
    ),
    section('C3.5.7, divide',
      op('DIV', [x, x], x, signedQuotient, 'SDIV: the signed quotient, rounded to zero; 0 by zero'),
      op('UDIV', [x, x], x, unsignedQuotient, 'the unsigned quotient; 0 by zero'),
      op('DIVW', [w, w], cleared(w), signedQuotient, 'SDIV: the signed quotient of the low words, rounded to zero; 0 by zero; zeroes the upper half'),
      op('UDIVW', [w, w], cleared(w), unsignedQuotient, 'the unsigned quotient of the low words; 0 by zero; zeroes the upper half'),
      op('MOD', [x, x], x, remainder(signedQuotient), 'SDIV and MSUB: the signed remainder; the dividend by zero'),
      op('UMOD', [x, x], x, remainder(unsignedQuotient), 'UDIV and MSUB: the unsigned remainder; the dividend by zero'),
      op('MODW', [w, w], cleared(w), remainder(signedQuotient), 'SDIV and MSUB: the signed remainder of the low words; the dividend by zero; zeroes the upper half'),
      op('UMODW', [w, w], cleared(w), remainder(unsignedQuotient), 'UDIV and MSUB: the unsigned remainder of the low words; the dividend by zero; zeroes the upper half'),
    ),
    section('C3.5.9, bit operation',
      op('CLZ', [x], x, countLeadingZeros, 'counts the zeros above the highest one; 64 for zero'),
      op('CLZW', [w], zext(w), countLeadingZeros, 'counts the zeros above the highest one of the low word; 32 for zero'),
      op('RBIT', [x], x, reverseBits, 'the bits in reverse order'),
      op('RBITW', [w], cleared(w), reverseBits, 'the bits of the low word in reverse order; zeroes the upper half'),
      op('REV', [x], x, reverseBytes, 'the bytes in reverse order'),
      op('REVW', [w], cleared(w), reverseBytes, 'the bytes of the low word in reverse order; zeroes the upper half'),
      op('REV16', [x], x, eachPart(16, reverseBytes), 'the bytes of each half-word in reverse order'),
      op('REV16W', [w], cleared(w), eachPart(16, reverseBytes), 'the bytes of each half-word of the low word in reverse order; zeroes the upper half'),
    ),
    section('C7.2, CNT and UADDLV of eight bytes',
      op('VCNT', [d], d, eachPart(8, countOnes), 'counts the ones of each byte, in its place'),
      op('VUADDLV', [d], d, sumOfBytes, 'the sum of the bytes'),
    ),
  ),
];
