import type { Claim } from '../model/obligation.ts';
import { subterms } from '../semantics/term/term.ts';

/** Whether the rounding mode can make a difference to what a rule claims. Where it cannot, no report names one. */
export function claimRounds(claim: Claim): boolean {
  if (claim.kind !== 'claim') return false;
  const sides = claim.obligations.flatMap(({ sources, target }) => [...sources, target]);
  return subterms(...sides).some(
    term =>
      term.kind === 'application' && 'rounding' in term.operator && term.operator.rounding === 'dynamic',
  );
}
