import type { V128 } from '../wasm/expression.ts';
import type { FunctionBuilder } from '../wasm/function.ts';
import { f64x2, i64x2, v128 } from '../wasm/instructions.ts';
import { exponentField, signMask, zero } from './lanes.ts';

/**
 * A finite binary64 as significand * 2^(exponent - bias): the significand is a binary64 of magnitude 1 up to 2
 * with the number's sign, so that arithmetic on it cannot overflow or underflow.
 */
export interface Unpacked {
  /** ±0 for a zero. */
  readonly significand: V128;
  /** Biased, as a signed integer. Subnormals go below 1, down to -51; zeros have -1074. */
  readonly exponent: V128;
}

/** The bias of binary64: an unpacked exponent with this value stands for 2^0. */
export const bias = 1023;

const one = i64x2.constant(0x3ff0n << 48n);
const fraction = i64x2.constant((1n << 52n) - 1n);

/** Normal numbers only. */
export function unpackNormal(f: FunctionBuilder, a: V128): Unpacked {
  const signAndFraction = i64x2.constant((1n << 63n) | ((1n << 52n) - 1n));
  return {
    significand: f.let(v128.or(v128.and(a, signAndFraction), one)),
    exponent: f.let(exponentField(a)),
  };
}

/** Every finite number. Subnormals are normalized by subtracting an implicit bit they do not have. */
export function unpack(f: FunctionBuilder, a: V128): Unpacked {
  const field = f.let(exponentField(a));
  const low = f.let(i64x2.eq(field, zero));
  const offset = 1n << 52n;
  // 2^52 + the fraction is exact, and so is the difference: the number times 2^1074.
  const scaled = f64x2.subtract(
    v128.or(v128.and(a, fraction), i64x2.constant(0x4330n << 48n)),
    f64x2.constant(Number(offset)),
  );
  const magnitude = f.let(v128.bitselect(scaled, v128.andnot(a, signMask), low));
  const nonzero = i64x2.ne(magnitude, zero);
  const significand = v128.and(v128.or(v128.and(magnitude, fraction), one), nonzero);
  const shift = v128.and(low, i64x2.constant(1074n));
  return {
    significand: f.let(v128.or(significand, v128.and(a, signMask))),
    exponent: f.let(i64x2.subtract(exponentField(magnitude), shift)),
  };
}
