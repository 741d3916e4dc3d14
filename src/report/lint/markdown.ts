/** What lints found, as an issue, a review comment or the summary of a workflow. */
import type { LintDiagnostic, LintRun } from '../../lint/lint-run.ts';
import { capped } from '../capped.ts';
import { code, codeBlock, prose } from '../markdown/inert.ts';
import { table } from '../markdown/table.ts';
import { lintHeadline } from './review.ts';

export function renderLintMarkdown(run: LintRun): string {
  const of = (severity: LintDiagnostic['severity']) =>
    run.diagnostics.filter(diagnostic => diagnostic.severity === severity);
  const blocks = [
    `# rulecheck lint: ${lintHeadline(run)}`,
    ...section('Errors', of('error')),
    ...section('Warnings', of('warning')),
    ...section('Advice', of('advice')),
    ...laws(run),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The same, shortened to what was counted where it would be larger than so many bytes. */
export function lintSummary(run: LintRun, most: number): string {
  const whole = renderLintMarkdown(run);
  if (new TextEncoder().encode(whole).length <= most) return whole;
  const note = 'The findings are too many to be listed here; another format has them.';
  return `${[`# rulecheck lint: ${lintHeadline(run)}`, note, ...laws(run)].join('\n\n')}\n`;
}

function section(title: string, diagnostics: readonly LintDiagnostic[]): string[] {
  if (diagnostics.length === 0) return [];
  const { shown, more } = capped(diagnostics);
  return [`## ${title}`, ...shown.flatMap(blocksOf), ...more.map(line => `- ${prose(line)}`)];
}

function blocksOf({
  file,
  line,
  column,
  code: name,
  message,
  labels,
  notes = [],
  help,
}: LintDiagnostic): string[] {
  const [{ source }, ...related] = labels;
  return [
    [
      `- ${code(`${file}:${line}:${column}`)} ${code(name)}: ${prose(message)}`,
      ...related.map(place => `  - with ${code(`${place.file}:${place.line}:${place.column}`)}`),
      ...notes.map(note => `  - note: ${prose(note)}`),
      ...(help === undefined ? [] : [`  - help: ${prose(help)}`]),
    ].join('\n'),
    ...(source === undefined ? [] : [codeBlock([source], 'lisp')]),
  ];
}

/** What the codes stand for. */
function laws({ laws: all }: LintRun): string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ code: name, law }) => [code(name), prose(law)]);
  return ['## Laws', table(['code', 'law'], rows).join('\n')];
}
