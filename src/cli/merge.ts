/** `rulecheck merge REPORT...` */
import { mergeRuns, NotMergeable } from '../check/merge.ts';
import type { Run } from '../check/run.ts';
import { type BaselineOptions, comparedRun } from './baseline.ts';
import { exitCodeOf, type FailureLevel } from './exit-code.ts';
import { type OutputOptions, writeRun } from './renderings.ts';
import { storedRun } from './stored-run.ts';
import { UsageError } from './usage-error.ts';

export interface MergeOptions extends OutputOptions, BaselineOptions {
  readonly failOn: FailureLevel;
}

/** Returns the exit code, that of the merged run. Throws `UsageError`. */
export function mergeCommand(paths: readonly string[], options: MergeOptions): number {
  const run = comparedRun(merged(paths), options);
  writeRun(run, options);
  return exitCodeOf(run, options.failOn);
}

function merged(paths: readonly string[]): Run {
  try {
    return mergeRuns(paths.map(name => ({ name, run: storedRun(name) })));
  } catch (error) {
    if (error instanceof NotMergeable) throw new UsageError(error.message);
    throw error;
  }
}
