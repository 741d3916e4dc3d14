/**
 * Times the reader on Go's own files, in a fresh process for the cold times: build, then
 *
 *     node dist/bench/parse.js FOLDER        FOLDER holds Go 1.27's *.rules
 *
 * `cold` is the first parse of RISCV64.rules after the modules are loaded, as a run from the shell sees it.
 * The other times are medians of five runs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRules } from '../src/rules/parse/parse-rules.ts';
import { Source } from '../src/text/source.ts';

const folder = process.argv[2] ?? '.cache/go-rules/go1.27';
const targets = { cold: 150, warm: 150, all: 2500 };

const texts = new Map(
  readdirSync(folder)
    .filter(name => name.endsWith('.rules'))
    .map(name => [name, readFileSync(join(folder, name), 'utf8')]),
);

/** Milliseconds to read some files; each run has fresh sources. */
function time(names: Iterable<string>): number {
  const sources = [...names].map(name => new Source(name, texts.get(name) ?? ''));
  const started = performance.now();
  for (const source of sources) parseRules(source);
  return performance.now() - started;
}

function median(measure: () => number): number {
  return Array.from({ length: 5 }, measure).sort((a, b) => a - b)[2]!;
}

const riscv = ['RISCV64.rules'];
const times = { cold: time(riscv), warm: median(() => time(riscv)), all: median(() => time(texts.keys())) };
for (const [name, target] of Object.entries(targets)) {
  const measured = times[name as keyof typeof times];
  console.log(`${name.padEnd(5)} ${measured.toFixed(0).padStart(5)} ms, target ${target} ms`);
}
