/** The question of an obligation as a solver is asked it: is there an input on which it does not hold? */
import type { Obligation } from '../model/claim.ts';
import { type SmtScript, smtScript } from '../semantics/smt/script.ts';
import { equal, not } from '../semantics/term/build.ts';
import { observedPart } from './question.ts';

/**
 * Unsatisfiable exactly if on all inputs on which the assumptions hold the target equals a permitted source in all
 * observed bits, those of NaNs too. As the rule was modelled: no normal form stands between the rule and the solver.
 */
export function smtQuery(obligation: Obligation, comments: readonly string[] = []): SmtScript {
  const { assumptions, sources, target } = obligation;
  const differs = sources.map(source =>
    not(equal(observedPart(obligation, source), observedPart(obligation, target))),
  );
  return smtScript([...assumptions, ...differs], comments);
}
