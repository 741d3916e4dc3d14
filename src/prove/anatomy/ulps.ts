/** Distances in units in the last place. */
import { type Format, isInfinite, isNan, magnitude, signBit } from '../../semantics/float/index.ts';

/**
 * How many numbers of the format one result is away from the other. Only where a unit is about the same for
 * both: finite numbers of one sign whose exponents are equal or neighbours; elsewhere undefined.
 */
export function ulpsBetween(format: Format, a: bigint, b: bigint): bigint | undefined {
  if ([a, b].some(bits => isNan(format, bits) || isInfinite(format, bits))) return undefined;
  if (signBit(format, a) !== signBit(format, b)) return undefined;
  const exponent = (bits: bigint) => (bits & format.infinity) >> BigInt(format.significandBits - 1);
  const apart = exponent(a) - exponent(b);
  if (apart < -1n || apart > 1n) return undefined;
  // Encodings of one sign follow each other as the numbers do.
  const distance = magnitude(format, a) - magnitude(format, b);
  return distance < 0n ? -distance : distance;
}
