/** The baseline as a file: read to hold a run against it, and written anew. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import {
  againstBaseline,
  type Baseline,
  BaselineUnreadable,
  baselineOf,
  readBaseline,
} from '../check/baseline.ts';
import type { Run } from '../check/run.ts';
import { visible } from '../text/visible.ts';
import { UsageError } from './exit-code.ts';
import { reasonOf, writeProblem } from './output.ts';

export interface BaselineOptions {
  readonly baseline?: string;
  readonly updateBaseline?: true;
}

/**
 * What gives a run with what its baseline says of it; an update accepts all of it first. The baseline is read at once, so
 * that one that cannot be read is no surprise after minutes. Throws `UsageError`.
 *
 * @param isWhole all rules of the files are asked for
 */
export function comparison(
  { baseline: file, updateBaseline }: BaselineOptions,
  isWhole: boolean,
): (run: Run) => Run {
  if (file === undefined) {
    if (updateBaseline) throw new UsageError('--update-baseline wants the file: --baseline FILE');
    return run => run;
  }
  const known = readFile(file, updateBaseline === true);
  if (!updateBaseline) return run => againstBaseline(run, known);
  if (!isWhole) throw new UsageError('--update-baseline wants a whole run: all rules of the files');
  return run => {
    if (run.interrupted) {
      process.stderr.write(`rulecheck: ${visible(file)} is left as it was: the run was interrupted\n`);
      return againstBaseline(run, known);
    }
    const text = baselineOf(run, known);
    write(file, text);
    return againstBaseline(run, readBaseline(text));
  };
}

/** `isNew`: it need not be there yet. */
function readFile(file: string, isNew: boolean): Baseline {
  if (isNew && !existsSync(file)) return new Map();
  try {
    return readBaseline(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof BaselineUnreadable) {
      throw new UsageError(`${file} is no baseline: ${error.message}`);
    }
    const hint = existsSync(file) ? '' : '; --update-baseline writes it';
    throw new UsageError(`cannot read ${file}: ${reasonOf(error)}${hint}`);
  }
}

/** Whole or not at all, whenever the program is ended. */
function write(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (error) {
    throw writeProblem(file, error) ?? error;
  }
}
