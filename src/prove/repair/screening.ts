/** Throws out wrong candidates on a few inputs, before anyone tries to prove them. */
import type { Claim, Input, Obligation } from '../../model/claim.ts';
import type { Budget } from '../../semantics/budget.ts';
import { randomOf } from '../../semantics/operands/random.ts';
import { subterms } from '../../semantics/term/term.ts';
import { judge } from '../judge.ts';
import { take } from '../provers/sampling.ts';
import { cancellingTuples, cornerTuples, humanTuples, type Tuple } from '../sampling/tuples.ts';
import type { Counterexample } from '../verdict.ts';

/** Inputs of each kind: few, for there are many candidates, and all kinds, for some differ only in zeros. */
const drawn = { human: 24, corners: 32, cancelling: 4 };

/** Whether a claim is not refuted by the inputs drawn. Throws `BudgetEnded`. */
export type Screen = (claim: Extract<Claim, { kind: 'claim' }>) => boolean;

/** `known`: the input that refutes the rule as it stands; it refutes most candidates too. */
export function screenFor(
  original: Obligation,
  known: Counterexample | undefined,
  seed: number,
  budget: Budget,
): Screen {
  const random = randomOf(seed);
  const { inputs } = original;
  const tuples: Tuple[] = [
    ...(known === undefined ? [] : [rearranged(valuesOf(known), known.obligation.inputs, inputs) ?? []]),
    ...take(humanTuples(inputs), drawn.human),
    ...take(cancellingTuples(original, drawn.cancelling, random), drawn.cancelling * 8),
    ...cornerTuples(inputs, drawn.corners, random),
  ].filter(({ length }) => length === inputs.length);
  return ({ obligations }) =>
    obligations.every(obligation => {
      const { admits, difference } = judge(obligation);
      const size = subterms(...obligation.sources, obligation.target).length;
      return tuples.every(tuple => {
        budget.spend(size);
        const values = rearranged(tuple, inputs, obligation.inputs);
        return values === undefined || !admits(values, 'rne') || difference(values, 'rne') === undefined;
      });
    });
}

const valuesOf = ({ inputs }: Counterexample): Tuple => inputs.map(({ bits }) => bits);

/** The same values for the same variables in another order; undefined where they are not the same variables. */
function rearranged(values: Tuple, from: readonly Input[], to: readonly Input[]): Tuple | undefined {
  if (from.length !== to.length) return undefined;
  const indices = to.map(({ variable }) => from.findIndex(input => input.variable === variable));
  return indices.includes(-1) ? undefined : indices.map(index => values[index]!);
}
