/**
 * Bit fields, and the constant that packs one as Go's armBFAuxInt does: the lowest bit in the upper byte, the width in
 * the lower one.
 */
import {
  and,
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvnot,
  bvor,
  bvshl,
  bvsub,
  bvule,
  extract,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { aux, fieldsWithin } from '../table.ts';

const number = (value: number): Term => bits(64, BigInt(value));

/** Of a packed field: 64 bits each. */
const lsbOf = (field: Term): Term => zeroExtend(64, extract(15, 8, field));
const widthOf = (field: Term): Term => zeroExtend(64, extract(7, 0, field));

/** A field of at least one bit, within the register. */
export const bitField = aux('ARM64BitField', {
  encodable: {
    words: 'the constant packs a field of 1 to 64 bits that ends within the register',
    examples: fieldsWithin(64).map(({ lowest, width }) => BigInt(lowest * 2 ** 8 + width)),
    condition: field =>
      and(bvule(number(1), widthOf(field!)), bvule(bvadd(lsbOf(field!), widthOf(field!)), number(64))),
  },
});

/** As many ones as the field is wide. */
const ones = (field: Term): Term => bvlshr(number(-1), bvsub(number(64), widthOf(field)));

/** UBFIZ: the low bits as a field, the rest zero. */
export const placed = (a: Term, field: Term): Term => bvshl(bvand(a, ones(field)), lsbOf(field));
/** UBFX: the field in the low bits, the rest zero. */
export const taken = (a: Term, field: Term): Term => bvand(bvlshr(a, lsbOf(field)), ones(field));

/** SBFIZ: the low bits as a field, zeros below it and its sign above. */
export const placedSigned = (a: Term, field: Term): Term => {
  const above = bvsub(number(64), widthOf(field));
  return bvashr(bvshl(a, above), bvsub(above, lsbOf(field)));
};
/** SBFX: the field in the low bits, its sign above. */
export const takenSigned = (a: Term, field: Term): Term => {
  const above = bvsub(number(64), widthOf(field));
  return bvashr(bvshl(a, bvsub(above, lsbOf(field))), above);
};

/** BFI: the low bits of the second operand in the place of the field of the first. */
export const inserted = (a: Term, c: Term, field: Term): Term =>
  bvor(bvand(a, bvnot(bvshl(ones(field), lsbOf(field)))), placed(c, field));
/** BFXIL: the field of the second operand in the place of the low bits of the first. */
export const insertedLow = (a: Term, c: Term, field: Term): Term =>
  bvor(bvand(a, bvnot(ones(field))), taken(c, field));
