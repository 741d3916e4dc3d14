import type { Run } from '../check/run.ts';
import { visible } from '../text/visible.ts';
import { count, grouped } from './text/words.ts';

/**
 * What a run found, in one line that is true by itself: how far it came, how many rules it has a model of, and
 * what is wrong. `373 of 13,591 rules have a model; 6 are refuted`.
 */
export function headline(run: Run): string {
  const { ledger, summary, errors, findings = [], interrupted, since } = run;
  const { rules, notChecked } = summary;
  const { refuted, unsupported } = ledger.rules;
  const modelled = rules - notChecked - unsupported;
  const have = (number: number) => (number === 1 ? 'has a model' : 'have a model');
  const coverage = interrupted
    ? `interrupted: ${grouped(notChecked)} of ${count(rules, 'rule')} not checked; of the others, ${grouped(modelled)} ${have(modelled)}`
    : `${grouped(modelled)} of ${count(rules, 'rule')} ${have(rules)}`;
  return [
    ...missingShards(run),
    rules === 0 ? nothing(since) : coverage,
    ...(rules === 0
      ? []
      : [refuted === 0 ? 'none is refuted' : `${grouped(refuted)} ${refuted === 1 ? 'is' : 'are'} refuted`]),
    ...(rules > 0 && since ? [`${grouped(since.unchanged)} as in ${visible(since.revision)}`] : []),
    ...(findings.length > 0 ? [`${grouped(findings.length)} wrong with other rules`] : []),
    ...(errors.length > 0 ? [count(errors.length, 'error')] : []),
    ...comparison(run),
  ].join('; ');
}

const nothing = (since: Run['since']): string =>
  since === undefined
    ? 'no rules'
    : `no rule differs from ${visible(since.revision)}, of ${count(since.unchanged, 'rule')}`;

/** What the baseline makes of it: `2 new, 45 known, 1 weaker than the baseline`. */
function comparison({ baseline, results, errors, findings = [] }: Run): string[] {
  if (!baseline) return [];
  const instances = results.flatMap(result => result.instances);
  const refuted = instances.filter(({ verdict }) => verdict === 'refuted');
  const found = [...refuted, ...errors, ...findings];
  const known = found.filter(one => one.known).length;
  const weaker = instances.filter(({ was }) => was !== undefined).length;
  const { gone } = baseline;
  return [
    ...(gone > 0
      ? [`${count(gone, 'line')} of the baseline ${gone === 1 ? 'has' : 'have'} no rule any more`]
      : []),
    `${grouped(found.length - known)} new, ${grouped(known)} known, ${grouped(weaker)} weaker than the baseline`,
  ];
}

function missingShards({ shard }: Run): string[] {
  if (shard === undefined) return [];
  const { index, count: all, missing } = shard;
  if (missing === undefined) return [`shard ${index} of ${all}`];
  return [`of ${all} shards ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`];
}
