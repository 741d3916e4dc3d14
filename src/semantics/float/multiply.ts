import { type Decoded, decode, isNan } from './decode.ts';
import { exactProduct } from './dyadic.ts';
import type { Environment, Outcome } from './environment.ts';
import type { Format } from './format.ts';
import { invalidOperation, propagateNan } from './nan-outcome.ts';
import { round } from './round.ts';

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
