/** Counts over results: nothing is left out, and what is most frequent comes first. */
import {
  type InstanceResult,
  type Ledger,
  type RuleResult,
  type Summary,
  type VerdictKind,
  verdictKinds,
} from './run.ts';

export function countVerdicts(
  items: readonly { readonly verdict: VerdictKind }[],
): Record<VerdictKind, number> {
  const counts = Object.fromEntries(verdictKinds.map(kind => [kind, 0])) as Record<VerdictKind, number>;
  for (const { verdict } of items) counts[verdict]++;
  return counts;
}

export function summarize(ruleCount: number, results: readonly RuleResult[]): Summary {
  const instances = results.flatMap(result => result.instances);
  return {
    rules: ruleCount,
    instances: instances.length,
    notChecked: ruleCount - results.length,
    ...countVerdicts(instances),
  };
}

export function ledgerOf(results: readonly RuleResult[]): Ledger {
  const instances = results.flatMap(result => result.instances);
  return {
    rules: countVerdicts(results),
    architectures: [...new Set(results.map(({ arch }) => arch))].map(arch => ({
      arch,
      ...countVerdicts(results.filter(result => result.arch === arch).flatMap(result => result.instances)),
    })),
    evidence: tally(instances.flatMap(evidenceOf)),
    missing: tally(instances.flatMap(({ missing }) => missing ?? [])),
    assumptions: tally(
      instances.flatMap(({ assumptions }) => assumptions.map(assumption => ({ assumption }))),
    ),
  };
}

function evidenceOf({ verdict, method, equality }: InstanceResult) {
  if (method === undefined) return [];
  return [{ verdict, method, ...(equality !== undefined && { equality }) }];
}

/** Equal items once, with their number, most frequent first, then in the order in which they came. */
function tally<Item extends object>(items: readonly Item[]): (Item & { readonly instances: number })[] {
  const counts = new Map<string, { readonly item: Item; instances: number }>();
  for (const item of items) {
    const key = JSON.stringify(item);
    const count = counts.get(key) ?? { item, instances: 0 };
    count.instances++;
    counts.set(key, count);
  }
  return [...counts.values()]
    .sort((a, b) => b.instances - a.instances)
    .map(({ item, instances }) => ({ ...item, instances }));
}
