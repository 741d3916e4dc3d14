// `npm run kill-runs [-- TIMES]`: ends runs of the built program at random moments, 1,000 by default, all with one
// cache and often two at a time, and after each one compares what a whole run says with what it says without a cache.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const times = Number(process.argv[2] ?? 1000);
const cache = mkdtempSync(join(tmpdir(), 'rulecheck-kill-'));
const command = (...args) => ['dist/command/rulecheck.js', 'verify', 'examples', '--format', 'json', ...args];
const options = { cwd: root, encoding: 'utf8' };
const outputOf = (...args) => spawnSync(process.execPath, command(...args), options).stdout;

const begin = performance.now();
const expected = outputOf('--no-cache');
const whole = performance.now() - begin;
let wrong = 0;
for (let round = 0; round < times; round++) {
  // Every third time there is nothing to find, so that the run is ended while it computes, or writes.
  if (round % 3 === 0) rmSync(cache, { recursive: true, force: true });
  const runs = Array.from({ length: 1 + (round % 2) }, () =>
    spawn(process.execPath, command('--cache-dir', cache), { cwd: root, stdio: 'ignore' }),
  );
  const ended = Promise.all(runs.map(run => new Promise(resolve => run.once('close', resolve))));
  await setTimeout(Math.random() * whole * 1.2);
  for (const run of runs) run.kill('SIGKILL');
  await ended;
  if (outputOf('--cache-dir', cache) !== expected) {
    wrong++;
    console.error(`kill-runs: another output in round ${round}`);
  }
  if (process.stdout.isTTY) process.stdout.write(`\r${round + 1} of ${times}`);
}
rmSync(cache, { recursive: true, force: true });
console.log(`${process.stdout.isTTY ? '\r' : ''}${times} runs ended, ${wrong} times another output after it`);
process.exitCode = wrong === 0 ? 0 : 1;
