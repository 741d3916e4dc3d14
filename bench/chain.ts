/**
 * What all provers together decide of the hard queries, each asked as a rule is, in how long. Build, then
 *
 *     node dist/bench/chain.js FOLDER [NAME ...]     FOLDER holds *.smt2
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Obligation, OrderObligation } from '../src/model/claim.ts';
import { prove } from '../src/prove/prove.ts';
import { widthOfSort } from '../src/semantics/term/sort.ts';
import { variablesOf } from '../src/semantics/term/term.ts';
import { readAssertions } from './smt-lib/read.ts';
import { deniedSides } from './smt-lib/sides.ts';

const [folder = '../shared/smt-hard', ...names] = process.argv.slice(2);
const files = readdirSync(folder)
  .filter(file => file.endsWith('.smt2') && (names.length === 0 || names.some(name => file.startsWith(name))))
  .sort();
/** What the command line gives a rule. */
const options = { seed: 1, runs: 1_000, steps: 10_000_000 };

let decided = 0;
let total = 0;
for (const file of files) {
  const assertions = readAssertions(readFileSync(join(folder, file), 'utf8'));
  const [source, target] = deniedSides(assertions.at(-1)!);
  const obligation: Obligation = {
    inputs: variablesOf(...assertions).map(variable => ({ name: variable.name, variable, role: 'operand' })),
    assumptions: assertions.slice(0, -1),
    sources: [source],
    target,
    observed:
      source.sort === 'Bool' ? { kind: 'branch' } : { kind: 'integer', width: widthOfSort(source.sort) },
  };
  const started = performance.now();
  // The provers ask nothing of the rule that a question was made from.
  const { kind, method, reason } = prove(
    { kind: 'claim', obligations: [obligation as OrderObligation], assumptions: [] },
    options,
  );
  const milliseconds = performance.now() - started;
  total += milliseconds;
  if (kind === 'proved' || kind === 'refuted') decided += 1;
  const how = [kind, method && `by ${method}`, reason].filter(Boolean).join(' ');
  console.log(`${milliseconds.toFixed(0).padStart(7)} ms  ${file.replace('.smt2', '').padEnd(24)} ${how}`);
}
console.log(`${decided} of ${files.length} are decided, in ${(total / 1000).toFixed(1)} s`);
