/**
 * Arithmetic of narrow formats on two lanes, through binary64: there nothing overflows or underflows, products are
 * exact, and all else is rounded to odd first.
 */
import { Flag, type RoundingMode } from '../../float/environment.ts';
import type { Format } from '../../float/format.ts';
import type { V128 } from '../wasm/expression.ts';
import type { FunctionBuilder } from '../wasm/function.ts';
import { f64x2, i64x2, v128 } from '../wasm/instructions.ts';
import { zeroSumSign } from './align.ts';
import { remainderOf } from './binary64.ts';
import { toOdd, twoSum } from './exact.ts';
import type { Result } from './finite.ts';
import { isNegative, signMask, where } from './lanes.ts';
import { roundToNarrow } from './round-to-narrow.ts';
import { any, fromMachine, isNan, isNotFinite, unless } from './special.ts';
import { bias } from './unpack.ts';
import { encodeNarrow, widen } from './widen.ts';

type Operands = readonly V128[];

const unscaled = i64x2.constant(BigInt(bias));
const anyNotFinite = (format: Format, operands: Operands): V128 =>
  any(...operands.map(operand => isNotFinite(format, operand)));

/** The machine's binary64 result where nothing needs rounding. */
const fromWideMachine = (
  f: FunctionBuilder,
  format: Format,
  operands: Operands,
  native: V128,
  flags?: V128,
): Result => {
  const result = f.let(native);
  return fromMachine(f, format, operands, result, encodeNarrow(f, format, result), flags);
};

export const add =
  (format: Format) =>
  (f: FunctionBuilder, [a, b]: Operands, mode: RoundingMode): Result => {
    const [x, y] = [widen(f, format, a!), widen(f, format, b!)];
    const value = toOdd(f, twoSum(f, x, y));
    const finite = roundToNarrow(
      f,
      format,
      { value, exponent: unscaled, zeroSign: zeroSumSign(mode, x, y) },
      mode,
    );
    return unless(
      f,
      anyNotFinite(format, [a!, b!]),
      () => fromWideMachine(f, format, [a!, b!], f64x2.add(x, y)),
      finite,
    );
  };

/** The sign of a NaN does not matter: results are canonical. */
export const subtract =
  (format: Format) =>
  (f: FunctionBuilder, [a, b]: Operands, mode: RoundingMode): Result => {
    return add(format)(f, [a!, f.let(v128.xor(b!, i64x2.constant(format.signMask)))], mode);
  };

export const multiply =
  (format: Format) =>
  (f: FunctionBuilder, [a, b]: Operands, mode: RoundingMode): Result => {
    const [x, y] = [widen(f, format, a!), widen(f, format, b!)];
    const value = f.let(f64x2.multiply(x, y));
    const finite = roundToNarrow(f, format, { value, exponent: unscaled, zeroSign: value }, mode);
    return unless(
      f,
      anyNotFinite(format, [a!, b!]),
      () => fromWideMachine(f, format, [a!, b!], value),
      finite,
    );
  };

export const fusedMultiplyAdd =
  (format: Format) =>
  (f: FunctionBuilder, [a, b, c]: Operands, mode: RoundingMode): Result => {
    const [x, y, z] = [widen(f, format, a!), widen(f, format, b!), widen(f, format, c!)];
    const product = f.let(f64x2.multiply(x, y));
    const value = toOdd(f, twoSum(f, product, z));
    const zeroSign = zeroSumSign(mode, product, z);
    const finite = roundToNarrow(f, format, { value, exponent: unscaled, zeroSign }, mode);
    const special = (): Result => {
      // Infinity times zero is invalid even where the addend is a quiet NaN (RISC-V unprivileged ISA, 20.6).
      const factorIsNan = v128.or(isNan(format, a!), isNan(format, b!));
      const invalid = where(v128.andnot(f64x2.ne(product, product), factorIsNan), BigInt(Flag.NV));
      return fromWideMachine(f, format, [a!, b!, c!], f64x2.add(product, z), invalid);
    };
    return unless(f, anyNotFinite(format, [a!, b!, c!]), special, finite);
  };

export const divide =
  (format: Format) =>
  (f: FunctionBuilder, [a, b]: Operands, mode: RoundingMode): Result => {
    const [x, y] = [widen(f, format, a!), widen(f, format, b!)];
    const quotient = f.let(f64x2.divide(x, y));
    const remainder = remainderOf(f, x, quotient, y);
    const value = toOdd(f, { high: quotient, low: f.let(v128.xor(remainder, v128.and(y, signMask))) });
    const finite = roundToNarrow(f, format, { value, exponent: unscaled, zeroSign: quotient }, mode);
    const byZero = f.let(f64x2.eq(y, f64x2.constant(0)));
    const special = (): Result => {
      const undefinedOrInfinite = v128.or(isNotFinite(format, a!), f64x2.eq(x, f64x2.constant(0)));
      const flags = where(v128.andnot(byZero, undefinedOrInfinite), BigInt(Flag.DZ));
      return fromWideMachine(f, format, [a!, b!], quotient, flags);
    };
    return unless(f, any(anyNotFinite(format, [a!, b!]), byZero), special, finite);
  };

export const squareRoot =
  (format: Format) =>
  (f: FunctionBuilder, [a]: Operands, mode: RoundingMode): Result => {
    const x = widen(f, format, a!);
    const root = f.let(f64x2.sqrt(x));
    const value = toOdd(f, { high: root, low: remainderOf(f, x, root, root) });
    const finite = roundToNarrow(f, format, { value, exponent: unscaled, zeroSign: x }, mode);
    const exceptional = any(isNotFinite(format, a!), isNegative(x));
    return unless(f, exceptional, () => fromWideMachine(f, format, [a!], root), finite);
  };
