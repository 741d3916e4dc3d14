/** What lints found, for people. */
import type { LintDiagnostic, LintRun } from '../../lint/lint-run.ts';
import { wrap } from '../../text/columns.ts';
import { renderFrame } from '../../text/frame.ts';
import { capped } from '../capped.ts';
import { counted, lintHeadline } from './review.ts';

export interface LintTextOptions {
  /** Shows advice too, and all diagnostics of a code. */
  readonly verbose: boolean;
  readonly color: boolean;
}

export function renderLintText(
  run: LintRun,
  { verbose = false, color = false }: Partial<LintTextOptions> = {},
): string {
  const wanted = run.diagnostics.filter(({ severity }) => verbose || severity !== 'advice');
  const { shown, more } = verbose ? { shown: wanted, more: [] } : capped<LintDiagnostic>(wanted);
  const blocks = [
    ...shown.map(diagnostic => renderFrame(diagnostic, { color })),
    more.join('\n'),
    commentLines(run, verbose).join('\n'),
    summaryLines(run, verbose).join('\n'),
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

function summaryLines(run: LintRun, verbose: boolean): string[] {
  const { errors, warnings, advice, allowed } = run.summary;
  const fixable = run.diagnostics.filter(
    ({ fix, severity }) => fix !== undefined && (verbose || severity !== 'advice'),
  ).length;
  return [
    lintHeadline(run),
    ...(advice > 0 && !verbose ? ['--verbose shows advice too'] : []),
    ...(allowed > 0
      ? [`${counted(allowed, 'more is', 'more are')} allowed by comments (rulecheck:allow)`]
      : []),
    ...(fixable > 0 ? [`${fixable} can be mended with --fix; --fix-dry-run shows how`] : []),
    ...(errors + warnings > 0 ? ['rulecheck lint --explain CODE says why'] : []),
  ];
}

/** What comments say of ops, table by table. */
function commentLines({ comments = [] }: LintRun, verbose: boolean): string[] {
  if (comments.length === 0) return [];
  const rows = comments.map(({ arch, agree, contradict, largeCounts, tested, unread, unmodelled }) =>
    [arch, agree, contradict.length, largeCounts.length, tested.length, unread.length, unmodelled].map(
      String,
    ),
  );
  const head = ['Comments of ops', 'agree', 'wrong', 'large counts', 'tested', 'not read', 'no model'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map(row => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!)))
      .join('  ');
  const lists = comments.flatMap(({ arch, tested, unread }) => [
    ...(tested.length > 0 ? wrap(`tested in ${arch}: `, tested.join(' ')) : []),
    ...(unread.length > 0 ? wrap(`not read in ${arch}: `, unread.join(' ')) : []),
  ]);
  return [line(head), ...rows.map(line), ...(verbose ? ['', ...lists] : [])];
}
