import { isNan, isSignalingNan, magnitude, signBit } from './decode.ts';
import { type Environment, Flag, type Outcome, propagateNan } from './environment.ts';
import type { Format } from './format.ts';

type Extremum = (format: Format, a: bigint, b: bigint, env: Environment) => Outcome;

/** Whether a is below b, neither a NaN, with -0 below +0. */
function precedes(format: Format, a: bigint, b: bigint): boolean {
  if (signBit(format, a) !== signBit(format, b)) return signBit(format, a);
  return signBit(format, a) ? magnitude(format, a) > magnitude(format, b) : a < b;
}

const lower = (format: Format, a: bigint, b: bigint) => (precedes(format, b, a) ? b : a);
const upper = (format: Format, a: bigint, b: bigint) => (precedes(format, a, b) ? b : a);

/**
 * A NaN counts as missing: the result is the other operand, and a NaN only if both are. A signaling NaN
 * is invalid nevertheless (IEEE 754-2019, 9.6; RISC-V FMIN and FMAX, unprivileged ISA, 20.6).
 */
function ofNumbers(choose: (format: Format, a: bigint, b: bigint) => bigint): Extremum {
  return (format, a, b, env) => {
    const flags = isSignalingNan(format, a) || isSignalingNan(format, b) ? Flag.NV : 0;
    if (isNan(format, a)) {
      return isNan(format, b) ? propagateNan(format, [a, b], env) : { bits: b, flags };
    }
    return { bits: isNan(format, b) ? a : choose(format, a, b), flags };
  };
}

/** A NaN operand makes the result a NaN (IEEE 754-2019, 9.6). */
function propagating(choose: (format: Format, a: bigint, b: bigint) => bigint): Extremum {
  return (format, a, b, env) =>
    isNan(format, a) || isNan(format, b)
      ? propagateNan(format, [a, b], env)
      : { bits: choose(format, a, b), flags: 0 };
}

/** RISC-V FMIN. */
export const minimumNumber: Extremum = ofNumbers(lower);
/** RISC-V FMAX. */
export const maximumNumber: Extremum = ofNumbers(upper);
/** Go's built-in `min`: "if any argument is a NaN, the result is a NaN" (Go specification, Min and max). */
export const minimum: Extremum = propagating(lower);
/** Go's built-in `max`. */
export const maximum: Extremum = propagating(upper);
