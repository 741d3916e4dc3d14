/** What an operation needs to know besides its operands, and what comes of it. */
import { isSignalingNan } from './decode.ts';
import type { Format } from './format.ts';
import { canonical, type NanPolicy } from './nan-policy.ts';

/** The five rounding modes of RISC-V and IEEE 754 (RISC-V unprivileged ISA, 20.2, table of `rm`). */
export const roundingModes = ['rne', 'rtz', 'rdn', 'rup', 'rmm'] as const;

/** To nearest ties to even, toward zero, down, up, to nearest ties to max magnitude. */
export type RoundingMode = (typeof roundingModes)[number];

/** Exception flags as a set of bits, laid out as in RISC-V's `fflags` (unprivileged ISA, 20.2). */
export const Flag = {
  /** Inexact. */
  NX: 1,
  /** Underflow. */
  UF: 2,
  /** Overflow. */
  OF: 4,
  /** Division by zero. */
  DZ: 8,
  /** Invalid operation. */
  NV: 16,
} as const;

/** A set of `Flag`s. */
export type Flags = number;

/** The names of the flags in a set, most severe first: `['OF', 'NX']`. */
export function flagNames(flags: Flags): string[] {
  return (['NV', 'DZ', 'OF', 'UF', 'NX'] as const).filter(name => (flags & Flag[name]) !== 0);
}

/** What an operation needs to know besides its operands. */
export interface Environment {
  readonly rounding: RoundingMode;
  readonly nan: NanPolicy;
  /** When a result counts as tiny for the underflow flag (IEEE 754-2019, 7.5). */
  readonly tininess: 'before' | 'after';
}

/** What an operation computes: an encoding (or an integer's bits) and the exceptions it signals. */
export interface Outcome {
  readonly bits: bigint;
  readonly flags: Flags;
}

/** Round to nearest, ties to even, with canonical NaNs: where a number is wanted and no machine is meant. */
export const nearest: Environment = { rounding: 'rne', nan: canonical, tininess: 'after' };

/** The result of an operation with a NaN among its operands; a signaling one is invalid (IEEE 754-2019, 6.2). */
export function propagateNan(format: Format, operands: readonly bigint[], env: Environment): Outcome {
  const signaling = operands.some(operand => isSignalingNan(format, operand));
  return { bits: env.nan.result(format, operands), flags: signaling ? Flag.NV : 0 };
}

/** The result of an operation without a useful definition for its operands (IEEE 754-2019, 7.2). */
export function invalidOperation(format: Format, operands: readonly bigint[], env: Environment): Outcome {
  return { bits: env.nan.result(format, operands), flags: Flag.NV };
}
