import { bitLength } from './bit-length.ts';
import { decode, isNan } from './decode.ts';
import type { Environment, Outcome } from './environment.ts';
import type { Format } from './format.ts';
import { invalidOperation, propagateNan } from './nan-outcome.ts';
import { round } from './round.ts';

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
