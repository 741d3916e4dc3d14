import type { RoundingMode } from '../../float/environment.ts';
import type { V128 } from '../wasm/expression.ts';
import type { FunctionBuilder } from '../wasm/function.ts';
import { f64x2, i64x2, v128 } from '../wasm/instructions.ts';
import { maximum, minimum } from './lanes.ts';
import type { Unpacked } from './unpack.ts';

/**
 * Beyond so many powers of two apart, the smaller of two terms only breaks ties and directs rounding, whatever
 * its size. A product of significands has 106 bits, and 108 would do.
 */
const reach = 128n;

/**
 * Brings an addend to the scale of a term whose significand has the given exponent: the significand to add,
 * and the exponent of the sum. Far terms are brought nearer, to `reach`.
 */
export function align(
  f: FunctionBuilder,
  exponentOfTerm: V128,
  { significand, exponent }: Unpacked,
): { readonly addend: V128; readonly exponent: V128 } {
  // A zero has the lowest exponent there is, so a zero term is never so far above its addend that the scale of
  // the addend would be lost: it would be its own.
  const apart = f.let(minimum(i64x2.subtract(exponent, exponentOfTerm), i64x2.constant(reach)));
  const shift = i64x2.shl(maximum(apart, i64x2.constant(-reach)), 52);
  const nonzero = f64x2.ne(significand, f64x2.constant(0));
  return {
    addend: f.let(v128.and(i64x2.add(significand, shift), nonzero)),
    exponent: f.let(i64x2.subtract(exponent, apart)),
  };
}

/** The sign of an exact zero sum (IEEE 754-2019, 6.3). */
export function zeroSumSign(mode: RoundingMode, a: V128, b: V128): V128 {
  return mode === 'rdn' ? v128.or(a, b) : v128.and(a, b);
}
