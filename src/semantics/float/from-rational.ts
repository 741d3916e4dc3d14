import type { Environment, Outcome } from './environment.ts';
import type { Format } from './format.ts';
import { quotient } from './quotient.ts';
import { round } from './round.ts';

/**
 * The exact rational (-1)^sign * numerator / denominator, rounded once.
 *
 * @throws RangeError if the numerator is negative or the denominator not positive.
 */
export function fromRational(
  format: Format,
  sign: boolean,
  numerator: bigint,
  denominator: bigint,
  env: Environment,
): Outcome {
  if (numerator < 0n || denominator <= 0n) throw new RangeError('a rational is given as sign and magnitudes');
  return round(format, { sign, ...quotient(numerator, denominator, format.significandBits + 2) }, env);
}
