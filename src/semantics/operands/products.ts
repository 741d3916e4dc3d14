/** Factors for a product that is wanted. */
import { bitLength } from '../float/bit-length.ts';
import { coin, type Random, randomBits } from './random.ts';
import { significand } from './significands.ts';

export type Factors = readonly [x: bigint, y: bigint];

/**
 * Two significands of `precision` bits whose product ends in `ending`, an integer of up to `precision - 1`
 * bits, at those places: an odd x has an inverse modulo powers of two. The product has `2 * precision - 1`
 * bits, one fewer than it might, so that the ending is all that rounding cuts off.
 */
export function factorsEndingIn(precision: number, ending: bigint, random: Random): Factors {
  const width = precision - 1;
  const leading = 1n << BigInt(width);
  for (let attempt = 0; ; attempt++) {
    // Small factors keep the product small; the last attempt does so surely.
    const free = attempt < 8 ? width : 0;
    const x = leading | randomBits(free, random) | 1n;
    const y = leading | BigInt.asUintN(width, ending * inverse(x, width));
    if (bitLength(x * y) === 2 * precision - 1 || free === 0) return coin(random) ? [x, y] : [y, x];
  }
}

/** The inverse of an odd integer modulo 2^width, by Newton's iteration: each step doubles the right bits. */
function inverse(odd: bigint, width: number): bigint {
  let guess = odd;
  for (let right = 3; right < width; right *= 2) {
    guess = BigInt.asUintN(width, guess * (2n - odd * guess));
  }
  return BigInt.asUintN(width, guess);
}

/** Two significands whose product is as near to 2^(2 * precision - 1) as the second can make it, or a place beside. */
export function factorsOfPower(precision: number, random: Random): Factors {
  const x = significand(precision, random);
  const nearest = ((1n << BigInt(2 * precision)) / x + 1n) / 2n;
  return [x, nearest + BigInt(random(-1, 1))];
}

/** Odd factors of up to `bits` bits together. */
export function smallFactors(bits: number, random: Random): Factors {
  const first = random(1, Math.max(1, bits - 1));
  return [significand(first, random) | 1n, significand(Math.max(1, bits - first), random) | 1n];
}

/**
 * (2^i ± 1)(2^j ± 1): close to a power of two, with bits far below it. For (2^i + 1)(2^i - 1) they are farther
 * below than a significand is long.
 */
export function factorsBesidePowers(precision: number, random: Random): Factors {
  const power = (): bigint => 1n << BigInt(random(1, precision - 1));
  const first = power();
  if (coin(random)) return [first + 1n, first - 1n];
  return [first + BigInt(random(0, 1)), power() + BigInt(random(-1, 1))];
}
