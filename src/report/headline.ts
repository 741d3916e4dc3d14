import type { Run } from '../check/run.ts';
import { count, grouped } from './text/words.ts';

/**
 * What a run found, in one line that is true by itself: how far it came, how many rules it has a model of, and
 * what is wrong. `373 of 13,591 rules have a model; 6 are refuted`.
 */
export function headline({ ledger, summary, errors, findings = [], interrupted }: Run): string {
  const { rules, notChecked } = summary;
  const { refuted, unsupported } = ledger.rules;
  const modelled = rules - notChecked - unsupported;
  const have = (number: number) => (number === 1 ? 'has a model' : 'have a model');
  const coverage = interrupted
    ? `interrupted: ${grouped(notChecked)} of ${count(rules, 'rule')} not checked; of the others, ${grouped(modelled)} ${have(modelled)}`
    : `${grouped(modelled)} of ${count(rules, 'rule')} ${have(rules)}`;
  return [
    rules === 0 ? 'no rules' : coverage,
    ...(rules === 0
      ? []
      : [refuted === 0 ? 'none is refuted' : `${grouped(refuted)} ${refuted === 1 ? 'is' : 'are'} refuted`]),
    ...(findings.length > 0 ? [`${grouped(findings.length)} wrong with other rules`] : []),
    ...(errors.length > 0 ? [count(errors.length, 'error')] : []),
  ].join('; ');
}
