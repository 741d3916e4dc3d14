/** Says of a refuted rule if all it lacks is the licence to fuse. */
import { permittedResults } from '../model/contraction.ts';
import type { Claim } from '../model/obligation.ts';
import type { Counterexample } from '../prove/verdict.ts';
import { evaluate } from '../semantics/term/evaluate.ts';
import { assignmentOf, refutedOrder } from './refuted-order.ts';

/** Undefined where the source permits unrounded products already, or they do not give the target's result. */
export function missingLicence(claim: Claim, counterexample: Counterexample): string | undefined {
  const obligation = refutedOrder(claim, counterexample);
  if (obligation === undefined || obligation.sources.length > 1) return undefined;
  const { target, roundingMode } = counterexample;
  const assignment = assignmentOf(counterexample);
  const [, ...contracted] = permittedResults(obligation.sources[0]);
  return contracted.some(term => evaluate(term, assignment, roundingMode).value === target)
    ? 'the target leaves a product unrounded, and the rule does not ask useFMA whether it may'
    : undefined;
}
