import type { Format } from './format.ts';

/** The encoding with the given sign and magnitude bits. */
export function withSign(format: Format, sign: boolean, magnitudeBits: bigint): bigint {
  return sign ? format.signMask | magnitudeBits : magnitudeBits;
}

export function encodeZero(format: Format, sign = false): bigint {
  return withSign(format, sign, 0n);
}

export function encodeInfinity(format: Format, sign = false): bigint {
  return withSign(format, sign, format.infinity);
}

/** The finite number of largest magnitude: the encoding just below infinity. */
export function encodeLargest(format: Format, sign = false): bigint {
  return withSign(format, sign, format.infinity - 1n);
}

/** 2^minExponent, the normal number of smallest magnitude. */
export function encodeSmallestNormal(format: Format, sign = false): bigint {
  return withSign(format, sign, format.fractionMask + 1n);
}

/** The subnormal number of smallest magnitude. */
export function encodeSmallestSubnormal(format: Format, sign = false): bigint {
  return withSign(format, sign, 1n);
}

/** The quiet form of a NaN: its quiet bit set, sign and payload kept (IEEE 754-2019, 6.2.1). */
export function quieten(format: Format, nan: bigint): bigint {
  return nan | format.quietBit;
}
