/** Lanes that are not settled by rounding a finite number: NaNs, infinities, invalid operations. */
import { Flag } from '../../float/environment.ts';
import type { Format } from '../../float/format.ts';
import { canonicalNan } from '../../float/nan-policy.ts';
import type { V128 } from '../wasm/expression.ts';
import type { FunctionBuilder } from '../wasm/function.ts';
import { f64x2, i64x2, v128 } from '../wasm/instructions.ts';
import type { Result } from './finite.ts';
import { where, zero } from './lanes.ts';

/** The encoding is that of an infinity or a NaN. */
export function isNotFinite({ infinity }: Format, a: V128): V128 {
  const mask = i64x2.constant(infinity);
  return i64x2.eq(v128.and(a, mask), mask);
}

export function isNan({ signMask, infinity }: Format, a: V128): V128 {
  return i64x2.gtS(v128.and(a, i64x2.constant(signMask - 1n)), i64x2.constant(infinity));
}

export function isSignaling(format: Format, a: V128): V128 {
  const quiet = v128.and(a, i64x2.constant(format.quietBit));
  return v128.and(isNan(format, a), i64x2.eq(quiet, zero));
}

export const any = (...masks: readonly V128[]): V128 => masks.reduce(v128.or);

/**
 * The result from what the machine's own arithmetic gives: a NaN becomes the canonical one; one that comes
 * from no NaN is invalid, and so is every signaling operand. `native` is the machine's result in binary64,
 * `encoded` its encoding in the format `to` where it is no NaN; `flags` are further flags.
 */
export function fromMachine(
  f: FunctionBuilder,
  format: Format,
  operands: readonly V128[],
  native: V128,
  encoded: V128,
  flags?: V128,
  to: Format = format,
): Result {
  const result = f.let(native);
  const resultIsNan = f.let(f64x2.ne(result, result));
  const propagated = any(...operands.map(operand => isNan(format, operand)));
  const signaling = any(...operands.map(operand => isSignaling(format, operand)));
  const invalid = where(v128.or(signaling, v128.andnot(resultIsNan, propagated)), BigInt(Flag.NV));
  return {
    bits: f.let(v128.bitselect(i64x2.constant(canonicalNan(to)), encoded, resultIsNan)),
    flags: f.let(flags === undefined ? invalid : v128.or(invalid, flags)),
  };
}

/** The finite result, but for the lanes of the mask: there the special one, computed only if there are any. */
export function unless(f: FunctionBuilder, mask: V128, special: () => Result, finite: Result): Result {
  const bits = f.variable('v128');
  const flags = f.variable('v128');
  bits.set(finite.bits);
  flags.set(finite.flags);
  const selected = f.let(mask);
  f.if(v128.anyTrue(selected), () => {
    const other = special();
    bits.set(v128.bitselect(other.bits, bits, selected));
    flags.set(v128.bitselect(other.flags, flags, selected));
  });
  return { bits, flags };
}
