/**
 * What the gates decide of the hard queries, in how long, and what a native z3 does where there is one. Build, then
 *
 *     node dist/bench/gates.js [FOLDER] [NAME ...]     FOLDER holds *.smt2
 *
 * Each query is asked of decision diagrams, and of the and-xor graph with products and quotients congruent,
 * then exact. A model is evaluated before it counts. Times are of the processor, z3's of the clock.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FALSE, TooManyGates } from '../src/semantics/gates/algebra.ts';
import { AndXorGraph } from '../src/semantics/gates/and-xor-graph.ts';
import { satisfyByCases } from '../src/semantics/gates/cases.ts';
import { Diagram } from '../src/semantics/gates/decision-diagram.ts';
import type { Arithmetic } from '../src/semantics/gates/products.ts';
import { readGates } from '../src/semantics/gates/reading.ts';
import { satisfy } from '../src/semantics/gates/satisfy.ts';
import { and } from '../src/semantics/term/build.ts';
import { evaluate } from '../src/semantics/term/evaluate.ts';
import { type Term, type Variable, variablesOf } from '../src/semantics/term/term.ts';
import { readAssertions } from './smt-lib/read.ts';

type Answer = 'sat' | 'unsat' | '-';

interface Result {
  readonly answer: Answer;
  readonly milliseconds: number;
  readonly conflicts?: number;
}

const nodes = 2 ** 16;
const conflicts = Number(process.env['CONFLICTS'] ?? 200_000);

function timed(work: () => Omit<Result, 'milliseconds'>): Result {
  const started = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(started);
  return { ...result, milliseconds: (user + system) / 1000 };
}

function whereFew(work: () => Omit<Result, 'milliseconds'>): Omit<Result, 'milliseconds'> {
  try {
    return work();
  } catch (error) {
    if (error instanceof TooManyGates) return { answer: '-' };
    throw error;
  }
}

function byDiagram(assertions: readonly Term[]): Omit<Result, 'milliseconds'> {
  const diagram = new Diagram(nodes);
  const reading = readGates(assertions, diagram);
  const all = diagram.all(assertions.map(term => reading.wordOf(term)[0]!));
  if (all === FALSE) return { answer: 'unsat' };
  if (reading.hasOpaqueBits) return { answer: '-' };
  const chosen = diagram.satisfy(all)!;
  return modelled(
    assertions,
    reading.assignment(order => chosen.has(order)),
  );
}

function bySearch(assertions: readonly Term[], arithmetic: Arithmetic): Omit<Result, 'milliseconds'> {
  const graph = new AndXorGraph();
  const reading = readGates(assertions, graph, arithmetic);
  const asserted = assertions.map(term => reading.wordOf(term)[0]!);
  const question = [...asserted, ...reading.congruence()];
  const result =
    (arithmetic === 'exact'
      ? satisfyByCases(graph, question, { cases: 128, conflicts, pay: () => {} })
      : undefined) ?? satisfy(graph, question, { conflicts });
  const counted = { conflicts: result.conflicts };
  if (result.kind === 'unsatisfiable') return { answer: 'unsat', ...counted };
  if (result.kind !== 'satisfiable' || reading.hasOpaqueBits) return { answer: '-', ...counted };
  return {
    ...modelled(assertions, reading.assignment(result.isTrue)),
    ...counted,
  };
}

function modelled(assertions: readonly Term[], model: ReadonlyMap<Variable, bigint>): { answer: Answer } {
  const values = new Map(variablesOf(...assertions).map(variable => [variable, model.get(variable) ?? 0n]));
  if (evaluate(and(...assertions), values).value !== 1n) throw new Error('the model does not satisfy');
  return { answer: 'sat' };
}

function byZ3(file: string): Result | undefined {
  const started = performance.now();
  const { stdout, error } = spawnSync('z3', ['-T:10', file], { encoding: 'utf8' });
  if (error) return undefined;
  const answer = stdout.trim();
  return {
    answer: answer === 'sat' || answer === 'unsat' ? answer : '-',
    milliseconds: performance.now() - started,
  };
}

const shared = process.env['RULECHECK_SHARED'];
const folder = process.argv[2] ?? (shared === undefined ? undefined : join(shared, 'smt-hard'));
if (folder === undefined) throw new Error('name the folder of the queries');
const names = process.argv.slice(3);
const withZ3 = process.env['WITH_Z3'] !== '0';

const shown = (result: Result | undefined): string =>
  result === undefined
    ? ''.padEnd(24)
    : `${result.answer.padEnd(6)}${result.milliseconds.toFixed(0).padStart(7)}${(result.conflicts === undefined ? '' : `/${result.conflicts}`).padEnd(11)}`;

const decided = { gates: 0, z3: 0 };
const files = readdirSync(folder).filter(file => file.endsWith('.smt2'));
console.log(
  'query'.padEnd(20),
  ...['diagrams', 'congruent', 'exact', 'z3'].map(method => `${method} ms/conflicts`.padEnd(24)),
);
let total = 0;
for (const file of files.sort()) {
  const name = file.replace('.smt2', '');
  if (names.length > 0 && !names.some(part => name.includes(part))) continue;
  const assertions = readAssertions(readFileSync(join(folder, file), 'utf8'));
  const results: (Result | undefined)[] = [];
  for (const work of [
    () => byDiagram(assertions),
    () => bySearch(assertions, 'congruent'),
    () => bySearch(assertions, 'exact'),
  ]) {
    const isDecided = results.some(result => result !== undefined && result.answer !== '-');
    results.push(isDecided ? undefined : timed(() => whereFew(work)));
  }
  const z3 = withZ3 ? byZ3(join(folder, file)) : undefined;
  const taken = results.reduce((sum, result) => sum + (result?.milliseconds ?? 0), 0);
  total += taken;
  const answer = results.find(result => result !== undefined && result.answer !== '-')?.answer;
  if (answer !== undefined && taken <= 10_000) decided.gates += 1;
  if (z3 !== undefined && z3.answer !== '-') decided.z3 += 1;
  const disagree = answer !== undefined && z3 && z3.answer !== '-' && z3.answer !== answer ? ' DISAGREE' : '';
  console.log(name.padEnd(20), ...results.map(shown), shown(z3), disagree);
}
console.log(
  `decided within 10 s: gates ${decided.gates}, z3 ${decided.z3}, of ${files.length}; gates took ${(total / 1000).toFixed(1)} s`,
);
