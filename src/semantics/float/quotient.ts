import { bitLength } from './bit-length.ts';

/** A non-negative quotient: significand * 2^exponent, plus less than one last place if `sticky`. */
export interface Quotient {
  readonly significand: bigint;
  readonly exponent: number;
  readonly sticky: boolean;
}

/** numerator / denominator to at least `bits` bits; the denominator is positive. An exact zero stays 0. */
export function quotient(numerator: bigint, denominator: bigint, bits: number): Quotient {
  // A quotient of integers with m and n bits has m - n or m - n + 1 bits.
  const shift = Math.max(0, bits + bitLength(denominator) - bitLength(numerator));
  const dividend = numerator << BigInt(shift);
  const significand = dividend / denominator;
  return { significand, exponent: -shift, sticky: significand * denominator !== dividend };
}
