// `npm run build && node dist/bench/fma.js [rounds]`: the fused multiply-add of binary64 with flags, millions a second on one
// core, by processor time. Every row is measured once a round, one after the other, so that what else the
// machine does falls on all alike; shown are the median, the least and the greatest of the rounds.
import { type BatchComparison, compileRefinement, compileTerm } from '../src/semantics/batch/compile.ts';
import { draw, type Family } from '../src/semantics/batch/draw.ts';
import { Unsupported } from '../src/semantics/batch/lower.ts';
import { fusedMultiplyAddAll } from '../src/semantics/batch/scalar/fused-multiply-add.ts';
import { BINARY64, canonical, fusedMultiplyAdd, roundingModes } from '../src/semantics/float/index.ts';
import { arithmetic, negate } from '../src/semantics/term/build.ts';
import { variable } from '../src/semantics/term/term.ts';
import { edges, uniform } from './batch-operands.ts';
import { openSoftFloat } from './softfloat.ts';

const rounds = Number(process.argv[2] ?? 9);
/** Many, for a processor learns the branches that a few thousand operands take. */
const capacity = 1 << 17;
const softFloat = openSoftFloat();
const [x, y, z] = [variable('x', 64), variable('y', 64), variable('z', 64)];
const { fuse } = arithmetic(canonical);
const inputs = { random: uniform(capacity, 1), edges: edges(capacity, 1) };

/** Processor time of the whole process, in nanoseconds. */
const now = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
};

function compiled<T extends object>(result: T | Unsupported): T {
  if (result instanceof Unsupported) throw result;
  return result;
}

interface Row {
  readonly name: string;
  /** Nanoseconds a case. */
  readonly run: () => number;
  readonly rates: number[];
}

const rows: Row[] = [];

function row(name: string, run: () => number): void {
  rows.push({ name, run, rates: [] });
}

function rowByClock(name: string, cases: number, work: () => void): void {
  row(name, () => {
    const start = now();
    work();
    return (now() - start) / cases;
  });
}

for (const [kind, columns] of Object.entries(inputs)) {
  for (const [mode, rounding] of roundingModes.entries()) {
    const batch = compiled(compileTerm(fuse(BINARY64, x, y, z), [x, y, z], rounding, capacity));
    for (const [slot, column] of columns.entries()) batch.operands[slot]!.set(column);
    const runs = 40;
    rowByClock(`${kind} ${rounding}: kernel`, runs * capacity, () => {
      for (let run = 0; run < runs; run++) batch.run(capacity);
    });
    if (softFloat) {
      row(
        `${kind} ${rounding}: SoftFloat native`,
        () => softFloat('f64_mulAdd', mode, columns, 20).nanoseconds,
      );
    }
  }
  for (const rounding of ['rne', 'rup'] as const) {
    const env = { rounding, nan: canonical, tininess: 'after' } as const;
    const [a, b, c] = columns;
    rowByClock(`${kind} ${rounding}: BigInt`, capacity, () => {
      for (let index = 0; index < capacity; index++) {
        fusedMultiplyAdd(BINARY64, a[index]!, b[index]!, c[index]!, env);
      }
    });
    const numbers = [
      new Float64Array(a.buffer),
      new Float64Array(b.buffer),
      new Float64Array(c.buffer),
    ] as const;
    const [results, flags] = [new Float64Array(capacity), new Uint8Array(capacity)];
    rowByClock(`${kind} ${rounding}: scalar TypeScript`, 4 * capacity, () => {
      for (let run = 0; run < 4; run++) fusedMultiplyAddAll(numbers, rounding, results, flags);
    });
  }
}

// A rewrite of the fused family, right as it stands: all triples are compared.
const rule = {
  assumptions: [],
  sources: [fuse(BINARY64, negate(BINARY64, x), y, z)],
  target: fuse(BINARY64, x, negate(BINARY64, y), z),
  observed: { kind: 'float', format: BINARY64 },
} as const;
const compare = (comparison: BatchComparison, count: number): void => {
  if (comparison.run(count).index !== undefined) throw new Error('the sides differ');
};
for (const [kind, columns] of Object.entries(inputs)) {
  const pooled = compiled(compileRefinement(rule, [x, y, z], 'rne', capacity));
  for (const [slot, column] of columns.entries()) pooled.operands[slot]!.set(column);
  rowByClock(`fused rewrite, both sides, ${kind} triples at hand`, 20 * capacity, () => {
    for (let run = 0; run < 20; run++) compare(pooled, capacity);
  });
}
for (const kind of ['any', 'near one', 'few bits'] as const) {
  const drawn = compiled(compileRefinement(rule, [x, y, z], 'rne'));
  const family: Family = kind === 'any' ? { kind, width: 64 } : { kind, format: BINARY64 };
  let seed = 0;
  rowByClock(`fused rewrite, both sides, drawing triples: ${kind}`, 2000 * drawn.capacity, () => {
    for (let run = 0; run < 2000; run++) {
      for (const column of drawn.operands) draw(family, seed++, column);
      compare(drawn, drawn.capacity);
    }
  });
}

for (const { run } of rows) run();
for (let round = 0; round < rounds; round++) for (const { run, rates } of rows) rates.push(1000 / run());
for (const { name, rates } of rows) {
  rates.sort((a, b) => a - b);
  const shown = [rates[rates.length >> 1]!, rates[0]!, rates.at(-1)!].map(rate =>
    rate.toFixed(2).padStart(8),
  );
  console.log(`${name.padEnd(56)}${shown[0]} M/s  (${shown[1]} to ${shown[2]})`);
}
