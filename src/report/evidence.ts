/** How verdicts were reached, in words. */

import type { InstanceResult, Run, VerdictKind } from '../check/run.ts';
import { count, equalityWords } from './text/words.ts';

/** A refutation rests on its input alone, however that was found; an input that shows nothing is no method. */
const shownBy: Partial<Record<VerdictKind, (instances: number, cases: number) => string>> = {
  refuted: instances => `${count(instances, 'counterexample')} found, replayed exactly`,
  tested: (_, cases) => `tried ${count(cases, 'input')}`,
};

/** For all instances with a verdict: `8 by bits, equal in all bits`. */
export function evidenceOf({ ledger, results }: Run, kind: VerdictKind): string[] {
  const evidence = ledger.evidence.filter(({ verdict }) => verdict === kind);
  const words = shownBy[kind];
  if (words !== undefined && evidence.length > 0) {
    const instances = results.flatMap(result => result.instances).filter(({ verdict }) => verdict === kind);
    const cases = instances.reduce((sum, instance) => sum + (instance.cases ?? 0), 0);
    return [words(instances.length, cases)];
  }
  if (kind === 'unsupported') {
    const without = ledger.missing.filter(one => one.kind === 'no value');
    const instances = without.reduce((sum, one) => sum + one.instances, 0);
    return instances === 0 ? [] : [`${instances} of them have no value to compare`];
  }
  return evidence.map(({ method, equality, instances }) =>
    [`${instances} by ${method}`, ...(equality === undefined ? [] : [equalityWords[equality]])].join(', '),
  );
}

/** For one instance: `by bits`, `tried 3,622 inputs`; nothing where there is no evidence. */
export function methodWords({
  verdict,
  method,
  cases = 0,
}: Pick<InstanceResult, 'verdict' | 'method' | 'cases'>): string | undefined {
  if (method === undefined) return undefined;
  if (verdict === 'refuted') return 'counterexample found, replayed exactly';
  return shownBy[verdict]?.(1, cases) ?? `by ${method}`;
}
