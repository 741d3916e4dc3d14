/** A run that was stored as JSON, in a file or on standard input. */
import { readFileSync } from 'node:fs';
import { RunUnreadable, readRun } from '../check/read-run.ts';
import type { Run } from '../check/run.ts';
import { reasonOf } from './output.ts';
import { UsageError } from './usage-error.ts';

/** Throws `UsageError`. */
export function storedRun(path: string): Run {
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
