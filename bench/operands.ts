/**
 * How many tuples each operand generator needs, at the median, until each wrong fused operation shows; uniform
 * bits are the baseline. Build, then
 *
 *     node dist/bench/operands.js        SEEDS and LIMIT in the environment change the defaults
 *
 * Prints one column for each generator, in the order of the legend below the table.
 */
import { BINARY64, type Format } from '../src/semantics/float/index.ts';
import {
  drawOperands,
  type OperandGenerator,
  operandGenerators,
  randomOf,
} from '../src/semantics/operands/index.ts';
import { medianCasesToKill } from './operands/cases-to-kill.ts';
import { mutants } from './operands/mutants.ts';

const format: Format = BINARY64;
const seeds = Number(process.env['SEEDS'] ?? 11);
const limit = Number(process.env['LIMIT'] ?? 5_000);

const all: OperandGenerator = {
  name: 'any of them',
  description: 'Any of those below, each as likely.',
  models: [],
  draws: { 3: (format, random) => drawOperands(format, 3, random) },
};
const generators = [all, ...operandGenerators.filter(({ draws }) => draws[3] !== undefined)];

const widest = Math.max(...mutants.map(({ fault }) => fault.length));
const cell = (text: string) => text.padStart(5);
const show = (cases: number) => cell(Number.isFinite(cases) ? `${cases}` : '-');

console.log(`Cases to kill, median of ${seeds} seeds, ${format.name}; - is more than ${limit}`);
console.log(' '.repeat(widest), ...generators.map((_, index) => cell(`(${index})`)));
for (const mutant of mutants) {
  const counts = generators.map(generator => medianCasesToKill(mutant, generator, format, seeds, limit));
  console.log(mutant.fault.padEnd(widest), ...counts.map(show));
}
for (const [index, { name }] of generators.entries()) console.log(cell(`(${index})`), name);

console.log('\nMicroseconds to draw a tuple of three');
for (const generator of generators) {
  const count = 20_000;
  const random = randomOf(1);
  const start = performance.now();
  for (let index = 0; index < count; index++) generator.draws[3]!(format, random);
  console.log(cell(((1000 * (performance.now() - start)) / count).toFixed(2)), generator.name);
}
