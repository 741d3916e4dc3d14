/** What a barrier to contraction is for, shown on numbers. */
import type { Obligation } from '../model/claim.ts';
import { Budget } from '../semantics/budget.ts';
import { judge } from './judge.ts';
import { bySampling } from './provers/sampling.ts';
import type { ProveOptions } from './settle.ts';
import type { Counterexample } from './verdict.ts';

/**
 * Operands on which a rule that fuses does not give what the source gives whose product is rounded, because an
 * explicit conversion says so. Undefined where none is found.
 */
export function fusionShows(obligation: Obligation, options: ProveOptions): Counterexample | undefined {
  const { seed, runs, steps, timeoutMs } = options;
  const rounded: Obligation = { ...obligation, sources: [obligation.sources[0]] };
  const budget = Budget.of(steps, timeoutMs);
  return bySampling(rounded, judge(rounded), 'rne', { seed, runs, budget }).counterexample;
}
