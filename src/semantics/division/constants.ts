/**
 * The constants by which an integer is divided by another, or seen to be a multiple of it, without dividing: terms of
 * the divisor, all of its width, which are its own value where that is the case. What they are good for is in `lemmas.ts`.
 */
import {
  and,
  bits,
  bvadd,
  bvand,
  bvlshr,
  bvneg,
  bvshl,
  bvslt,
  bvsub,
  bvudiv,
  countLeadingZeros,
  countTrailingZeros,
  equal,
  extract,
  inverse,
  not,
  signExtend,
  zeroExtend,
} from '../term/build.ts';
import type { Term } from '../term/term.ts';

const widthOf = (a: Term): number => a.sort as number;
const word = (like: Term, value: bigint): Term => bits(widthOf(like), value);

export const isZero = (a: Term): Term => equal(a, word(a, 0n));

/** Neither zero nor a power of two, as an unsigned integer. */
export const isNoPower = (c: Term): Term => not(isZero(bvand(c, bvsub(c, word(c, 1n)))));

/** Positive as a signed integer, and no power of two. */
export const isPositiveNoPower = (c: Term): Term => and(bvslt(word(c, 0n), c), isNoPower(c));

/** The multiplier is 2^(width + shift) / c, rounded up, without the bits above the width. */
export interface Magic {
  readonly shift: Term;
  readonly multiplier: Term;
}

/** The numerator takes fewer bits than twice the width and two. */
function magic(c: Term, shift: Term): Magic {
  const width = widthOf(c);
  const wide = 2 * width + 2;
  const [divisor, one] = [zeroExtend(wide, c), bits(wide, 1n)];
  const power = bvshl(one, bvadd(zeroExtend(wide, shift), bits(wide, BigInt(width))));
  const multiplier = bvudiv(bvsub(bvadd(power, divisor), one), divisor);
  return { shift, multiplier: extract(width - 1, 0, multiplier) };
}

const bitLength = (c: Term): Term => bvsub(word(c, BigInt(widthOf(c))), countLeadingZeros(c));

/** For c that is no power of two: the shift is its logarithm, rounded up. */
export const unsignedMagic = (c: Term): Magic => magic(c, bitLength(c));

/** For c that is positive and no power of two: the shift is its logarithm, rounded down. */
export const signedMagic = (c: Term): Magic => magic(c, bvsub(bitLength(c), word(c, 1n)));

/** Of c = d · 2^zeros with an odd d. */
export interface Divisibility {
  readonly zeros: Term;
  /** d · inverse = 1. */
  readonly inverse: Term;
  /** Added before the rotation; none for unsigned integers. */
  readonly offset?: Term;
  readonly greatest: Term;
}

const allOnes = (like: Term): Term => word(like, -1n);

function oddPart(c: Term) {
  const zeros = countTrailingZeros(c);
  const odd = bvlshr(c, zeros);
  return { zeros, odd, inverse: inverse(odd) };
}

/** For c that is not zero. */
export function unsignedDivisibility(c: Term): Divisibility {
  const { zeros, inverse } = oddPart(c);
  return { zeros, inverse, greatest: bvudiv(allOnes(c), c) };
}

/** For positive c; of a negative one what Go's function gives, which works on its sign extension to 64 bits. */
export function signedDivisibility(c: Term): Required<Divisibility> {
  const width = widthOf(c);
  const extended = signExtend(64, c);
  const { zeros, odd, inverse } = oddPart(extended);
  const most = bvudiv(bits(64, (1n << BigInt(width - 1)) - 1n), odd);
  const offset = bvand(most, bvneg(bvshl(bits(64, 1n), zeros)));
  const low = (a: Term): Term => extract(width - 1, 0, a);
  const greatest = bvlshr(bvadd(offset, offset), zeros);
  return { zeros: low(zeros), inverse: low(inverse), offset: low(offset), greatest: low(greatest) };
}
