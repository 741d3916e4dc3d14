/** Where the rounding mode can make no difference, no report names one. */
import type { Claim } from '../model/claim.ts';
import { subterms, type Term } from '../semantics/term/term.ts';

export function claimRounds(claim: Claim): boolean {
  if (claim.kind !== 'claim') return false;
  return dependsOnRounding(...claim.obligations.flatMap(({ sources, target }) => [...sources, target]));
}

export function dependsOnRounding(...terms: readonly Term[]): boolean {
  return subterms(...terms).some(
    term =>
      term.kind === 'application' && 'rounding' in term.operator && term.operator.rounding === 'dynamic',
  );
}
