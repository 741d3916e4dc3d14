/**
 * Arithmetic of binary32 on two lanes, through binary64: there nothing overflows or underflows, products are
 * exact, and all else is rounded to odd first.
 */
import { Flag } from '../../float/flags.ts';
import { BINARY32 } from '../../float/format.ts';
import type { RoundingMode } from '../../float/rounding.ts';
import type { V128 } from '../wasm/expression.ts';
import type { FunctionBuilder } from '../wasm/function.ts';
import { f64x2, i64x2, lowWords, v128 } from '../wasm/instructions.ts';
import { zeroSumSign } from './align.ts';
import { remainderOf } from './binary64.ts';
import { toOdd, twoSum } from './exact.ts';
import type { Result } from './finite.ts';
import { isNegative, signMask, where } from './lanes.ts';
import { encodeBinary32, roundToBinary32 } from './narrow.ts';
import { any, fromMachine, isNan, isNotFinite, unless } from './special.ts';
import { bias } from './unpack.ts';

type Operands = readonly V128[];

/** Encodings of binary32 as the same numbers in binary64. */
export const widen = (f: FunctionBuilder, a: V128): V128 => f.let(f64x2.promoteLow(lowWords(a)));

const unscaled = i64x2.constant(BigInt(bias));
const anyNotFinite = (operands: Operands): V128 =>
  any(...operands.map(operand => isNotFinite(BINARY32, operand)));

/** The machine's binary64 result where nothing needs rounding. */
const fromWideMachine = (f: FunctionBuilder, operands: Operands, native: V128, flags?: V128): Result => {
  const result = f.let(native);
  return fromMachine(f, BINARY32, operands, result, encodeBinary32(result), flags);
};

export function add(f: FunctionBuilder, [a, b]: Operands, mode: RoundingMode): Result {
  const [x, y] = [widen(f, a!), widen(f, b!)];
  const value = toOdd(f, twoSum(f, x, y));
  const finite = roundToBinary32(f, { value, exponent: unscaled, zeroSign: zeroSumSign(mode, x, y) }, mode);
  return unless(f, anyNotFinite([a!, b!]), () => fromWideMachine(f, [a!, b!], f64x2.add(x, y)), finite);
}

/** The sign of a NaN does not matter: results are canonical. */
export function subtract(f: FunctionBuilder, [a, b]: Operands, mode: RoundingMode): Result {
  return add(f, [a!, f.let(v128.xor(b!, i64x2.constant(BINARY32.signMask)))], mode);
}

export function multiply(f: FunctionBuilder, [a, b]: Operands, mode: RoundingMode): Result {
  const [x, y] = [widen(f, a!), widen(f, b!)];
  const value = f.let(f64x2.multiply(x, y));
  const finite = roundToBinary32(f, { value, exponent: unscaled, zeroSign: value }, mode);
  return unless(f, anyNotFinite([a!, b!]), () => fromWideMachine(f, [a!, b!], value), finite);
}

export function fusedMultiplyAdd(f: FunctionBuilder, [a, b, c]: Operands, mode: RoundingMode): Result {
  const [x, y, z] = [widen(f, a!), widen(f, b!), widen(f, c!)];
  const product = f.let(f64x2.multiply(x, y));
  const value = toOdd(f, twoSum(f, product, z));
  const zeroSign = zeroSumSign(mode, product, z);
  const finite = roundToBinary32(f, { value, exponent: unscaled, zeroSign }, mode);
  const special = (): Result => {
    // Infinity times zero is invalid even where the addend is a quiet NaN (RISC-V unprivileged ISA, 20.6).
    const factorIsNan = v128.or(isNan(BINARY32, a!), isNan(BINARY32, b!));
    const invalid = where(v128.andnot(f64x2.ne(product, product), factorIsNan), BigInt(Flag.NV));
    return fromWideMachine(f, [a!, b!, c!], f64x2.add(product, z), invalid);
  };
  return unless(f, anyNotFinite([a!, b!, c!]), special, finite);
}

export function divide(f: FunctionBuilder, [a, b]: Operands, mode: RoundingMode): Result {
  const [x, y] = [widen(f, a!), widen(f, b!)];
  const quotient = f.let(f64x2.divide(x, y));
  const remainder = remainderOf(f, x, quotient, y);
  const value = toOdd(f, { high: quotient, low: f.let(v128.xor(remainder, v128.and(y, signMask))) });
  const finite = roundToBinary32(f, { value, exponent: unscaled, zeroSign: quotient }, mode);
  const byZero = f.let(f64x2.eq(y, f64x2.constant(0)));
  const special = (): Result => {
    const undefinedOrInfinite = v128.or(isNotFinite(BINARY32, a!), f64x2.eq(x, f64x2.constant(0)));
    const flags = where(v128.andnot(byZero, undefinedOrInfinite), BigInt(Flag.DZ));
    return fromWideMachine(f, [a!, b!], quotient, flags);
  };
  return unless(f, any(anyNotFinite([a!, b!]), byZero), special, finite);
}

export function squareRoot(f: FunctionBuilder, [a]: Operands, mode: RoundingMode): Result {
  const x = widen(f, a!);
  const root = f.let(f64x2.sqrt(x));
  const value = toOdd(f, { high: root, low: remainderOf(f, x, root, root) });
  const finite = roundToBinary32(f, { value, exponent: unscaled, zeroSign: x }, mode);
  const exceptional = any(isNotFinite(BINARY32, a!), isNegative(x));
  return unless(f, exceptional, () => fromWideMachine(f, [a!], root), finite);
}
