/** The values of a counterexample, as evaluation takes them. */
import type { Counterexample } from '../prove/verdict.ts';
import type { Variable } from '../semantics/term/term.ts';

export type Assignment = ReadonlyMap<Variable, bigint>;

export function assignmentOf({ inputs }: Counterexample): Assignment {
  return new Map(inputs.map(({ input, bits }) => [input.variable, bits]));
}
