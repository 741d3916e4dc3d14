import { decode, isNan } from './decode.ts';
import { type Environment, Flag, type Outcome, propagateNan } from './environment.ts';
import type { Format } from './format.ts';
import { round } from './round.ts';
import { roundOff } from './round-off.ts';

/**
 * The integer nearest to a in the environment's mode, as a number of the same format; a zero result keeps
 * the sign of a (IEEE 754-2019, 5.9). Inexact is not signaled: RISC-V FROUND (Zfa).
 */
export function roundToIntegral(format: Format, a: bigint, env: Environment): Outcome {
  const { bits, flags } = roundToIntegralExact(format, a, env);
  return { bits, flags: flags & ~Flag.NX };
}

/** The same, signaling inexact if the result differs from a: RISC-V FROUNDNX (Zfa). */
export function roundToIntegralExact(format: Format, a: bigint, env: Environment): Outcome {
  if (isNan(format, a)) return propagateNan(format, [a], env);
  const x = decode(format, a);
  if (x.exponent >= 0) return { bits: a, flags: 0 };
  const { kept, exact } = roundOff({ ...x, sticky: false }, -x.exponent, env.rounding);
  const { bits, flags } = round(format, { sign: x.sign, significand: kept, exponent: 0 }, env);
  return { bits, flags: exact ? flags : flags | Flag.NX };
}
