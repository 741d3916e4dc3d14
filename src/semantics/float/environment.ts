import type { Flags } from './flags.ts';
import type { NanPolicy } from './nan-policy.ts';
import { canonical } from './nan-policy.ts';
import type { RoundingMode } from './rounding.ts';

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
