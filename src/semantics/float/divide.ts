import { decode, isNan } from './decode.ts';
import { encodeInfinity, encodeZero } from './encode.ts';
import type { Environment, Outcome } from './environment.ts';
import { Flag } from './flags.ts';
import type { Format } from './format.ts';
import { quotient } from './from-rational.ts';
import { invalidOperation, propagateNan } from './nan-outcome.ts';
import { round } from './round.ts';

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
