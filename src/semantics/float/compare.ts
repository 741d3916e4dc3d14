import { isNan, isSignalingNan, magnitude, signBit } from './decode.ts';
import { Flag, type Flags } from './environment.ts';
import type { Format } from './format.ts';

/** The answer to a comparison and the exceptions it signals. */
export interface Comparison {
  readonly value: boolean;
  readonly flags: Flags;
}

type Predicate = (format: Format, a: bigint, b: bigint) => Comparison;

/** A comparison of two numbers; with a NaN it is false, and invalid where `isInvalid` says so. */
function comparison(
  holds: (a: bigint, b: bigint) => boolean,
  isInvalid: (format: Format, bits: bigint) => boolean,
): Predicate {
  return (format, a, b) => {
    if (isNan(format, a) || isNan(format, b)) {
      return { value: false, flags: isInvalid(format, a) || isInvalid(format, b) ? Flag.NV : 0 };
    }
    return { value: holds(rank(format, a), rank(format, b)), flags: 0 };
  };
}

/** An integer that orders encodings as the numbers they stand for; both zeros have rank 0. */
function rank(format: Format, bits: bigint): bigint {
  const size = magnitude(format, bits);
  return signBit(format, bits) ? -size : size;
}

/*
 * Quiet predicates are invalid on signaling NaNs only, signaling ones on every NaN (IEEE 754-2019, 5.6.1;
 * RISC-V unprivileged ISA, 20.8: FLT and FLE are signaling, FEQ is quiet).
 */
export const equal: Predicate = comparison((a, b) => a === b, isSignalingNan);
export const less: Predicate = comparison((a, b) => a < b, isNan);
export const lessOrEqual: Predicate = comparison((a, b) => a <= b, isNan);
/** RISC-V FLTQ (Zfa). */
export const lessQuiet: Predicate = comparison((a, b) => a < b, isSignalingNan);
/** RISC-V FLEQ (Zfa). */
export const lessOrEqualQuiet: Predicate = comparison((a, b) => a <= b, isSignalingNan);
