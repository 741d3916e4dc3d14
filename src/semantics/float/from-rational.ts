import { bitLength } from './bit-length.ts';
import type { Environment, Outcome } from './environment.ts';
import type { Format } from './format.ts';
import { round } from './round.ts';

/**
 * The exact rational (-1)^sign * numerator / denominator, rounded once.
 *
 * @throws RangeError if the numerator is negative or the denominator not positive.
 */
export function fromRational(
  format: Format,
  sign: boolean,
  numerator: bigint,
  denominator: bigint,
  env: Environment,
): Outcome {
  if (numerator < 0n || denominator <= 0n) throw new RangeError('a rational is given as sign and magnitudes');
  return round(format, { sign, ...quotient(numerator, denominator, format.significandBits + 2) }, env);
}

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
