/** Sums, products, quotients and square roots, each exact and then rounded once. */
import { bitLength } from './bit-length.ts';
import { type Decoded, decode, isNan } from './decode.ts';
import { type Dyadic, exactProduct, exactSum, opposite } from './dyadic.ts';
import { encodeInfinity, encodeZero } from './encode.ts';
import { type Environment, Flag, invalidOperation, type Outcome, propagateNan } from './environment.ts';
import type { Format } from './format.ts';
import { quotient } from './from-rational.ts';
import { round } from './round.ts';

/** a + b, rounded once (IEEE 754-2019, 5.4.1 addition). */
export function add(format: Format, a: bigint, b: bigint, env: Environment): Outcome {
  if (isNan(format, a) || isNan(format, b)) return propagateNan(format, [a, b], env);
  return roundedSum(format, [a, b], decode(format, a), decode(format, b), env);
}

/** a - b, rounded once (IEEE 754-2019, 5.4.1 subtraction). The sign of a NaN b is not flipped. */
export function subtract(format: Format, a: bigint, b: bigint, env: Environment): Outcome {
  if (isNan(format, a) || isNan(format, b)) return propagateNan(format, [a, b], env);
  return roundedSum(format, [a, b], decode(format, a), opposite<Decoded>(decode(format, b)), env);
}

/**
 * The rounded sum of two exact terms, either of which may be infinite. `operands` are those of the whole
 * operation, for the NaN of an invalid one.
 */
export function roundedSum(
  format: Format,
  operands: readonly bigint[],
  x: Dyadic,
  y: Dyadic,
  env: Environment,
): Outcome {
  if (x.exponent === Infinity && y.exponent === Infinity && x.sign !== y.sign) {
    return invalidOperation(format, operands, env);
  }
  return round(format, exactSum(x, y, env.rounding === 'rdn'), env);
}

/** a * b, rounded once (IEEE 754-2019, 5.4.1 multiplication). */
export function multiply(format: Format, a: bigint, b: bigint, env: Environment): Outcome {
  if (isNan(format, a) || isNan(format, b)) return propagateNan(format, [a, b], env);
  const x = decode(format, a);
  const y = decode(format, b);
  if (isInfinityTimesZero(x, y)) return invalidOperation(format, [a, b], env);
  return round(format, exactProduct(x, y), env);
}

/** Whether a product has no value (IEEE 754-2019, 7.2 b). */
export function isInfinityTimesZero(x: Decoded, y: Decoded): boolean {
  return (x.class === 'infinite' && y.class === 'zero') || (x.class === 'zero' && y.class === 'infinite');
}

/**
 * a * b + c with one rounding (IEEE 754-2019, 5.4.1 fusedMultiplyAdd). Infinity times zero is invalid; whether
 * it is under a quiet NaN too is left open there (7.2 c) and decided by the NaN policy.
 */
export function fusedMultiplyAdd(format: Format, a: bigint, b: bigint, c: bigint, env: Environment): Outcome {
  const operands = [a, b, c];
  const x = decode(format, a);
  const y = decode(format, b);
  if (isInfinityTimesZero(x, y) && (env.nan.infinityTimesZeroPlusNanIsInvalid || !isNan(format, c))) {
    return invalidOperation(format, operands, env);
  }
  if (operands.some(operand => isNan(format, operand))) return propagateNan(format, operands, env);
  return roundedSum(format, operands, exactProduct(x, y), decode(format, c), env);
}

/** a / b, rounded once (IEEE 754-2019, 5.4.1 division, 7.2 e and 7.3). */
export function divide(format: Format, a: bigint, b: bigint, env: Environment): Outcome {
  if (isNan(format, a) || isNan(format, b)) return propagateNan(format, [a, b], env);
  const x = decode(format, a);
  const y = decode(format, b);
  const sign = x.sign !== y.sign;
  if (x.class === y.class && (x.class === 'zero' || x.class === 'infinite')) {
    return invalidOperation(format, [a, b], env);
  }
  if (x.class === 'infinite') return { bits: encodeInfinity(format, sign), flags: 0 };
  if (y.class === 'infinite') return { bits: encodeZero(format, sign), flags: 0 };
  if (y.class === 'zero') return { bits: encodeInfinity(format, sign), flags: Flag.DZ };
  const { significand, exponent, sticky } = quotient(
    x.significand,
    y.significand,
    format.significandBits + 2,
  );
  return round(format, { sign, significand, exponent: exponent + x.exponent - y.exponent, sticky }, env);
}

/** The square root of a, rounded once; that of -0 is -0 (IEEE 754-2019, 5.4.1 squareRoot, 6.3, 7.2 g). */
export function squareRoot(format: Format, a: bigint, env: Environment): Outcome {
  if (isNan(format, a)) return propagateNan(format, [a], env);
  const x = decode(format, a);
  if (x.class === 'zero') return { bits: a, flags: 0 };
  if (x.sign) return invalidOperation(format, [a], env);
  if (x.class === 'infinite') return { bits: a, flags: 0 };

  // Twice as many bits under the root as wanted of it, and an even exponent to halve.
  const wanted = 2 * (format.significandBits + 2);
  const spare = Math.max(0, wanted - bitLength(x.significand));
  const shift = (x.exponent - spare) % 2 === 0 ? spare : spare + 1;
  const radicand = x.significand << BigInt(shift);
  const significand = integerSquareRoot(radicand);
  const sticky = significand * significand !== radicand;
  return round(format, { sign: false, significand, exponent: (x.exponent - shift) / 2, sticky }, env);
}

/** The largest integer whose square is not above `value`, by Newton's method from above. */
export function integerSquareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((bitLength(value) + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
