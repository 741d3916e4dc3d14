/**
 * What normal form, facts and cases decide of the hard queries, in how long. Build, then
 *
 *     node dist/bench/words.js [FOLDER] [NAME ...]     FOLDER holds *.smt2
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { falsity, truth } from '../src/semantics/term/build.ts';
import type { Term } from '../src/semantics/term/term.ts';
import { equalUnder } from '../src/semantics/words/equality.ts';
import { isApplied } from '../src/semantics/words/pieces.ts';
import { readAssertions } from './smt-lib/read.ts';

const [folder = '../shared/smt-hard', ...names] = process.argv.slice(2);
const files = readdirSync(folder).filter(
  file => file.endsWith('.smt2') && (names.length === 0 || names.some(name => file.startsWith(name))),
);

/** The last assertion denies the claim, which mostly is an equation. */
function sidesOf(denial: Term): readonly [Term, Term] {
  if (!isApplied(denial, 'not')) return [denial, falsity];
  const [claim] = denial.operands;
  return isApplied(claim!, 'equal') ? [claim.operands[0]!, claim.operands[1]!] : [claim!, truth];
}

let proved = 0;
for (const file of files) {
  const assertions = readAssertions(readFileSync(join(folder, file), 'utf8'));
  const started = performance.now();
  const answer = equalUnder(assertions.slice(0, -1), ...sidesOf(assertions.at(-1)!));
  const milliseconds = (performance.now() - started).toFixed(1).padStart(9);
  if (answer.kind === 'proved') proved++;
  const how = answer.kind === 'proved' ? `unsat by ${answer.by}` : `- ${answer.because}`;
  const cases = answer.kind === 'proved' && answer.by === 'cases' ? ` (${answer.cases})` : '';
  console.log(`${milliseconds} ms  ${file.padEnd(26)} ${how}${cases}`);
}
console.log(`${proved} of ${files.length}`);
