/** `rulecheck lint --watch`: lints again whenever a file changes, until it is interrupted. */
import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { UsageError } from './exit-code.ts';

/** The exit code, and the files that were read. */
export interface Linted {
  readonly code: number;
  readonly files: readonly string[];
}

/** Editors write a file in several steps; so many milliseconds after the last of them it is read. */
const settling = 50;

/** Returns the exit code of the last time. Throws the `UsageError` of the first. */
export async function watchLint(
  lint: () => Promise<Linted>,
  { output }: { readonly output?: string },
): Promise<number> {
  let last = await lint();
  const names = new Set(last.files.map(file => basename(file)));
  const watchers: FSWatcher[] = [];
  const stopped = new Promise<void>(resolve => process.once('SIGINT', resolve));
  let changed = 0;
  const again = async () => {
    const own = ++changed;
    await setTimeout(settling);
    if (own !== changed) return;
    if (output === undefined) process.stdout.write('\n');
    try {
      last = await lint();
    } catch (error) {
      // A file may be away for a moment while an editor writes it.
      if (!(error instanceof UsageError)) throw error;
      process.stderr.write(`rulecheck: ${error.message}\n`);
    }
  };
  for (const folder of new Set(last.files.map(file => dirname(file))))
    watchers.push(
      watch(folder, (_, name) => {
        if (name !== null && names.has(name)) void again();
      }),
    );
  process.stderr.write(`rulecheck: watching ${last.files.length} files, ^C ends\n`);
  await stopped;
  for (const watcher of watchers) watcher.close();
  return last.code;
}
