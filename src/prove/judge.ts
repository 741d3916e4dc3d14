/** The judge: an input counts only if the exact evaluator shows it. */
import type { Obligation } from '../model/claim.ts';
import type { RoundingMode } from '../semantics/float/index.ts';
import { evaluatorOfAll } from '../semantics/term/evaluate.ts';
import { differenceOf, sameBits } from './agreement.ts';
import type { Counterexample, Difference } from './verdict.ts';

export interface Judge {
  /** Whether an input satisfies the assumptions: where Go defines a result may depend on the rounding. */
  admits(values: readonly bigint[], rounding: RoundingMode): boolean;
  /** How the target differs from every permitted source on an admitted input, if it does. */
  difference(values: readonly bigint[], rounding: RoundingMode): Difference | undefined;
  /** Whether the target equals a permitted source in every observed bit, of NaNs too. */
  agreesInBits(values: readonly bigint[], rounding: RoundingMode): boolean;
  /** The input as evidence. Only for inputs that are admitted and differ. */
  counterexample(values: readonly bigint[], rounding: RoundingMode): Counterexample;
}

export function judge(obligation: Obligation): Judge {
  const { inputs, observed } = obligation;
  const variables = inputs.map(input => input.variable);
  const assumptions = evaluatorOfAll(obligation.assumptions, variables);
  const sides = evaluatorOfAll([obligation.target, ...obligation.sources], variables);
  const isSame = obligation.sources.includes(obligation.target);

  /** Of the results of both sides, the target's first. */
  const differenceIn = (results: readonly bigint[]): Difference | undefined => {
    let first: Difference | undefined;
    for (let index = 1; index < results.length; index++) {
      const kind = differenceOf(observed, results[index]!, results[0]!);
      if (kind === undefined) return undefined;
      first ??= kind;
    }
    return first;
  };

  return {
    admits: (values, rounding) =>
      obligation.assumptions.length === 0 || !assumptions(values, rounding).includes(0n),
    difference: (values, rounding) => differenceIn(sides(values, rounding)),
    agreesInBits(values, rounding) {
      if (isSame) return true;
      const results = sides(values, rounding);
      for (let index = 1; index < results.length; index++)
        if (sameBits(observed, results[index]!, results[0]!)) return true;
      return false;
    },
    counterexample(values, rounding) {
      const results = sides(values, rounding);
      const kind = differenceIn(results);
      if (kind === undefined) throw new Error('the input shows no difference');
      const [target, ...sources] = results;
      return {
        obligation,
        roundingMode: rounding,
        inputs: inputs.map((input, index) => ({ input, bits: values[index]! })),
        observed,
        sources,
        target: target!,
        difference: kind,
      };
    },
  };
}
