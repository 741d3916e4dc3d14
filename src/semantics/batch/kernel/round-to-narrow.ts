import { Flag, type RoundingMode } from '../../float/environment.ts';
import type { Format } from '../../float/format.ts';
import type { V128 } from '../wasm/expression.ts';
import type { FunctionBuilder } from '../wasm/function.ts';
import { f64x2, i64x2, v128 } from '../wasm/instructions.ts';
import { fastTwoSum } from './exact.ts';
import { overflowed, type Result } from './finite.ts';
import { exponentField, maximum, signMask, where } from './lanes.ts';
import { stepByMode } from './step.ts';
import { bias } from './unpack.ts';
import { encodeNarrow } from './widen.ts';

/** value * 2^(exponent - bias): the value is exact, or rounded to odd, which leaves enough bits to narrow formats. */
export interface Wide {
  readonly value: V128;
  readonly exponent: V128;
  /** In its sign bit, the sign of a zero result. */
  readonly zeroSign: V128;
}

/** Rounds a finite number to a narrow format (see `isNarrow`). Underflow is signaled where the result is tiny after rounding. */
export function roundToNarrow(f: FunctionBuilder, format: Format, wide: Wide, mode: RoundingMode): Result {
  const precision = format.significandBits;
  const { value, exponent } = wide;
  const scale = f.let(i64x2.subtract(exponent, i64x2.constant(BigInt(bias))));
  // Fields of powers of two in units of 2^(exponent - bias): the last place without bounds, and the lowest.
  const lastPlace = f.let(i64x2.subtract(exponentField(value), i64x2.constant(BigInt(precision - 1))));
  const lowest = i64x2.subtract(i64x2.constant(BigInt(bias + format.minExponent - precision + 1)), scale);
  const bounded = roundToPlace(f, value, f.let(maximum(lastPlace, lowest)), mode);
  const unbounded = roundToPlace(f, value, lastPlace, mode);

  const isZero = f.let(f64x2.eq(value, f64x2.constant(0)));
  // A multiple of the smallest subnormal below 2^1025, which is a binary64 or its infinity.
  const scaled = v128.and(
    i64x2.add(bounded.value, i64x2.shl(scale, 52)),
    f64x2.ne(bounded.value, f64x2.constant(0)),
  );
  const sign = v128.and(v128.bitselect(wide.zeroSign, value, isZero), signMask);
  const result = f.let(v128.or(v128.andnot(scaled, isZero), sign));
  const beyond = f.let(f64x2.ge(f64x2.abs(result), f64x2.constant(2 ** (format.maxExponent + 1))));
  const order = i64x2.add(exponentField(unbounded.value), scale);
  const tiny = i64x2.ltS(order, i64x2.constant(BigInt(bias + format.minExponent)));
  const inexact = f.let(v128.andnot(f64x2.ne(bounded.rest, f64x2.constant(0)), isZero));
  const flags = v128.or(
    v128.or(where(inexact, BigInt(Flag.NX)), where(v128.and(tiny, inexact), BigInt(Flag.UF))),
    where(beyond, BigInt(Flag.OF | Flag.NX)),
  );
  return {
    bits: f.let(v128.bitselect(overflowed(mode, result, format), encodeNarrow(f, format, result), beyond)),
    flags: f.let(flags),
  };
}

/**
 * A value rounded to a multiple of a power of two, given by its exponent field: the sum with 2^52 times as much
 * has that as its last place.
 */
function roundToPlace(
  f: FunctionBuilder,
  value: V128,
  place: V128,
  mode: RoundingMode,
): { readonly value: V128; readonly rest: V128 } {
  const field = i64x2.add(place, i64x2.constant(52n));
  const base = f.let(v128.or(i64x2.shl(field, 52), v128.and(value, signMask)));
  const nearest = fastTwoSum(f, base, value);
  const stepped = stepByMode(mode, nearest.high, nearest.low);
  return { value: f.let(f64x2.subtract(stepped, base)), rest: nearest.low };
}
