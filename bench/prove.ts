/**
 * Times the provers and the whole command. Build, then
 *
 *     node dist/bench/prove.js FOLDER        FOLDER holds Go 1.27's *.rules and *Ops.go
 *
 * A fold is what line 824 of Go 1.27's RISCV64.rules says, at binary64; it is modelled and decided anew each
 * time. An instance of a rule of Go's is what the check of RISCV64.rules takes between two results, by the instances of
 * the rule: in the first check, with the code still cold, in the second, and in later ones, when V8 has optimized it.
 * It is checked in a thread that has as much room for the young as those of the command. The command runs in processes
 * of its own, from the shell's point of view. All times are medians.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { checkFile } from '../src/check/check-file.ts';
import { readRules, rulesCovering } from '../src/check/read-rules.ts';
import { betweenRules } from '../src/cli/between-rules.ts';
import { youngMegabytes } from '../src/cli/workers.ts';
import { builtinTable } from '../src/model/builtin-tables.ts';
import { modelRule } from '../src/model/model.ts';
import { prove } from '../src/prove/prove.ts';
import { parseRules } from '../src/rules/parse/parse-rules.ts';
import { resolveFile } from '../src/rules/resolve/resolve-file.ts';
import { isas } from '../src/semantics/ops/index.ts';
import { Source } from '../src/text/source.ts';

const folder = process.argv[2] ?? '.cache/go-rules/go1.27';

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1]!;
}

/** Milliseconds that the work takes, the median of so many runs after a few that warm up. */
function time(runs: number, work: () => void): number {
  for (let run = 0; run < runs / 10; run++) work();
  return median(
    Array.from({ length: runs }, () => {
      const started = performance.now();
      work();
      return performance.now() - started;
    }),
  );
}

const source = new Source('RISCV64.rules', '(FMADDD neg:(FNEGD x) y z) && neg.Uses == 1 => (FNMSUBD x y z)');
const tables = { generic: builtinTable(isas.get('generic')!), arch: builtinTable(isas.get('RISCV64')!) };
const { rules } = parseRules(source);
const fold = resolveFile(source, rules, tables).rules[0]!.instances[0]!.rule!;
const context = { source, arch: 'RISCV64', isas, contraction: 'licensed' } as const;
const options = { seed: 1, runs: 1000, steps: 2 ** 23 };

const file = 'RISCV64.rules';
const text = new Source(file, readFileSync(join(folder, file), 'utf8'));

const members = Array.from({ length: 1000 }, (_, nth) => (nth % 2 === 0 ? 'FADDD' : 'FMULD')).join('|');
const manyMembers = new Source(file, `((${members}) x y) => ((${members}) y x)`);

/** Milliseconds for each instance of the text, whose rules are checked as the command does: each in a turn of its own. */
async function instanceTimes(text: Source): Promise<number[]> {
  const read = readRules(text, 'RISCV64', tables, rulesCovering(text, []));
  const all = {
    ...options,
    contraction: 'licensed',
    details: 'none',
    repair: 'quick',
    hash: () => '',
  } as const;
  const times: number[] = [];
  let before = performance.now();
  for (const part of checkFile(read, all)) {
    const took = performance.now() - before;
    if (part.kind === 'result') {
      const { length } = part.result.instances;
      for (let instance = 0; instance < length; instance++) times.push(took / length);
    }
    await betweenRules();
    before = performance.now();
  }
  return times;
}

/** How many checks warm the code up, and how many are timed then. */
const [warming, timed] = [10, 9];

/** Milliseconds for an instance in the first check of this thread, in the second, and in one that is as fast as it gets. */
type Checks = readonly [first: number, second: number, later: number];

async function checks(): Promise<Checks> {
  const check = async (): Promise<number> => median(await instanceTimes(text));
  const [first, second] = [await check(), await check()];
  for (let nth = 2; nth < warming; nth++) await check();
  const later: number[] = [];
  while (later.length < timed) later.push(await check());
  return [first, second, median(later)];
}

function checksInThread(): Promise<Checks> {
  const resourceLimits = { maxYoungGenerationSizeMb: youngMegabytes };
  const worker = new Worker(new URL(import.meta.url), { argv: [folder], resourceLimits });
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
}

const command = fileURLToPath(new URL('../command/rulecheck.js', import.meta.url));

/** Rules of the release are wrong, so that 1 is what it ends with. */
function verify(): void {
  const rules = ['RISCV64.rules', 'RISCV64latelower.rules'].map(name => join(folder, name));
  const { status, stderr } = spawnSync(process.execPath, [command, 'verify', '--no-cache', ...rules]);
  if (status !== 1) throw new Error(`verify ended with ${status}: ${stderr}`);
}

async function main(): Promise<void> {
  const [first, second, later] = await checksInThread();
  const rows = [
    { what: 'an instance of RISCV64, in the first check', milliseconds: first, target: 0.5 },
    { what: 'an instance of RISCV64, in the second check', milliseconds: second, target: 0.5 },
    { what: 'an instance of RISCV64, in later checks', milliseconds: later, target: 0.5 },
    {
      what: 'a rule of 1,000 members',
      milliseconds: 1000 * median(await instanceTimes(manyMembers)),
      target: 1000,
    },
    { what: 'sign fold at binary64, modelled and decided', milliseconds: time(500, decide), target: 1 },
    { what: 'verify RISCV64 and latelower, from the shell', milliseconds: time(3, verify), target: 4000 },
  ];
  for (const { what, milliseconds, target } of rows) {
    console.log(`${what.padEnd(45)} ${milliseconds.toFixed(3).padStart(9)} ms, target ${target} ms`);
  }
}

function decide(): void {
  const { kind } = prove(modelRule(fold, context), options);
  if (kind !== 'proved') throw new Error(`the fold is ${kind}`);
}

if (isMainThread) await main();
else parentPort!.postMessage(await checks());
