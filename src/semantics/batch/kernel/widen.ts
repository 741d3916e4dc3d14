/** Encodings of narrow formats as the same numbers in binary64, and back. */
import { BINARY32, type Format } from '../../float/format.ts';
import type { V128 } from '../wasm/expression.ts';
import type { FunctionBuilder } from '../wasm/function.ts';
import { extendLowWords, f64x2, i64x2, lowWords, v128 } from '../wasm/instructions.ts';
import { signMask } from './lanes.ts';
import { bias } from './unpack.ts';

/**
 * Formats whose arithmetic goes through binary64: products of two numbers are exact there, rounding to odd leaves
 * two bits to spare, and nothing overflows or underflows, sums of products included. Binary32, binary16,
 * bfloat16, and all smaller ones.
 */
export const isNarrow = ({ exponentBits, significandBits }: Format): boolean =>
  exponentBits <= 8 && significandBits <= 24;

/** Integers of this size and their fraction have the encodings of the doubles 2^52 + fraction. */
const integers = i64x2.constant(0x4330n << 48n);

/** The exponent field of binary64 less that of the same number in the format, in place. */
const rebias = ({ maxExponent }: Format): V128 => i64x2.constant(BigInt(bias - maxExponent) << 52n);

/** Bits of the fraction that binary64 has more. */
const spareBits = ({ significandBits }: Format): number => 53 - significandBits;

const smallestSubnormal = ({ minExponent, significandBits }: Format): number =>
  2 ** (minExponent - significandBits + 1);

/** NaNs stay NaNs; their payload does not matter. */
export function widen(f: FunctionBuilder, format: Format, a: V128): V128 {
  if (format === BINARY32) return f.let(f64x2.promoteLow(lowWords(a)));
  const magnitude = f.let(v128.and(a, i64x2.constant(format.signMask - 1n)));
  const normal = i64x2.add(i64x2.shl(magnitude, spareBits(format)), rebias(format));
  const count = f64x2.subtract(v128.or(magnitude, integers), f64x2.constant(2 ** 52));
  const subnormal = f64x2.multiply(count, f64x2.constant(smallestSubnormal(format)));
  const isSubnormal = i64x2.leS(magnitude, i64x2.constant(format.fractionMask));
  const notFinite = i64x2.geS(magnitude, i64x2.constant(format.infinity));
  const special = v128.and(notFinite, i64x2.constant(0x7ffn << 52n));
  const sign = v128.and(i64x2.shl(a, 64 - format.width), signMask);
  return f.let(v128.or(v128.or(v128.bitselect(subnormal, normal, isSubnormal), special), sign));
}

/** The encodings of numbers that the format has, and of infinities. */
export function encodeNarrow(f: FunctionBuilder, format: Format, a: V128): V128 {
  if (format === BINARY32) return extendLowWords(f64x2.demoteZero(a));
  const magnitude = f.let(f64x2.abs(a));
  const normal = i64x2.shrU(i64x2.subtract(magnitude, rebias(format)), spareBits(format));
  // Subnormal numbers are counted in the last place of a number that large.
  const base = f64x2.constant(2 ** 52 * smallestSubnormal(format));
  const subnormal = i64x2.subtract(f64x2.add(magnitude, base), base);
  const isSubnormal = f64x2.lt(magnitude, f64x2.constant(2 ** format.minExponent));
  const finite = v128.bitselect(subnormal, normal, isSubnormal);
  const isInfinite = f64x2.eq(magnitude, f64x2.constant(Infinity));
  const sign = i64x2.shrU(v128.and(a, signMask), 64 - format.width);
  return f.let(v128.or(v128.bitselect(i64x2.constant(format.infinity), finite, isInfinite), sign));
}
