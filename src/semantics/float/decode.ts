import type { Dyadic } from './dyadic.ts';
import type { Format } from './format.ts';

/** What an encoding stands for (IEEE 754-2019, 3.4). */
export type FloatClass = 'zero' | 'subnormal' | 'normal' | 'infinite' | 'quiet' | 'signaling';

/**
 * An encoding taken apart: the exact number it stands for. A NaN has no value: its `exponent` is NaN and
 * its `significand` is the trailing significand field.
 */
export interface Decoded extends Dyadic {
  readonly class: FloatClass;
}

/** Decodes any bit pattern of `format.width` bits. Numbers come out with the exponent of their last place. */
export function decode(format: Format, bits: bigint): Decoded {
  const sign = (bits & format.signMask) !== 0n;
  const fraction = bits & format.fractionMask;
  if ((bits & format.infinity) === format.infinity) {
    if (fraction === 0n) return { class: 'infinite', sign, significand: 1n, exponent: Infinity };
    const quiet = (fraction & format.quietBit) !== 0n;
    return { class: quiet ? 'quiet' : 'signaling', sign, significand: fraction, exponent: Number.NaN };
  }
  const field = Number((bits & format.infinity) >> BigInt(format.significandBits - 1));
  if (field === 0) {
    const exponent = lowestExponent(format);
    return { class: fraction === 0n ? 'zero' : 'subnormal', sign, significand: fraction, exponent };
  }
  const significand = fraction + format.fractionMask + 1n;
  return { class: 'normal', sign, significand, exponent: lowestExponent(format) + field - 1 };
}

/** The exponent of the smallest subnormal, which is also the last place of every subnormal. */
export function lowestExponent(format: Format): number {
  return format.minExponent - format.significandBits + 1;
}

/** The encoding without its sign bit. Magnitudes are ordered as integers; NaNs come after infinity. */
export function magnitude(format: Format, bits: bigint): bigint {
  return bits & (format.signMask - 1n);
}

export function signBit(format: Format, bits: bigint): boolean {
  return (bits & format.signMask) !== 0n;
}

export function isNan(format: Format, bits: bigint): boolean {
  return magnitude(format, bits) > format.infinity;
}

export function isSignalingNan(format: Format, bits: bigint): boolean {
  return isNan(format, bits) && (bits & format.quietBit) === 0n;
}

export function isInfinite(format: Format, bits: bigint): boolean {
  return magnitude(format, bits) === format.infinity;
}

export function isZero(format: Format, bits: bigint): boolean {
  return magnitude(format, bits) === 0n;
}

export function isSubnormal(format: Format, bits: bigint): boolean {
  return (bits & format.infinity) === 0n && !isZero(format, bits);
}
