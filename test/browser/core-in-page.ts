/** The core as a page would use it, bundled by `core.test.ts`: from the text of rules to the text of their report. */
import { assembleRun } from '../../src/check/assemble.ts';
import { checkFile } from '../../src/check/check-file.ts';
import { readRules, rulesCovering } from '../../src/check/read-rules.ts';
import type { RuleResult, RunDiagnostic } from '../../src/check/run.ts';
import { builtinTables } from '../../src/model/builtin-tables.ts';
import { renderText } from '../../src/report/text/report.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';

/** Of no use for a cache: a page has none. */
const hash = (text: string): string => `${text.length}`;

export function reportOn(name: string, text: string): string {
  const tables = builtinTables(isas.get('generic')!, isas.get('RISCV64')!);
  const source = new Source(name, text);
  const spans = rulesCovering(source, []);
  const read = readRules(source, 'RISCV64', tables, spans);
  const results: RuleResult[] = [];
  const diagnostics: RunDiagnostic[] = [];
  for (const part of checkFile(read, {
    seed: 1,
    runs: 100,
    steps: 2 ** 22,
    contraction: 'licensed',
    details: 'refuted',
    repair: 'quick',
    hash,
  })) {
    if (part.kind === 'result') results.push(part.result);
    else diagnostics.push(part.diagnostic);
  }
  const run = assembleRun({
    seed: 1,
    runs: 100,
    files: [name],
    complete: false,
    interrupted: false,
    ruleCount: spans.length,
    results,
    diagnostics,
  });
  return renderText(run, { verbose: false, color: false });
}
