/** The obligation that a counterexample belongs to: a rule with commutative ops has one for each order. */
import type { Claim, Obligation } from '../model/obligation.ts';
import type { Counterexample } from '../prove/verdict.ts';
import { evaluate } from '../semantics/term/evaluate.ts';
import type { Term, Variable } from '../semantics/term/term.ts';

export type Assignment = ReadonlyMap<Variable, bigint>;

export function assignmentOf({ inputs }: Counterexample): Assignment {
  return new Map(inputs.map(({ input, bits }) => [input.variable, bits]));
}

/** Undefined if there is none, which would be a mistake in a prover. */
export function refutedOrder(claim: Claim, counterexample: Counterexample): Obligation | undefined {
  if (claim.kind !== 'claim') return undefined;
  const { sources, target, roundingMode } = counterexample;
  const assignment = assignmentOf(counterexample);
  const resultOf = (term: Term) => evaluate(term, assignment, roundingMode).value;
  return claim.obligations.find(
    obligation =>
      obligation.inputs.every(({ variable }) => assignment.has(variable)) &&
      resultOf(obligation.target) === target &&
      resultOf(obligation.sources[0]) === sources[0],
  );
}
