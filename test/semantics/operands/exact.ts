/** Exact values of operands and of what is computed from them, as integers with an exponent. */
import { bitLength } from '../../../src/semantics/float/bit-length.ts';
import { type Dyadic, exactProduct, exactSum } from '../../../src/semantics/float/dyadic.ts';
import { decode, type Format, lowestExponent } from '../../../src/semantics/float/index.ts';

export const numberOf = (format: Format, bits: bigint): Dyadic => decode(format, bits);

export function sumOf(format: Format, [x, y]: readonly bigint[]): Dyadic {
  return exactSum(numberOf(format, x!), numberOf(format, y!), false);
}

export function productOf(format: Format, [x, y]: readonly bigint[]): Dyadic {
  return exactProduct(numberOf(format, x!), numberOf(format, y!));
}

export function fusedOf(format: Format, [x, y, z]: readonly bigint[]): Dyadic {
  return exactSum(productOf(format, [x!, y!]), numberOf(format, z!), false);
}

/** The exponent of the leading bit; that of zero is -Infinity. */
export function orderOf({ significand, exponent }: Dyadic): number {
  return significand === 0n ? -Infinity : bitLength(significand) - 1 + exponent;
}

/** The exponent of the last place that a result keeps. */
export function lastPlace(format: Format, value: Dyadic): number {
  return Math.max(lowestExponent(format), orderOf(value) - format.significandBits + 1);
}

/** The magnitude in units of 2^unit, cut to an integer, and whether something was cut off. */
export function inUnits({ significand, exponent }: Dyadic, unit: number): { whole: bigint; rest: boolean } {
  const shift = exponent - unit;
  if (shift >= 0) return { whole: significand << BigInt(shift), rest: false };
  const whole = significand >> BigInt(-shift);
  return { whole, rest: whole << BigInt(-shift) !== significand };
}

/** Whether a value lies half-way between two neighbours of the format. */
export function isMidpoint(format: Format, value: Dyadic): boolean {
  const { whole, rest } = inUnits(value, lastPlace(format, value) - 1);
  return !rest && (whole & 1n) === 1n && orderOf(value) <= format.maxExponent;
}
