/**
 * Times the provers and the whole command. Build, then
 *
 *     node dist/bench/prove.js FOLDER        FOLDER holds Go 1.27's *.rules and *Ops.go
 *
 * A fold is what line 824 of Go 1.27's RISCV64.rules says, at binary64; it is modelled and decided anew each
 * time. A rule of Go's is what the check of RISCV64.rules takes between two results: in the first check of this
 * process, with the code still cold, in the second, and in later ones, when V8 has optimized it. The command runs in processes of its own, from the shell's
 * point of view. All times are medians.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkFile } from '../src/check/check-file.ts';
import { readRules, rulesCovering } from '../src/check/read-rules.ts';
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

/** Milliseconds for each rule of the text. */
function ruleTimes(text: Source): number[] {
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
  for (const { kind } of checkFile(read, all)) {
    const now = performance.now();
    if (kind === 'result') times.push(now - before);
    before = now;
  }
  return times;
}

/** How many checks warm the code up, and how many are timed then. */
const [warming, timed] = [10, 9];

/** Milliseconds for a rule of the text in a check that is as fast as it gets. */
function warmRuleTime(text: Source): number {
  for (let check = 0; check < warming; check++) ruleTimes(text);
  return median(Array.from({ length: timed }, () => median(ruleTimes(text))));
}

const command = fileURLToPath(new URL('../command/rulecheck.js', import.meta.url));

/** Rules of the release are wrong, so that 1 is what it ends with. */
function verify(): void {
  const rules = ['RISCV64.rules', 'RISCV64latelower.rules'].map(name => join(folder, name));
  const { status, stderr } = spawnSync(process.execPath, [command, 'verify', '--no-cache', ...rules]);
  if (status !== 1) throw new Error(`verify ended with ${status}: ${stderr}`);
}

const rows = [
  { what: 'a rule of RISCV64, in the first check', milliseconds: median(ruleTimes(text)), target: 0.5 },
  { what: 'a rule of RISCV64, in the second check', milliseconds: median(ruleTimes(text)), target: 0.5 },
  { what: 'a rule of RISCV64, in later checks', milliseconds: warmRuleTime(text), target: 0.5 },
  { what: 'a rule of 1,000 members', milliseconds: median(ruleTimes(manyMembers)), target: 1000 },
  { what: 'sign fold at binary64, modelled and decided', milliseconds: time(500, decide), target: 1 },
  { what: 'verify RISCV64 and latelower, from the shell', milliseconds: time(3, verify), target: 4000 },
];
for (const { what, milliseconds, target } of rows) {
  console.log(`${what.padEnd(45)} ${milliseconds.toFixed(3).padStart(9)} ms, target ${target} ms`);
}

function decide(): void {
  const { kind } = prove(modelRule(fold, context), options);
  if (kind !== 'proved') throw new Error(`the fold is ${kind}`);
}
