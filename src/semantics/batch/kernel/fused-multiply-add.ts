/**
 * The fused multiply-add of binary64 on two lanes. All exponents are taken off first; what is left is the sum
 * of an exact product of significands and a significand scaled to it, an error-free transformation.
 */
import { Flag, type RoundingMode } from '../../float/environment.ts';
import { BINARY64 } from '../../float/format.ts';
import type { V128 } from '../wasm/expression.ts';
import type { FunctionBuilder, FunctionReference } from '../wasm/function.ts';
import { f64x2, i32x4, i64x2, v128 } from '../wasm/instructions.ts';
import { align, zeroSumSign } from './align.ts';
import { exactProduct, toOdd, twoSum } from './exact.ts';
import { encodeNormal, type Result, roundToBinary64, roundUnbounded, type Unrounded } from './finite.ts';
import { where } from './lanes.ts';
import { any, fromMachine, isNan, isNotFinite, unless } from './special.ts';
import { bias, type Unpacked, unpack, unpackNormal } from './unpack.ts';

/** x * y + z before rounding. Exact but for a rest rounded to odd. */
function fuse(f: FunctionBuilder, x: Unpacked, y: Unpacked, z: Unpacked): Omit<Unrounded, 'zeroSign'> {
  const product = exactProduct(f, x.significand, y.significand);
  const factors = i64x2.subtract(i64x2.add(x.exponent, y.exponent), i64x2.constant(BigInt(bias)));
  const { addend, exponent } = align(f, factors, z);
  const low = twoSum(f, addend, product.low);
  const sum = twoSum(f, product.high, low.high);
  return { high: sum.high, rest: toOdd(f, twoSum(f, sum.low, low.low)), exponent };
}

/** Any operands. */
export function fusedMultiplyAdd(
  f: FunctionBuilder,
  [x, y, z]: readonly [V128, V128, V128],
  mode: RoundingMode,
): Result {
  const zeroSign = zeroSumSign(mode, v128.xor(x, y), z);
  const number = { ...fuse(f, unpack(f, x), unpack(f, y), unpack(f, z)), zeroSign };
  const special = any(...[x, y, z].map(operand => isNotFinite(BINARY64, operand)));
  return unless(f, special, () => specialResult(f, [x, y, z]), roundToBinary64(f, number, mode));
}

/** Where an operand is infinite or a NaN the machine's two operations round nothing, if finite products are left out. */
function specialResult(f: FunctionBuilder, [x, y, z]: readonly [V128, V128, V128]): Result {
  const factorIsSpecial = v128.or(isNotFinite(BINARY64, x), isNotFinite(BINARY64, y));
  const product = f.let(v128.and(f64x2.multiply(x, y), factorIsSpecial));
  const sum = f.let(f64x2.add(product, z));
  // Infinity times zero is invalid even where the addend is a quiet NaN (RISC-V unprivileged ISA, 20.6).
  const factorIsNan = v128.or(isNan(BINARY64, x), isNan(BINARY64, y));
  const invalid = where(v128.andnot(f64x2.ne(product, product), factorIsNan), BigInt(Flag.NV));
  return fromMachine(f, BINARY64, [x, y, z], sum, sum, invalid);
}

/**
 * The same function, quick where it can be: operands and result are normal, or the result overflows. All
 * else is left to `general`.
 */
export function fusedMultiplyAddQuick(
  f: FunctionBuilder,
  [x, y, z]: readonly [V128, V128, V128],
  mode: RoundingMode,
  general: FunctionReference,
): Result {
  const [a, b, c] = [unpackNormal(f, x), unpackNormal(f, y), unpackNormal(f, z)];
  const number = { ...fuse(f, a, b, c), zeroSign: z };
  const rounded = roundUnbounded(f, number, mode);
  const result = encodeNormal(f, rounded, mode);
  const others = any(
    i64x2.ltS(rounded.exponent, i64x2.constant(1n)),
    f64x2.eq(rounded.value, f64x2.constant(0)),
    isExtreme(x, y, z),
  );
  f.if(v128.anyTrue(others), () => f.return(...f.call(general, x, y, z)));
  return result;
}

/** One of the exponent fields is all zeros or all ones: its top ten bits are zero once it is one more. */
function isExtreme(...operands: readonly V128[]): V128 {
  const next = operands.map(operand =>
    v128.and(i64x2.add(operand, i64x2.constant(1n << 52n)), i64x2.constant(0x7fen << 52n)),
  );
  return i64x2.eq(next.reduce(i32x4.minU), i64x2.constant(0n));
}
