/** `rulecheck report RUN.json` */
import { readFileSync } from 'node:fs';
import { RunUnreadable, readRun } from '../check/read-run.ts';
import type { Run } from '../check/run.ts';
import { exitCodeOf, type FailureLevel } from './exit-code.ts';
import { reasonOf } from './output.ts';
import { type OutputOptions, writeRun } from './renderings.ts';
import { UsageError } from './usage-error.ts';

export interface ReportOptions extends OutputOptions {
  readonly failOn: FailureLevel;
}

/** Returns the exit code, that of the run. Throws `UsageError`. */
export function reportCommand(path: string, options: ReportOptions): number {
  const run = storedRun(path);
  writeRun(run, options);
  return exitCodeOf(run, options.failOn);
}

function storedRun(path: string): Run {
  const isPiped = path === '-';
  const name = isPiped ? 'standard input' : path;
  let text: string;
  try {
    text = readFileSync(isPiped ? 0 : path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${name}: ${reasonOf(error)}`);
  }
  try {
    return readRun(text);
  } catch (error) {
    if (error instanceof RunUnreadable) throw new UsageError(`${name} is not a stored run: ${error.message}`);
    throw error;
  }
}
