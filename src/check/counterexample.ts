/** What reports ask of a claim and of its counterexample. */
import type { Claim } from '../model/claim.ts';
import type { Counterexample } from '../prove/verdict.ts';
import { dependsOnRounding } from '../semantics/term/evaluate.ts';
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

export function claimRounds(claim: Claim): boolean {
  if (claim.kind !== 'claim') return false;
  return dependsOnRounding(...claim.obligations.flatMap(({ sources, target }) => [...sources, target]));
}
