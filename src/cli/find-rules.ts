/** From the paths that a user gives to rules files: a file, a folder, a Go source tree, standard input. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { archOfFile } from '../rules/tables/arch-of-file.ts';
import { type Diagnostic, errorAt } from '../text/diagnostic.ts';
import { Source } from '../text/source.ts';
import { UsageError } from './exit-code.ts';
import { reasonOf } from './output.ts';
import { standardInput } from './place.ts';
import { isShellPipe, readSource, readText, statOf } from './read-text.ts';

export interface FoundRules {
  readonly files: readonly RulesFile[];
  /** Files of a folder that cannot be read; the others are. */
  readonly problems: readonly Diagnostic[];
}

export interface RulesFile {
  readonly source: Source;
  /** The name without folder, which tells the architecture; nothing for standard input. */
  readonly fileName?: string;
  /** Where it lies, and op tables may lie beside it; nothing for what comes through a pipe. */
  readonly folder?: string;
  /** The same for two files if they are the same, whichever way they are named. */
  readonly identity: string;
}

/** Where Go keeps its rules: since Go 1.20, and before. */
const goFolders = ['_gen', 'gen'].map(name => join('src', 'cmd', 'compile', 'internal', 'ssa', name));

/** `path`: of a place. Throws `UsageError` if there is nothing to read. */
export function findRules(path: string): FoundRules {
  if (path === standardInput) {
    const source = new Source(path, readText(0, 'standard input'));
    return { files: [{ source, identity: path }], problems: [] };
  }
  if (!statOf(path).isDirectory()) return { files: [readRules(path)], problems: [] };
  for (const folder of [path, ...goFolders.map(goFolder => join(path, goFolder))]) {
    const names = rulesIn(folder);
    if (names.length > 0) return readFolder(folder, names);
  }
  throw new UsageError(
    `${path} holds no .rules files, neither itself nor in ${goFolders[0]} as a Go source tree does`,
  );
}

/** Names of the rules files of a folder, in the order of their names; none where there is no such folder. */
export function rulesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder)
      .filter(name => archOfFile(name) !== undefined)
      .sort();
  } catch (error) {
    throw new UsageError(`cannot read ${folder}: ${reasonOf(error)}`);
  }
}

function readFolder(folder: string, names: readonly string[]): FoundRules {
  const files: RulesFile[] = [];
  const problems: Diagnostic[] = [];
  for (const name of names) {
    const path = join(folder, name);
    try {
      files.push(readRules(path));
    } catch (error) {
      problems.push(problemAt(path, error));
    }
  }
  return { files, problems };
}

/** What keeps a path from being read, for a run that goes on without it. Throws what is no `UsageError`. */
export function problemAt(path: string, error: unknown): Diagnostic {
  if (!(error instanceof UsageError)) throw error;
  return errorAt(new Source(path, ''), { start: 0, end: 0 }, 'unreadable-file', error.message);
}

/** Throws `UsageError`. */
export function readRules(path: string): RulesFile {
  const source = readSource(path);
  const fileName = basename(path);
  if (isShellPipe(path, statOf(path))) return { source, fileName, identity: path };
  return { source, fileName, folder: dirname(path), identity: `${realpathSync(path)}\0${fileName}` };
}
