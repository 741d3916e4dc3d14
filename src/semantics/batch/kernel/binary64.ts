/** Addition, multiplication, division and square root of binary64 on two lanes, rounded once in any mode. */
import { Flag, type RoundingMode } from '../../float/environment.ts';
import { BINARY64 } from '../../float/format.ts';
import type { V128 } from '../wasm/expression.ts';
import type { FunctionBuilder } from '../wasm/function.ts';
import { f64x2, i64x2, v128 } from '../wasm/instructions.ts';
import { align, zeroSumSign } from './align.ts';
import { exactProduct, twoSum } from './exact.ts';
import { type Result, roundToBinary64 } from './finite.ts';
import { isNegative, signMask, where } from './lanes.ts';
import { any, fromMachine, isNotFinite, unless } from './special.ts';
import { bias, unpack } from './unpack.ts';

type Operands = readonly V128[];

const anyNotFinite = (operands: Operands): V128 =>
  any(...operands.map(operand => isNotFinite(BINARY64, operand)));

export function add(f: FunctionBuilder, [a, b]: Operands, mode: RoundingMode): Result {
  const x = unpack(f, a!);
  const { addend, exponent } = align(f, x.exponent, unpack(f, b!));
  const { high, low } = twoSum(f, x.significand, addend);
  const number = { high, rest: low, exponent, zeroSign: zeroSumSign(mode, a!, b!) };
  const special = (): Result => {
    // One operand is infinite or a NaN: nothing is rounded, and no finite sum overflows.
    const sum = f.let(f64x2.add(a!, b!));
    return fromMachine(f, BINARY64, [a!, b!], sum, sum);
  };
  return unless(f, anyNotFinite([a!, b!]), special, roundToBinary64(f, number, mode));
}

/** The sign of a NaN does not matter: results are canonical. */
export function subtract(f: FunctionBuilder, [a, b]: Operands, mode: RoundingMode): Result {
  return add(f, [a!, f.let(v128.xor(b!, signMask))], mode);
}

export function multiply(f: FunctionBuilder, [a, b]: Operands, mode: RoundingMode): Result {
  const [x, y] = [unpack(f, a!), unpack(f, b!)];
  const { high, low } = exactProduct(f, x.significand, y.significand);
  const exponent = f.let(i64x2.subtract(i64x2.add(x.exponent, y.exponent), i64x2.constant(BigInt(bias))));
  const number = { high, rest: low, exponent, zeroSign: f.let(v128.xor(a!, b!)) };
  const special = (): Result => {
    const product = f.let(f64x2.multiply(a!, b!));
    return fromMachine(f, BINARY64, [a!, b!], product, product);
  };
  return unless(f, anyNotFinite([a!, b!]), special, roundToBinary64(f, number, mode));
}

export function divide(f: FunctionBuilder, [a, b]: Operands, mode: RoundingMode): Result {
  const [x, y] = [unpack(f, a!), unpack(f, b!)];
  const high = f.let(f64x2.divide(x.significand, y.significand));
  const remainder = remainderOf(f, x.significand, high, y.significand);
  const rest = f.let(asRest(v128.xor(remainder, v128.and(b!, signMask))));
  const exponent = f.let(i64x2.add(i64x2.subtract(x.exponent, y.exponent), i64x2.constant(BigInt(bias))));
  const number = { high, rest, exponent, zeroSign: f.let(v128.xor(a!, b!)) };
  const byZero = f.let(f64x2.eq(b!, f64x2.constant(0)));
  const special = (): Result => {
    const quotient = f.let(f64x2.divide(a!, b!));
    const undefinedOrInfinite = v128.or(isNotFinite(BINARY64, a!), f64x2.eq(a!, f64x2.constant(0)));
    const flags = where(v128.andnot(byZero, undefinedOrInfinite), BigInt(Flag.DZ));
    return fromMachine(f, BINARY64, [a!, b!], quotient, quotient, flags);
  };
  return unless(f, any(anyNotFinite([a!, b!]), byZero), special, roundToBinary64(f, number, mode));
}

export function squareRoot(f: FunctionBuilder, [a]: Operands, mode: RoundingMode): Result {
  const x = unpack(f, a!);
  // An odd biased exponent is an even exponent; from the others a factor of two goes to the significand.
  const moved = f.let(v128.andnot(i64x2.constant(1n), x.exponent));
  const radicand = f.let(i64x2.add(x.significand, i64x2.shl(moved, 52)));
  const high = f.let(f64x2.sqrt(radicand));
  const rest = f.let(asRest(remainderOf(f, radicand, high, high)));
  // Halved as an unsigned number: the exponent is above -4096 before.
  const even = i64x2.subtract(x.exponent, moved);
  const halved = i64x2.shrU(i64x2.add(even, i64x2.constant(BigInt(4096 - bias))), 1);
  const exponent = f.let(i64x2.subtract(halved, i64x2.constant(BigInt(2048 - bias))));
  const number = { high, rest, exponent, zeroSign: a! };
  const special = (): Result => {
    const root = f.let(f64x2.sqrt(a!));
    return fromMachine(f, BINARY64, [a!], root, root);
  };
  const exceptional = any(isNotFinite(BINARY64, a!), isNegative(a!), f64x2.eq(a!, f64x2.constant(0)));
  return unless(f, exceptional, special, roundToBinary64(f, number, mode));
}

/**
 * dividend - quotient * divisor, exactly, where the quotient is the rounded one (or the root of the dividend,
 * with itself): the remainder of a correctly rounded division or square root is a binary64.
 */
export function remainderOf(f: FunctionBuilder, dividend: V128, quotient: V128, divisor: V128): V128 {
  const { high, low } = exactProduct(f, quotient, divisor);
  return f.let(f64x2.subtract(f64x2.subtract(dividend, high), low));
}

/**
 * A remainder as the rest of its quotient. No quotient or root of binary64 significands is a tie at 53 bits,
 * so that only its sign counts; scaled it is far below a quarter of the quotient's last place.
 */
const asRest = (remainder: V128): V128 => f64x2.multiply(remainder, f64x2.constant(2 ** -60));
