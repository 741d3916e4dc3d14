/** Arithmetic on single elements of vectors, by their own width: what the tables of several machines and Go's package need. */
import {
  bits,
  bvadd,
  bvashr,
  bvlshr,
  bvmul,
  bvneg,
  bvor,
  bvshl,
  bvslt,
  bvsub,
  bvult,
  extract,
  ifThenElse,
  signExtend,
  zeroExtend,
} from '../term/build.ts';
import type { Term } from '../term/term.ts';
import { isNegative } from './lanes.ts';

type Binary = (a: Term, b: Term) => Term;

const sizeOf = (a: Term): number => a.sort as number;

export const extended = (signed: boolean, width: number, a: Term): Term =>
  (signed ? signExtend : zeroExtend)(width, a);

/** A signed number as the nearest one of a narrower width, signed or not. */
export function clamped(width: number, signed: boolean, a: Term): Term {
  const size = sizeOf(a);
  const greatest = bits(size, (1n << BigInt(signed ? width - 1 : width)) - 1n);
  const least = bits(size, signed ? -(1n << BigInt(width - 1)) : 0n);
  return extract(
    width - 1,
    0,
    ifThenElse(bvslt(a, least), least, ifThenElse(bvslt(greatest, a), greatest, a)),
  );
}

/** The same of an unsigned number. */
export function clampedUnsigned(width: number, a: Term): Term {
  const greatest = bits(sizeOf(a), (1n << BigInt(width)) - 1n);
  return extract(width - 1, 0, ifThenElse(bvult(greatest, a), greatest, a));
}

/** The exact result of two bits more, clamped to the range of the operands. */
export const saturating =
  (exact: Binary, signed: boolean): Binary =>
  (a, b) => {
    const width = sizeOf(a);
    return clamped(width, signed, exact(extended(signed, width + 2, a), extended(signed, width + 2, b)));
  };

/** Of the exact sum of two and 1, the half. */
export const average: Binary = (a, b) => {
  const width = sizeOf(a);
  const sum = bvadd(bvadd(zeroExtend(width + 1, a), zeroExtend(width + 1, b)), bits(width + 1, 1n));
  return extract(width, 1, sum);
};

/** The least number stays as it is. */
export const absolute = (a: Term): Term => ifThenElse(isNegative(a), bvneg(a), a);

/** The first where the relation holds. */
export const chosen =
  (relation: Binary): Binary =>
  (a, b) =>
    ifThenElse(relation(a, b), a, b);

/** The exact product, of twice the width. */
export const wideProduct =
  (signed: boolean, other = signed): Binary =>
  (a, b) => {
    const width = 2 * sizeOf(a);
    return bvmul(extended(signed, width, a), extended(other, width, b));
  };

export const highProduct =
  (signed: boolean): Binary =>
  (a, b) =>
    extract(2 * sizeOf(a) - 1, sizeOf(a), wideProduct(signed)(a, b));

/** Shifts of which a count of the width or more moves everything out; the count is of any width from that of the element. */
export const shiftsOut = { left: bvshl, right: bvlshr, signed: bvashr } as const;

export function shiftedBy(kind: keyof typeof shiftsOut, a: Term, count: Term): Term {
  const width = sizeOf(a);
  const fits = bvult(count, bits(sizeOf(count), BigInt(width)));
  const narrow = sizeOf(count) < width ? zeroExtend(width, count) : extract(width - 1, 0, count);
  const out = bits(width, 0n);
  const past = kind === 'signed' ? ifThenElse(isNegative(a), bvsub(out, bits(width, 1n)), out) : out;
  return ifThenElse(fits, shiftsOut[kind](a, narrow), past);
}

/** The part of two elements side by side that is left after a shift by a count modulo their width: the upper or the lower. */
export function funnelled(kind: 'left' | 'right', high: Term, low: Term, count: Term): Term {
  const width = sizeOf(high);
  const shift = extract(Math.log2(width) - 1, 0, count);
  const by = zeroExtend(width, shift);
  // The other element moves the other way by the rest of the width, one of which is left where the count is 0.
  const rest = bvsub(bits(width, BigInt(width - 1)), by);
  const one = bits(width, 1n);
  return kind === 'left'
    ? bvor(bvshl(high, by), bvlshr(bvlshr(low, one), rest))
    : bvor(bvlshr(low, by), bvshl(bvshl(high, one), rest));
}
