/** Says of a refuted rule if all it lacks is the licence to fuse. */
import { contractedResults } from '../model/contraction.ts';
import type { Counterexample } from '../prove/verdict.ts';
import { evaluate } from '../semantics/term/evaluate.ts';
import { assignmentOf } from './assignment.ts';

/** Undefined where the source permits unrounded products already, or they do not give the target's result. */
export function missingLicence(counterexample: Counterexample): string | undefined {
  const { obligation, target, roundingMode } = counterexample;
  if (obligation.sources.length > 1) return undefined;
  const assignment = assignmentOf(counterexample);
  return contractedResults(obligation.sources[0]).some(
    term => evaluate(term, assignment, roundingMode).value === target,
  )
    ? 'the target leaves a product unrounded, and the rule does not ask useFMA whether it may'
    : undefined;
}
