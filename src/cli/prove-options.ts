/** The options of commands that prove, as the checks know them. */
import type { FileOptions } from '../check/check-file.ts';
import type { CheckOptions } from '../check/check-rules.ts';
import type { DetailLevel } from '../check/rule-result.ts';
import { defaultReadings, type RegisterReadings } from '../model/register-readings.ts';
import type { PlannedCheck } from './checked-parts.ts';
import { hash } from './host.ts';
import type { PlannedFile } from './plan.ts';

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

/** What `verify` checks files with where nothing beyond the provers is asked. What is kept is named by it. */
export const fileOptions = (flags: ProverFlags, details: DetailLevel) =>
  ({ ...proveOptions(flags), details, repair: 'quick' }) as const;

/** The same for one file: who may fuse is told apart by folder. */
export const checkOf = (
  file: PlannedFile,
  options: Omit<FileOptions, 'contraction' | 'hash'>,
): PlannedCheck => ({
  file,
  options: { ...options, contraction: file.contraction, hash },
});
