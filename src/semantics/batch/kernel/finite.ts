import { Flag, type RoundingMode } from '../../float/environment.ts';
import { BINARY64, type Format } from '../../float/format.ts';
import type { V128 } from '../wasm/expression.ts';
import type { FunctionBuilder } from '../wasm/function.ts';
import { f64x2, i64x2, v128 } from '../wasm/instructions.ts';
import { fastTwoSum, toOdd, twoSum } from './exact.ts';
import { exponentField, isNegative, maximum, minimum, signMask, where } from './lanes.ts';
import { stepByMode } from './step.ts';
import { bias } from './unpack.ts';

/** What an operation gives in each lane: an encoding, and the flags it signals. */
export interface Result {
  readonly bits: V128;
  readonly flags: V128;
}

/**
 * A finite number to be rounded: (high + rest) * 2^(exponent - bias). `high` is 0 or not smaller than `rest`.
 * Where `rest` is not exact it is rounded to odd, or has the sign of the exact rest and is below a quarter of
 * the last place of `high`.
 */
export interface Unrounded {
  readonly high: V128;
  readonly rest: V128;
  readonly exponent: V128;
  /** In its sign bit, the sign of a zero result. */
  readonly zeroSign: V128;
}

/** Rounded to 53 bits as if exponents had no bounds. */
export interface Rounded {
  readonly value: V128;
  readonly inexact: V128;
  /** The biased exponent of the value if it is not 0. */
  readonly exponent: V128;
  /** To be added to the value's exponent. */
  readonly scale: V128;
}

export function roundUnbounded(
  f: FunctionBuilder,
  { high, rest, exponent }: Unrounded,
  mode: RoundingMode,
): Rounded {
  const nearest = fastTwoSum(f, high, rest);
  const value = f.let(stepByMode(mode, nearest.high, nearest.low));
  const scale = f.let(i64x2.subtract(exponent, i64x2.constant(BigInt(bias))));
  return {
    value,
    inexact: f.let(f64x2.ne(nearest.low, f64x2.constant(0))),
    exponent: f.let(i64x2.add(exponentField(value), scale)),
    scale,
  };
}

/** The encoding of a normal number or of an overflow; meaningless for subnormal numbers and zero. */
export function encodeNormal(f: FunctionBuilder, rounded: Rounded, mode: RoundingMode): Result {
  const { value, inexact, exponent, scale } = rounded;
  const beyond = f.let(i64x2.gtS(exponent, i64x2.constant(2046n)));
  const encoded = i64x2.add(value, i64x2.shl(scale, 52));
  const flags = v128.or(i64x2.shrU(inexact, 63), where(beyond, BigInt(Flag.OF | Flag.NX)));
  return {
    bits: f.let(v128.bitselect(overflowed(mode, value), encoded, beyond)),
    flags: f.let(flags),
  };
}

/**
 * Infinity or the largest finite number, which is the encoding before it (IEEE 754-2019, 7.4), in a format,
 * with the sign of a binary64.
 */
export function overflowed(mode: RoundingMode, value: V128, format = BINARY64): V128 {
  const { infinity } = format;
  const unsigned = (): V128 => {
    switch (mode) {
      case 'rne':
      case 'rmm':
        return i64x2.constant(infinity);
      case 'rtz':
        return i64x2.constant(infinity - 1n);
      case 'rdn':
        return i64x2.subtract(i64x2.constant(infinity - 1n), isNegative(value));
      case 'rup':
        return i64x2.add(i64x2.constant(infinity), isNegative(value));
    }
  };
  return v128.or(unsigned(), signFor(format, value));
}

/** The sign of a binary64 as the sign bit of a format. */
export function signFor(format: Format, value: V128): V128 {
  const sign = v128.and(value, signMask);
  return format.width === 64 ? sign : i64x2.shrU(sign, 64 - format.width);
}

/** Rounds any finite number to binary64. Underflow is signaled where the result is tiny after rounding. */
export function roundToBinary64(f: FunctionBuilder, number: Unrounded, mode: RoundingMode): Result {
  const rounded = roundUnbounded(f, number, mode);
  const normal = encodeNormal(f, rounded, mode);
  const bits = f.variable('v128');
  const flags = f.variable('v128');
  bits.set(normal.bits);
  flags.set(normal.flags);
  const isZero = f.let(f64x2.eq(rounded.value, f64x2.constant(0)));
  const tiny = f.let(v128.or(i64x2.ltS(rounded.exponent, i64x2.constant(1n)), isZero));
  f.if(v128.anyTrue(tiny), () => {
    const subnormal = roundSubnormal(f, number, rounded.value, mode);
    const signedZero = v128.and(number.zeroSign, signMask);
    bits.set(v128.bitselect(v128.bitselect(signedZero, subnormal.bits, isZero), bits, tiny));
    flags.set(v128.bitselect(v128.andnot(subnormal.flags, isZero), flags, tiny));
  });
  return { bits, flags };
}

/**
 * Rounds a number below the normal range to a multiple of 2^-1074, by adding the power of two whose last place
 * that is, and reading the sum's fraction. `sign` has the number's sign.
 */
function roundSubnormal(f: FunctionBuilder, number: Unrounded, sign: V128, mode: RoundingMode): Result {
  // 2^(52 - 1074), in units of 2^(exponent - bias). It is held within reach of the significands: far above
  // them, all that counts is that they are not zero.
  const field = maximum(
    minimum(
      i64x2.subtract(i64x2.constant(BigInt(2 * bias + 52 - 1074)), number.exponent),
      i64x2.constant(1280n),
    ),
    i64x2.constant(700n),
  );
  const base = f.let(v128.or(i64x2.shl(field, 52), v128.and(sign, signMask)));
  const sum = fastTwoSum(f, base, number.high);
  const rest = toOdd(f, twoSum(f, sum.low, number.rest));
  const nearest = fastTwoSum(f, sum.high, rest);
  const stepped = stepByMode(mode, nearest.high, nearest.low);
  const inexact = f64x2.ne(nearest.low, f64x2.constant(0));
  return {
    bits: f.let(v128.or(i64x2.subtract(stepped, base), v128.and(sign, signMask))),
    flags: f.let(where(inexact, BigInt(Flag.UF | Flag.NX))),
  };
}
