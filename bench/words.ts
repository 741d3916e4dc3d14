/**
 * What normal form, facts and cases decide of the hard queries, in how long. Build, then
 *
 *     node dist/bench/words.js [FOLDER] [NAME ...]     FOLDER holds *.smt2
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { equalUnder } from '../src/semantics/words/equality.ts';
import { readAssertions } from './smt-lib/read.ts';
import { deniedSides } from './smt-lib/sides.ts';

const [folder = '../shared/smt-hard', ...names] = process.argv.slice(2);
const files = readdirSync(folder).filter(
  file => file.endsWith('.smt2') && (names.length === 0 || names.some(name => file.startsWith(name))),
);

let proved = 0;
for (const file of files) {
  const assertions = readAssertions(readFileSync(join(folder, file), 'utf8'));
  const started = performance.now();
  const answer = equalUnder(assertions.slice(0, -1), ...deniedSides(assertions.at(-1)!));
  const milliseconds = (performance.now() - started).toFixed(1).padStart(9);
  if (answer.kind === 'proved') proved++;
  const how = answer.kind === 'proved' ? `unsat by ${answer.by}` : `- ${answer.because}`;
  const cases = answer.kind === 'proved' && answer.by === 'cases' ? ` (${answer.cases})` : '';
  console.log(`${milliseconds} ms  ${file.padEnd(26)} ${how}${cases}`);
}
console.log(`${proved} of ${files.length}`);
