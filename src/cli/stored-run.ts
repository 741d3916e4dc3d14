/** What is done with runs that were stored as JSON. */
import { readFileSync } from 'node:fs';
import { mergeRuns, NotMergeable } from '../check/merge.ts';
import { RunUnreadable, readRun } from '../check/read-run.ts';
import type { Run } from '../check/run.ts';
import { type BaselineOptions, comparison } from './baseline.ts';
import { exitCodeOf, type FailureLevel, UsageError } from './exit-code.ts';
import { filesOf, targetsOf } from './formats.ts';
import { inputsAreKept, reasonOf } from './output.ts';
import { type OutputOptions, writeRun } from './renderings.ts';

/** Reads a file or standard input. Throws `UsageError`. */
export function storedRun(path: string): Run {
  if (path === '') throw new UsageError('a path is empty');
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

export interface ReportOptions extends OutputOptions {
  readonly failOn: FailureLevel;
}

/** `rulecheck report RUN.json`. Returns the exit code, that of the run. Throws `UsageError`. */
export function reportCommand(path: string, options: ReportOptions): number {
  inputsAreKept(filesOf(targetsOf(options)), [path]);
  const run = storedRun(path);
  writeRun(run, options);
  return exitCodeOf(run, options.failOn);
}

export interface MergeOptions extends OutputOptions, BaselineOptions {
  readonly failOn: FailureLevel;
}

/** `rulecheck merge REPORT...`. Returns the exit code, that of the merged run. Throws `UsageError`. */
export function mergeCommand(paths: readonly string[], options: MergeOptions): number {
  inputsAreKept(filesOf(targetsOf(options)), [...paths, options.baseline]);
  const all = merged(paths);
  const run = comparison(options, all.complete || all.interrupted === true)(all);
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
