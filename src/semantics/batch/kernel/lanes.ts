/** Idioms on two lanes of 64 bits. A mask is a lane of all ones (true) or all zeros. */
import type { V128 } from '../wasm/expression.ts';
import { i32x4, i64x2, v128 } from '../wasm/instructions.ts';

export const zero: V128 = i64x2.constant(0n);
export const signMask: V128 = i64x2.constant(1n << 63n);

/** All ones where the sign bit is set. */
export const isNegative = (a: V128): V128 => i64x2.ltS(a, zero);

/** `value` where the mask holds, else 0. */
export const where = (mask: V128, value: bigint): V128 => v128.and(mask, i64x2.constant(value));

/** The smaller of two small signed integers: their high words are copies of the sign. */
export const minimum = (a: V128, b: V128): V128 => i32x4.minS(a, b);
/** The larger of two small signed integers. */
export const maximum = (a: V128, b: V128): V128 => i32x4.maxS(a, b);

/** The biased exponent field of a binary64. */
export const exponentField = (a: V128): V128 => v128.and(i64x2.shrU(a, 52), i64x2.constant(0x7ffn));

/** The low `width` bits as a signed integer of 64 bits. */
export const signExtend = (a: V128, width: number): V128 =>
  width === 64 ? a : i64x2.shrS(i64x2.shl(a, 64 - width), 64 - width);
