/** The values of a counterexample, as evaluation takes them. */
import type { Counterexample } from '../prove/verdict.ts';
import type { Variable } from '../semantics/term/term.ts';

export type Assignment = ReadonlyMap<Variable, bigint>;

export function assignmentOf({ inputs }: Counterexample): Assignment {
  return new Map(inputs.map(({ input, bits }) => [input.variable, bits]));
}

/** The types and settings in which it differs; nothing where the rule tells none apart. */
export function caseOf({ obligation: { answers } }: Counterexample): {
  case?: Readonly<Record<string, string>>;
} {
  return answers === undefined || answers.size === 0 ? {} : { case: Object.fromEntries(answers) };
}
