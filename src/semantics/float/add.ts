import { type Decoded, decode, isNan } from './decode.ts';
import { type Dyadic, exactSum, opposite } from './dyadic.ts';
import type { Environment, Outcome } from './environment.ts';
import type { Format } from './format.ts';
import { invalidOperation, propagateNan } from './nan-outcome.ts';
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
