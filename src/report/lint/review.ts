/** What lints found, as a reviewer is told: in one line, and as the formats of continuous integration take it. */
import type { LintRun } from '../../lint/lint-run.ts';
import { isUnreadable } from '../../lint/lint-run.ts';
import { visible } from '../../text/visible.ts';
import { helpOf } from '../ci/code-help.ts';
import { distinct, findingOfDiagnostic } from '../ci/finding.ts';
import type { Review } from '../ci/review.ts';
import { grouped } from '../text/words.ts';

/** `3 errors, 1 warning, 0 pieces of advice in 436 rules of 1 file`. */
export function lintHeadline({ files, summary, since }: LintRun): string {
  const { rules, ops, errors, warnings, advice } = summary;
  const found = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(advice, 'piece')} of advice`;
  const ofFiles = `of ${counted(files.length, 'file')}`;
  if (since === undefined) return `${found} in ${texts({ rules, ops })} ${ofFiles}`;
  const { unchanged, changed } = since;
  const all = { rules: rules + unchanged.rules, ops: ops + unchanged.ops };
  if (changed === 0) {
    const nothing = `nothing differs from ${visible(since.revision)} in ${texts(all)} ${ofFiles}`;
    return errors + warnings + advice === 0 ? nothing : `${found}; ${nothing}`;
  }
  return `${found} in what differs from ${visible(since.revision)}: ${texts(all, { rules, ops })} ${ofFiles}`;
}

type Texts = Pick<LintRun['summary'], 'rules' | 'ops'>;

/** What there is, and how many of it are meant where not all are. */
function texts({ rules, ops }: Texts, some?: Texts): string {
  const part = (number: number | undefined) => (number === undefined ? '' : `${grouped(number)} of `);
  return [
    ...(rules > 0 || ops === 0 ? [`${part(some?.rules)}${counted(rules, 'rule')}`] : []),
    ...(ops > 0 ? [`${part(some?.ops)}${counted(ops, 'op or block', 'ops and blocks')}`] : []),
  ].join(' and ');
}

export function reviewOfLint(run: LintRun): Review {
  const { tool, files, diagnostics, summary, comments } = run;
  const laws = new Map(run.laws.map(law => [law.code, law]));
  return {
    tool,
    files,
    findings: distinct(diagnostics.map(findingOfDiagnostic)),
    results: [],
    headline: lintHeadline(run),
    succeeded: !diagnostics.some(isUnreadable),
    compared: false,
    properties: { summary, ...(comments && { comments }) },
    helpOf(code, level) {
      const text = laws.get(code);
      return text === undefined ? helpOf(code, level) : { short: text.law, help: text.why, level };
    },
  };
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
