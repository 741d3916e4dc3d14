/**
 * What `rulecheck lint` takes of the processor, from the shell: one file, and a folder with its op tables. Medians.
 *
 *     node dist/bench/lint.js FOLDER [TIMES]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder, times = '7'] = process.argv.slice(2);
if (folder === undefined) throw new Error('which folder holds RISCV64.rules?');
const program = fileURLToPath(new URL('../command/rulecheck.js', import.meta.url));
const report = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => console.error(JSON.stringify({ ...process.cpuUsage(), kb: process.resourceUsage().maxRSS })))',
)}`;

interface Taken {
  /** Microseconds of the program itself. */
  readonly user: number;
  readonly kb: number;
}

function taken(args: readonly string[]): Taken {
  const { stderr } = spawnSync(process.execPath, ['--import', report, ...args], { encoding: 'utf8' });
  return JSON.parse(stderr.trim().split('\n').at(-1)!) as Taken;
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

function measure(title: string, args: readonly string[]): void {
  const all = Array.from({ length: Number(times) }, () => taken(args));
  const seconds = middle(all.map(({ user }) => user)) / 1e6;
  console.log(`${title}: ${seconds.toFixed(2)} s, ${(middle(all.map(({ kb }) => kb)) / 1024).toFixed(0)} MB`);
}

measure('an empty program', ['-e', '0']);
measure('lint RISCV64.rules', [program, 'lint', join(folder, 'RISCV64.rules')]);
measure('lint all rules and op tables', [program, 'lint', folder]);
