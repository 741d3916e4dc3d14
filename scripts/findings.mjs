// `npm run findings -- GOROOT...`: repeats FINDINGS.md with the releases at hand. For each place it says whether a
// program shows it; a place that should be shown and is not makes it exit with 1. Other machines want qemu-user-static.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));

const lines = (file, ...numbers) => numbers.map(line => `${file}:${line}`);

/** By release: the places that a program shows, and those that none is known to reach. */
const findings = {
  1.19: {
    shown: lines('RISCV64.rules', 756),
    notReached: [],
  },
  1.27: {
    shown: [
      ...lines('LOONG64.rules', 773, 774, 777, 778, 780, 781),
      ...lines('generic.rules', 578, 579, 580, 581, 2166, 2167, 2168, 2169),
      ...lines('generic.rules', 878, 883, 888, 893, 898, 903, 908, 1746),
    ],
    notReached: [
      ...lines('generic.rules', 574, 575, 576, 577),
      ...lines('RISCV64.rules', 696, 789, 880, 881),
      'S390X.rules:887',
    ],
  },
};

const goroots = process.argv.slice(2);
if (goroots.length === 0) {
  console.error(`usage: npm run findings -- GOROOT..., of Go ${Object.keys(findings).join(' and ')}`);
  process.exit(2);
}
process.exitCode = goroots.map(repeat).every(Boolean) ? 0 : 1;

/** Whether all that should be shown is. */
function repeat(goroot) {
  const [, release] = /^go(\d+\.\d+)/.exec(readFileSync(join(goroot, 'VERSION'), 'utf8')) ?? [];
  const known = findings[release];
  if (known === undefined) {
    console.log(`${goroot}: nothing is recorded of Go ${release}`);
    return true;
  }
  const shown = known.shown.map(place => [place, statusOf(goroot, place)]);
  const others = known.notReached.map(place => [place, statusOf(goroot, place)]);
  for (const [place, status] of [...shown, ...others]) console.log(`go${release} ${place}: ${status}`);
  return shown.every(([, status]) => status === 'miscompiled');
}

function statusOf(goroot, place) {
  const ssa = join(goroot, 'src/cmd/compile/internal/ssa');
  const folder = ['_gen', 'gen'].map(name => join(ssa, name)).find(existsSync) ?? ssa;
  const args = [command, 'reproduce', join(folder, place), '--run', '--go', goroot, '--format', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (stdout === '') return stderr.trim();
  const { members, trials, couldNotRun } = JSON.parse(stdout);
  const statuses = [...members, ...trials].map(({ status }) => status);
  if (statuses.includes('miscompiled')) return 'miscompiled';
  return couldNotRun?.reason ?? trials.at(-1)?.reason ?? [...new Set(statuses)].join(', ');
}
