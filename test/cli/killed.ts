/** Ends programs that write to a cache at random moments, and looks whether what is left can be read. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { StoredFile } from '../../src/check/reuse.ts';
import { Cache } from '../../src/cli/cache.ts';

/** Two entries, large enough that writing one takes a while. */
const names = ['0', '1'].map(digit => digit.repeat(32));
const entryOf = (name: string): StoredFile => ({ text: name.repeat(20_000), tables: '', parts: [] });

/**
 * The built program's cache, written to without pause: it is at every moment where a whole run is for a few
 * milliseconds. `npm run kill-runs` ends whole runs.
 */
const writer = `
  import { Cache } from ${JSON.stringify(new URL('../../dist/src/cli/cache.js', import.meta.url).href)};
  const [folder, ...names] = process.argv.slice(1);
  const cache = new Cache(folder);
  const write = () => names.forEach(name => cache.save(name, { text: name.repeat(20000), tables: '', parts: [] }));
  write();
  process.stdout.write('written');
  for (;;) write();
`;

/** `folder` is made. What is wrong is said by round and entry. */
export async function killed({ times, folder }: { readonly times: number; readonly folder: string }) {
  mkdirSync(folder, { recursive: true });
  const cache = new Cache(folder);
  const wrong: string[] = [];
  let kills = 0;
  for (let round = 0; round < times; round++) {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', writer, folder, ...names], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise(resolve => child.stdout.once('data', resolve));
    await setTimeout(Math.random() * 20);
    const ended = new Promise(resolve => child.once('close', resolve));
    if (child.kill('SIGKILL')) kills++;
    await ended;
    // What was written once is there from then on, whole.
    wrong.push(
      ...names
        .filter(name => cache.load<StoredFile>(name)?.text !== entryOf(name).text)
        .map(name => `${round}: ${name}`),
    );
  }
  return { kills, wrong };
}
