// `npm run build && node dist/bench/batch.js [rounds]`: every operation that is compiled, millions a second on one core by
// processor time, on operands of all kinds; and what compiling costs. See fma.ts for the table of fused operations.
import { type BatchEvaluator, compileTerm } from '../src/semantics/batch/compile.ts';
import { Unsupported } from '../src/semantics/batch/lower.ts';
import {
  BINARY16,
  BINARY32,
  BINARY64,
  canonical,
  type Format,
  type RoundingMode,
} from '../src/semantics/float/index.ts';
import { arithmetic, fromInteger, less, toInteger } from '../src/semantics/term/build.ts';
import { type Term, variable } from '../src/semantics/term/term.ts';
import { mixed } from './batch-operands.ts';

const capacity = 1 << 16;
const rounds = Number(process.argv[2] ?? 7);
const ops = arithmetic(canonical);
const names = {
  add: 2,
  multiply: 2,
  divide: 2,
  squareRoot: 1,
  fuse: 3,
  roundToIntegral: 1,
  minimum: 2,
} as const;

type Width = 16 | 32 | 64;

interface Row {
  readonly name: string;
  readonly batch: BatchEvaluator;
  /** Milliseconds. */
  readonly compiled: number;
  readonly rates: number[];
}

const rows: Row[] = [];

function row(
  name: string,
  width: Width,
  arity: number,
  term: (...operands: Term[]) => Term,
  rounding: RoundingMode,
): void {
  const variables = ['x', 'y', 'z'].slice(0, arity).map(operand => variable(operand, width));
  const start = performance.now();
  const batch = compileTerm(term(...variables), variables, rounding, capacity);
  const compiled = performance.now() - start;
  if (batch instanceof Unsupported) throw batch;
  for (const [slot, column] of mixed(width, arity, capacity, 1).entries()) batch.operands[slot]!.set(column);
  rows.push({ name: `${name} ${rounding}`, batch, compiled, rates: [] });
}
for (const format of [BINARY64, BINARY32, BINARY16]) {
  const text = format.name;
  const width = format.width as Width;
  for (const rounding of ['rne', 'rup'] as const) {
    for (const [name, arity] of Object.entries(names) as [keyof typeof names, number][]) {
      row(
        `${text} ${name}`,
        width,
        arity,
        (...operands) => (ops[name] as (...all: [Format, ...Term[]]) => Term)(format, ...operands),
        rounding,
      );
    }
    row(`${text} to int64`, width, 1, x => toInteger(format, 64, true, rounding, x!), rounding);
    row(`${text} from int64`, 64, 1, x => fromInteger(format, true, x!), rounding);
    row(`${text} less`, width, 2, (x, y) => less(format, x!, y!), rounding);
  }
}

for (let round = -1; round < rounds; round++) {
  for (const { batch, rates } of rows) {
    const start = process.cpuUsage();
    const runs = 20;
    for (let run = 0; run < runs; run++) batch.run(capacity);
    const { user, system } = process.cpuUsage(start);
    if (round >= 0) rates.push((runs * capacity) / (user + system));
  }
}
for (const { name, compiled, rates } of rows) {
  rates.sort((a, b) => a - b);
  const rate = rates[rates.length >> 1]!.toFixed(1).padStart(7);
  console.log(`${name.padEnd(36)}${rate} M/s   compiled in ${compiled.toFixed(2)} ms`);
}
