/** What reports ask of a claim and of its counterexample. */
import type { Claim } from '../model/claim.ts';
import type { Counterexample } from '../prove/verdict.ts';
import { dependsOnRounding } from '../semantics/term/evaluate.ts';
import { type Term, type Variable, variablesOf } from '../semantics/term/term.ts';

export type Assignment = ReadonlyMap<Variable, bigint>;

/** With zero for what these terms read and the obligation does not: it may be anything. */
export function assignmentOf({ inputs }: Counterexample, ...terms: readonly Term[]): Assignment {
  return new Map([
    ...variablesOf(...terms).map(variable => [variable, 0n] as const),
    ...inputs.map(({ input, bits }) => [input.variable, bits] as const),
  ]);
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
