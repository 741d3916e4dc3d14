/** What all provers have in common: they are asked one question at a time, and have something to say of it or not. */
import type { Assumption } from '../model/assumptions.ts';
import type { Obligation } from '../model/claim.ts';
import type { Budget } from '../semantics/budget.ts';
import type { RoundingMode } from '../semantics/float/index.ts';
import type { Observed } from '../semantics/normal-form/observed.ts';
import type { Variable } from '../semantics/term/term.ts';
import type { Question } from './question.ts';
import type { Equality, Method } from './verdict.ts';

export interface Proof {
  readonly kind: 'proved';
  readonly method: Method;
  readonly equality: Equality;
  /** The modes in which the proof holds; round to nearest, ties to even, is always among them. */
  readonly roundingModes: readonly RoundingMode[];
  /** What no prover shows. */
  readonly restsOn?: readonly Assumption[];
}

export type Finding =
  | Proof
  /** An assignment to be replayed: the values of the obligation's inputs, in order. */
  | { readonly kind: 'candidate'; readonly values: readonly bigint[] }
  | { readonly kind: 'unknown'; readonly reason: string };

/** An assignment as the values of inputs, in order: of what it does not tell, 0. */
export const valuesOf = (
  { inputs }: Obligation,
  assignment: ReadonlyMap<Variable, bigint>,
): readonly bigint[] => inputs.map(({ variable }) => assignment.get(variable) ?? 0n);

export interface Prover {
  readonly method: Method;
  /** Of what is left of the budget: half, where it does not say, so that no prover leaves the others nothing. */
  readonly share?: number;
  /**
   * `proved` only with an argument for all inputs; whatever is found is replayed or cross-examined by the exact
   * evaluator. Throws `BudgetEnded`.
   */
  ask(question: Question, budget: Budget): Finding;
}

/** What a proof shows that matches one of the permitted sources, by its index: only the first is without contraction. */
export const equalityTo = (source: number, level: Observed = 'bits'): Equality =>
  source > 0 ? 'contraction' : level === 'bits' ? 'bits' : 'value';

export const unknown = (reason: string): Finding => ({ kind: 'unknown', reason });
