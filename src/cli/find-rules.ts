/** From the paths that a user gives to rules files: a file, a folder, a Go source tree, standard input. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Source } from '../text/source.ts';
import { reasonOf } from './output.ts';
import { UsageError } from './usage-error.ts';

/** Rules that belong together, and the folder in which op tables may stand beside them. */
export interface RulesTree {
  readonly files: readonly RulesFile[];
  /** Given as one file: nothing is known of the rules that it runs with. */
  readonly lone: boolean;
  readonly tableFolder?: string;
}

export interface RulesFile {
  readonly source: Source;
  /** The name without folder, which tells the architecture; nothing for standard input. */
  readonly fileName?: string;
}

const standardInput = '-';

/** Where Go keeps its rules: since Go 1.20, and before. */
const goFolders = ['_gen', 'gen'].map(name => join('src', 'cmd', 'compile', 'internal', 'ssa', name));

/** Throws `UsageError` if there is nothing to read. */
export function findRules(path: string): RulesTree {
  if (path === standardInput) {
    return { files: [{ source: new Source('<stdin>', readText(0, 'standard input')) }], lone: true };
  }
  if (!stat(path).isDirectory()) return { files: [readRules(path)], lone: true, tableFolder: dirname(path) };
  for (const folder of [path, ...goFolders.map(goFolder => join(path, goFolder))]) {
    const names = rulesIn(folder);
    if (names.length > 0) {
      return {
        files: names.map(name => readRules(join(folder, name))),
        lone: false,
        tableFolder: folder,
      };
    }
  }
  throw new UsageError(
    `${path} holds no .rules files, neither itself nor in ${goFolders[0]} as a Go source tree does`,
  );
}

function readRules(path: string): RulesFile {
  const text = readText(path, path);
  if (text.includes('\0')) throw new UsageError(`${path} is not a text: it holds a NUL byte`);
  return { source: new Source(path, text), fileName: basename(path) };
}

function stat(path: string) {
  try {
    return statSync(path);
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

function readText(file: string | 0, name: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${name}: ${reasonOf(error)}`);
  }
}

/** Names of the rules files of a folder, in the order of their names; none where there is no such folder. */
function rulesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder)
      .filter(name => name.endsWith('.rules'))
      .sort();
  } catch (error) {
    throw new UsageError(`cannot read ${folder}: ${reasonOf(error)}`);
  }
}
