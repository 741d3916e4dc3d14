/** Pages for tests, made from the text of a RISCV64 rules file with the built-in op tables. */

import { buildRun } from '../../../src/check/build-run.ts';
import { checkRules } from '../../../src/check/check-rules.ts';
import type { CheckedRule, Findings } from '../../../src/check/checked.ts';
import { readRules, rulesCovering } from '../../../src/check/read-rules.ts';
import { builtinTable } from '../../../src/model/builtin-tables.ts';
import { type PageSize, renderHtml } from '../../../src/report/html/report.ts';
import { isas } from '../../../src/semantics/ops/index.ts';
import type { Diagnostic } from '../../../src/text/diagnostic.ts';
import { Source } from '../../../src/text/source.ts';

const tables = { generic: builtinTable(isas.get('generic')!), arch: builtinTable(isas.get('RISCV64')!) };
const options = { seed: 1, runs: 50, steps: 2 ** 22, contraction: 'licensed' } as const;

/** The same text in each of the files. */
export function pageOf(text: string, size?: PageSize, ...names: readonly string[]): string {
  const checked: CheckedRule[] = [];
  const diagnostics: Diagnostic[] = [];
  let ruleCount = 0;
  for (const name of names.length > 0 ? names : ['RISCV64.rules']) {
    const source = new Source(name, text);
    const spans = rulesCovering(source, []);
    const read = readRules(source, 'RISCV64', tables, spans);
    ruleCount += spans.length;
    diagnostics.push(...read.diagnostics);
    for (const outcome of checkRules(read, options)) {
      if (outcome.kind === 'checked') checked.push(outcome.rule);
      else diagnostics.push(outcome.diagnostic);
    }
  }
  const { seed, runs } = options;
  const findings: Findings = { seed, runs, interrupted: false, ruleCount, checked, diagnostics };
  return renderHtml(buildRun(findings), findings, size);
}

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
