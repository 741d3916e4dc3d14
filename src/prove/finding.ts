/** What one prover has to say of one obligation. */
import type { Obligation } from '../model/claim.ts';
import type { Budget } from '../semantics/budget.ts';
import type { RoundingMode } from '../semantics/float/index.ts';
import type { Equality, Method } from './verdict.ts';

export type Finding =
  | {
      readonly kind: 'proved';
      readonly method: Method;
      readonly equality: Equality;
      /** The modes in which the proof holds; round to nearest, ties to even, is always among them. */
      readonly roundingModes: readonly RoundingMode[];
    }
  /** An assignment to be replayed: the values of the obligation's inputs, in order. */
  | { readonly kind: 'candidate'; readonly values: readonly bigint[] }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Throws `BudgetEnded`. */
export type Prover = (obligation: Obligation, budget: Budget) => Finding;
