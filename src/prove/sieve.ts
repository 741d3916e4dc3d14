/**
 * A sieve before the judge: compiled sides, compared on many inputs at once. It only ever spares the judge inputs on
 * which nothing differs; what it lets through the judge replays.
 */
import type { Obligation } from '../model/obligation.ts';
import { type BatchComparison, compileRefinement } from '../semantics/batch/compile.ts';
import { Unsupported } from '../semantics/batch/lower.ts';
import type { RoundingMode } from '../semantics/float/index.ts';

export interface Sieve {
  /** How many inputs it takes at once. */
  readonly capacity: number;
  /** The first input from `start` on that differs, and how many were admitted up to it, or in all. */
  first(inputs: readonly (readonly bigint[])[], start: number): ReturnType<BatchComparison['run']>;
}

/** Undefined where the obligation cannot be compiled. */
export function sieveFor(obligation: Obligation, rounding: RoundingMode): Sieve | undefined {
  const variables = obligation.inputs.map(input => input.variable);
  const comparison = compileRefinement(obligation, variables, rounding);
  if (comparison instanceof Unsupported) return undefined;
  let loaded: readonly (readonly bigint[])[] | undefined;
  return {
    capacity: comparison.capacity,
    first(inputs, start) {
      if (loaded !== inputs) {
        for (const [slot, column] of comparison.operands.entries()) {
          for (let index = 0; index < inputs.length; index++) column[index] = inputs[index]![slot]!;
        }
        loaded = inputs;
      }
      return comparison.run(inputs.length, start);
    },
  };
}
