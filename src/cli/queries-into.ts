/** Writes the questions of a run into a folder, one file for each. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Query } from '../check/queries.ts';
import { makeFolder, writeProblem } from './output.ts';

/** The folder is made where there is none. Throws `UsageError` where it cannot be written to. */
export function queriesInto(folder: string): (query: Query) => void {
  const attempt = (path: string, write: () => void) => {
    try {
      write();
    } catch (error) {
      throw writeProblem(path, error) ?? error;
    }
  };
  attempt(folder, () => makeFolder(folder));
  const written = new Set<string>();
  return ({ name, script }) => {
    // Files of one name in two folders are two files here as well.
    let own = name;
    for (let copy = 2; written.has(own); copy++) own = name.replace(/(?=\.smt2$)/, `-${copy}`);
    written.add(own);
    const path = join(folder, own);
    attempt(path, () => writeFileSync(path, script));
  };
}
