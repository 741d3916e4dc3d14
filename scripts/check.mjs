// `npm test`: every check of the project, one after the other, all of them even where one fails. The last line
// counts them: each test is a check, and so are the grammars, the types and the lint.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = `${root}/.cache/vitest.json`;
const runTests = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];

/** Each check, and how to count it once it has ended. */
const checks = [
  { name: 'grammars', command: ['npm', 'run', '--silent', 'grammar'], count: asOne },
  { name: 'types', command: ['npm', 'run', '--silent', 'types'], count: asOne },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'], count: asOne },
  { name: 'tests', command: ['npx', ...runTests], count: asTests },
];

function asOne(succeeded) {
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
}

/** A run that fails without a failing test (a file that does not load, a crash) counts as one failure. */
function asTests(succeeded) {
  let counts;
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    counts = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    return asOne(false);
  }
  return succeeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

mkdirSync(`${root}/.cache`, { recursive: true });
rmSync(report, { force: true });
const total = { passed: 0, failed: 0, skipped: 0 };
for (const { name, command, count } of checks) {
  console.log(`== ${name}`);
  const { status } = spawnSync(command[0], command.slice(1), { cwd: root, stdio: 'inherit' });
  const counts = count(status === 0);
  for (const kind of Object.keys(total)) total[kind] += counts[kind];
}
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed > 0 ? 1 : 0;
