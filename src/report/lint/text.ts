/** What lints found, for people. */
import type { LintDiagnostic, LintRun } from '../../lint/lint-run.ts';
import { renderFrame } from '../../text/frame.ts';
import { capped } from '../capped.ts';

export interface LintTextOptions {
  /** Shows advice too, and all diagnostics of a code. */
  readonly verbose: boolean;
  readonly color: boolean;
}

export function renderLintText(run: LintRun, { verbose, color }: LintTextOptions): string {
  const wanted = run.diagnostics.filter(({ severity }) => verbose || severity !== 'advice');
  const { shown, more } = verbose ? { shown: wanted, more: [] } : capped<LintDiagnostic>(wanted);
  const blocks = [
    ...shown.map(diagnostic => renderFrame(diagnostic, { color })),
    more.join('\n'),
    summaryLines(run, verbose).join('\n'),
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

function summaryLines({ files, summary }: LintRun, verbose: boolean): string[] {
  const { rules, ops, errors, warnings, advice, allowed, fixable } = summary;
  const looked = [
    ...(rules > 0 || ops === 0 ? [counted(rules, 'rule')] : []),
    ...(ops > 0 ? [counted(ops, 'op and block', 'ops and blocks')] : []),
  ];
  const where = `${looked.join(' and ')} of ${counted(files.length, 'file')}`;
  const asked = advice > 0 && !verbose ? ' (--verbose shows it)' : '';
  return [
    `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(advice, 'piece')} of advice${asked} in ${where}`,
    ...(allowed > 0
      ? [`${counted(allowed, 'more is', 'more are')} allowed by comments (rulecheck:allow)`]
      : []),
    ...(fixable > 0 ? [`${fixable} can be mended with --fix; --fix-dry-run shows how`] : []),
    ...(errors + warnings > 0 ? ['rulecheck lint --explain CODE says why'] : []),
  ];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
