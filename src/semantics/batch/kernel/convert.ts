/** Conversions between narrow formats, binary64 and integers of up to 64 bits, and to integral numbers, on two lanes. */
import type { IntegerType } from '../../float/convert.ts';
import { Flag, type RoundingMode } from '../../float/environment.ts';
import { BINARY64, type Format } from '../../float/format.ts';
import type { V128 } from '../wasm/expression.ts';
import type { FunctionBuilder } from '../wasm/function.ts';
import { f64x2, highWords, i64, i64x2, lowWords, v128 } from '../wasm/instructions.ts';
import { fastTwoSum, toOdd } from './exact.ts';
import { type Result, roundToBinary64 } from './finite.ts';
import { maximum, signExtend, signMask, where, zero } from './lanes.ts';
import { roundToNarrow } from './round-to-narrow.ts';
import { fromMachine, isNotFinite, unless } from './special.ts';
import { bias, unpack } from './unpack.ts';
import { encodeNarrow, widen } from './widen.ts';

type Operands = readonly V128[];

/** Between binary64 and narrow formats. A number of a narrow format is one of binary64. */
export const convertFormat =
  (from: Format, to: Format) =>
  (f: FunctionBuilder, [a]: Operands, mode: RoundingMode): Result => {
    const number = toBinary64(f, from, a!);
    if (to === BINARY64) return fromMachine(f, from, [a!], number, number, undefined, to);
    const { significand, exponent: own } = unpack(f, number);
    // Far below the smallest subnormal all numbers are rounded alike.
    const far = i64x2.constant(BigInt(bias + to.minExponent - to.significandBits - 4));
    const exponent = f.let(maximum(own, far));
    const finite = roundToNarrow(f, to, { value: significand, exponent, zeroSign: number }, mode);
    const special = (): Result =>
      fromMachine(f, from, [a!], number, encodeNarrow(f, to, number), undefined, to);
    return unless(f, isNotFinite(from, a!), special, finite);
  };

/** To an integer in the same format; inexact is not signaled. */
export const toIntegral =
  (format: Format) =>
  (f: FunctionBuilder, [a]: Operands, mode: RoundingMode): Result => {
    const integral = f.let(roundToIntegral(f, toBinary64(f, format, a!), mode));
    const encoded = format === BINARY64 ? integral : encodeNarrow(f, format, integral);
    return fromMachine(f, format, [a!], integral, encoded);
  };

const toBinary64 = (f: FunctionBuilder, format: Format, a: V128): V128 =>
  format === BINARY64 ? a : widen(f, format, a);

export const fromInteger =
  (format: Format, { width, signed }: IntegerType) =>
  (f: FunctionBuilder, [a]: Operands, mode: RoundingMode): Result => {
    const integer = f.let(signed ? signExtend(a!, width) : a!);
    // Both halves are exact; the higher one is 0 or at least 2^32.
    const half = signed ? f64x2.convertLowI32x4S : f64x2.convertLowI32x4U;
    const high = f64x2.multiply(half(highWords(integer)), f64x2.constant(2 ** 32));
    const pair = fastTwoSum(f, f.let(high), f.let(f64x2.convertLowI32x4U(lowWords(integer))));
    const shared = { exponent: i64x2.constant(BigInt(bias)), zeroSign: zero };
    return format === BINARY64
      ? roundToBinary64(f, { high: pair.high, rest: pair.low, ...shared }, mode)
      : roundToNarrow(f, format, { value: toOdd(f, pair), ...shared }, mode);
  };

/** To an integer, in the low `width` bits. What does not fit saturates and is invalid, a NaN to the upper end. */
export const toInteger =
  (format: Format, { width, signed }: IntegerType) =>
  (f: FunctionBuilder, [a]: Operands, mode: RoundingMode): Result => {
    const number = toBinary64(f, format, a!);
    const integral = f.let(roundToIntegral(f, number, mode));
    // Both bounds are powers of two or zero; the lower one belongs to the range, the upper does not.
    const [least, bound] = signed ? [-(2 ** (width - 1)), 2 ** (width - 1)] : [0, 2 ** width];
    const below = f.let(f64x2.lt(integral, f64x2.constant(least)));
    const fits = f.let(v128.andnot(f64x2.lt(integral, f64x2.constant(bound)), below));
    const truncate = signed ? i64.truncSatF64S : i64.truncSatF64U;
    const lanes = [0, 1] as const;
    const [first, second] = lanes.map(lane => truncate(f64x2.extractLane(integral, lane)));
    const converted = i64x2.replaceLane(i64x2.splat(first!), 1, second!);
    const mask = (1n << BigInt(width)) - 1n;
    const ends = signed ? [1n << BigInt(width - 1), mask >> 1n] : [0n, mask];
    const saturated = v128.bitselect(i64x2.constant(ends[0]!), i64x2.constant(ends[1]!), below);
    const inexact = v128.and(fits, f64x2.ne(integral, number));
    return {
      bits: f.let(v128.bitselect(v128.and(converted, i64x2.constant(mask)), saturated, fits)),
      flags: f.let(v128.or(where(inexact, BigInt(Flag.NX)), where(v128.not(fits), BigInt(Flag.NV)))),
    };
  };

function roundToIntegral(f: FunctionBuilder, a: V128, mode: RoundingMode): V128 {
  switch (mode) {
    case 'rne':
      return f64x2.nearest(a);
    case 'rtz':
      return f64x2.trunc(a);
    case 'rdn':
      return f64x2.floor(a);
    case 'rup':
      return f64x2.ceil(a);
    case 'rmm': {
      const truncated = f.let(f64x2.trunc(a));
      const cut = f64x2.abs(f64x2.subtract(a, truncated));
      const away = v128.and(f64x2.ge(cut, f64x2.constant(0.5)), f64x2.constant(1));
      return f64x2.add(truncated, v128.or(away, v128.and(a, signMask)));
    }
  }
}
