/** `rulecheck report RUN.json` */
import { exitCodeOf, type FailureLevel } from './exit-code.ts';
import { type OutputOptions, writeRun } from './renderings.ts';
import { storedRun } from './stored-run.ts';

export interface ReportOptions extends OutputOptions {
  readonly failOn: FailureLevel;
}

/** Returns the exit code, that of the run. Throws `UsageError`. */
export function reportCommand(path: string, options: ReportOptions): number {
  const run = storedRun(path);
  writeRun(run, options);
  return exitCodeOf(run, options.failOn);
}
