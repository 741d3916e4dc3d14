/** Explains an instance with its verdict: what its sides mean, what is claimed, why it holds or not. */
import type { OrderObligation } from '../../model/claim.ts';
import { sharedNormalForm } from '../../prove/provers/normal-form.ts';
import { Question } from '../../prove/question.ts';
import type { CheckedInstance } from '../checked.ts';
import { claimRounds } from '../counterexample.ts';
import { claimWords } from './claim-words.ts';
import type { Agreement, InstanceDetails } from './details.ts';
import { mathematicsOf } from './mathematics.ts';
import { refutationOf } from './refutation.ts';
import { opWords, sidesOf } from './sides.ts';

/** `seed`: of the inputs that are surveyed. */
export function detailsOf({ resolved, claim, verdict }: CheckedInstance, seed: number): InstanceDetails {
  const { kind, counterexample } = verdict;
  const orders = claim.kind === 'claim' ? claim.obligations : [];
  const order = orders.find(candidate => candidate === counterexample?.obligation) ?? orders[0];
  // Of a case that no program has nothing is computed or claimed.
  const modelled = order?.excluded ? undefined : order;
  const [source, target] = sidesOf(resolved, modelled);
  return {
    source,
    target,
    ops: opWords(resolved),
    ...(claim.kind === 'claim' && modelled && { claim: claimWords(claim, modelled) }),
    ...(kind === 'proved' && order && { agreement: agreementOf(order) }),
    ...(counterexample &&
      order && { refutation: refutationOf(order, counterexample, seed, claimRounds(claim)) }),
  };
}

function agreementOf(order: OrderObligation): Agreement {
  const shared = sharedNormalForm(new Question(order));
  const { observed } = order;
  if (shared === undefined) return {};
  return { normalForm: mathematicsOf(shared.term, observed.kind === 'float' ? observed.format : undefined) };
}
