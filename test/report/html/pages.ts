/** Pages for tests, made from the text of a RISCV64 rules file with the built-in op tables. */

import type { Run } from '../../../src/check/run.ts';
import { pageHost } from '../../../src/cli/host.ts';
import { type PageSize, renderHtml } from '../../../src/report/html/report.ts';
import { runOf } from '../../support/run-of.ts';

/** To check a text takes far longer than to render what was found, and many tests look at the same. */
const runs = new Map<string, Run>();

/** The same text in each of the files. */
export function pageOf(text: string, size?: PageSize, ...names: readonly string[]): string {
  const files = names.length > 0 ? names : ['RISCV64.rules'];
  const key = JSON.stringify([text, files]);
  const run = runs.get(key) ?? runOfAll(text, files);
  runs.set(key, run);
  return renderHtml(run, pageHost, size);
}

const runOfAll = (text: string, files: readonly string[]): Run =>
  runOf(Object.fromEntries(files.map(name => [name, text])), {
    runs: 50,
    steps: 2 ** 22,
    arch: 'RISCV64',
    complete: false,
    details: 'all',
    repair: 'quick',
  });

/** The page without the style and the script that every page has. */
export function withoutOwn(page: string): string {
  return page
    .replace(/(<style>).*?(<\/style>)/s, '$1$2')
    .replace(/(<script>).*?(<\/script>)/s, '$1$2')
    .replaceAll(/'sha256-[^']*'/g, "'sha256-...'");
}

/** Names, comments and strings that would be markup, script, or commands of a terminal. */
export const hostileName = '"><script>alert(9)</script>/`RISCV64.rules';
export const hostileRules = `// <script>alert(0)</script>
(FADDD x (FMULD <t> y z)) && useFMA(v) && t.String() == "<img src=x onerror=alert(1)>" => (FMADDD y z x) // </code><script>alert(2)</script> \`|\` \u202e\u001b[31m "' &amp;
(FSUBD x y) => (FSUBD y x) // --> </pre><svg onload=alert(3)></textarea> {{7*7}} \${7}
(FADDD x:(FNEGD <"</title><script>alert(4)</script>"> y) z) => (FSUBD z y)
(FADDD {"<b>"} x y) => (FADDD y x)
(<script>alert(5)</script> x) => x
(FSUBD x\u202e y) => (FSUBD y x)
(FADDD x (FMOVDconst [c])) && "<iframe src=javascript:alert(6)>'\\"" == aux.<!--script-->x => x
`;
