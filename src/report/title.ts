import type { Run } from './run.ts';
import { count } from './text/words.ts';

/** What a run found, in one line: the heading of a page or of an issue. */
export function titleOf({ ledger, summary, errors }: Run): string {
  const wrong = ledger.rules.refuted;
  const found = [
    ...(wrong > 0 ? [`${wrong} of ${count(summary.rules, 'rule')} refuted`] : []),
    ...(errors.length > 0 ? [count(errors.length, 'error')] : []),
  ];
  return `rulecheck: ${found.length > 0 ? found.join(', ') : `no rule of ${summary.rules} refuted`}`;
}
