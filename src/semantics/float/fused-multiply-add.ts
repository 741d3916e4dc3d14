import { roundedSum } from './add.ts';
import { decode, isNan } from './decode.ts';
import { exactProduct } from './dyadic.ts';
import type { Environment, Outcome } from './environment.ts';
import type { Format } from './format.ts';
import { isInfinityTimesZero } from './multiply.ts';
import { invalidOperation, propagateNan } from './nan-outcome.ts';

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
