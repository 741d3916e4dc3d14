/** `rulecheck lint --watch`: lints again whenever a file changes, until it is interrupted. */
import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { count } from '../report/text/words.ts';
import { archOfFile } from '../rules/tables/arch-of-file.ts';
import { visible } from '../text/visible.ts';
import { UsageError } from './exit-code.ts';
import type { LintPlan } from './lint-plan.ts';
import { isTableName } from './op-tables.ts';

/** The exit code, and what was read. */
export interface Linted {
  readonly code: number;
  readonly plan: Pick<LintPlan, 'files' | 'folders'>;
}

/** Editors write a file in several steps; so many milliseconds after the last of them it is read. */
const settling = 50;

/** Returns the exit code of the last time. Throws the `UsageError` of the first. */
export async function watchLint(
  lint: () => Promise<Linted>,
  { output }: { readonly output?: string },
): Promise<number> {
  let last = await lint();
  const watchers = new Map<string, FSWatcher>();
  const stopped = new Promise<void>(resolve => process.once('SIGINT', resolve));
  let changed = 0;
  const again = async () => {
    const own = ++changed;
    await setTimeout(settling);
    if (own !== changed) return;
    if (output === undefined) process.stdout.write('\n');
    try {
      last = await lint();
      attend();
    } catch (error) {
      // A file may be away for a moment while an editor writes it.
      if (!(error instanceof UsageError)) throw error;
      process.stderr.write(`rulecheck: ${visible(error.message)}\n`);
    }
  };
  const attend = () => {
    for (const folder of new Set(last.plan.files.map(file => dirname(file)))) {
      if (watchers.has(folder)) continue;
      const watcher = watch(folder, (_, name) => {
        if (name !== null && isLinted(last.plan, folder, name)) void again();
      });
      watchers.set(folder, watcher);
    }
  };
  attend();
  process.stderr.write(`rulecheck: watching ${count(last.plan.files.length, 'file')}, ^C ends\n`);
  await stopped;
  for (const watcher of watchers.values()) watcher.close();
  return last.code;
}

/** A file that was read, or one that is new where all of a folder is. */
function isLinted({ files, folders }: Linted['plan'], folder: string, name: string): boolean {
  const isOfFolder = folders.includes(folder) && (archOfFile(name) !== undefined || isTableName(name));
  return isOfFolder || files.some(file => dirname(file) === folder && basename(file) === name);
}
