/** The options of commands that prove, as the checks know them. */
import type { CheckOptions } from '../check/check-rules.ts';
import { defaultReadings, type RegisterReadings } from '../model/register-readings.ts';

export interface ProverFlags extends Partial<RegisterReadings> {
  readonly seed: number;
  readonly runs: number;
  readonly budget: number;
  readonly timeout?: number;
}

export function proveOptions(flags: ProverFlags): Omit<CheckOptions, 'contraction'> {
  const {
    seed,
    runs,
    budget,
    timeout,
    bools = defaultReadings.bools,
    spills = defaultReadings.spills,
  } = flags;
  return {
    seed,
    runs,
    steps: budget,
    ...(timeout !== undefined && { timeoutMs: timeout }),
    readings: { bools, spills },
  };
}
