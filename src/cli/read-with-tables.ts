/** Rules read with the op tables that were found for them, or with the reason why there are none. */
import { type ReadRules, readRules } from '../check/read-rules.ts';
import { type Diagnostic, errorAt } from '../text/diagnostic.ts';
import type { Source, Span } from '../text/source.ts';
import type { OpTables } from './op-tables.ts';

/** What is wrong with the tables comes with each file, which may be the only one that is read; a run says it once. */
export function readWith(
  opTables: OpTables,
  source: Source,
  arch: string,
  spans: readonly Span[],
): ReadRules {
  if (opTables.kind === 'none') {
    const span = spans[0] ?? { start: 0, end: 0 };
    return { source, arch, rules: [], diagnostics: [errorAt(source, span, 'no-op-tables', opTables.reason)] };
  }
  if (opTables.kind === 'refused') return { source, arch, rules: [], diagnostics: opTables.diagnostics };
  const read = readRules(source, arch, opTables.tables, spans);
  const diagnostics = opTables.builtin ? read.diagnostics.map(sayWhichTables) : read.diagnostics;
  return { ...read, diagnostics: [...opTables.diagnostics, ...diagnostics] };
}

/** An op that only the tables that are built in do not have may be one all the same. */
export function sayWhichTables(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.code !== 'unknown-op') return diagnostic;
  const note =
    'no op tables stand beside the rules, so only the ops that rulecheck itself knows are known; ' +
    "--ops names a folder with Go's own";
  return { ...diagnostic, notes: [...(diagnostic.notes ?? []), note] };
}
