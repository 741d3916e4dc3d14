import type { Operator, OperatorName } from '../term/operator.ts';
import type { Term } from '../term/term.ts';

/** What a law may ask of the normal form that it is a part of. */
export interface Form {
  /** The normal form of any term. */
  normal(term: Term): Term;
  /** Makes a term its own normal form: for a law that has put it together from normal parts itself. */
  readonly kept: (term: Term) => Term;
  /** Pays for work that makes no term. Throws `BudgetEnded`. */
  spend(steps: number): void;
}

/** An equation of truth values and words that holds for all values of its variables, used from left to right. */
export interface Law {
  /** The operators at the top of the equation's left side. */
  readonly operators: readonly OperatorName[];
  /** The right side, or undefined where the left side does not match. Operands are in normal form. */
  rewrite(operator: Operator, operands: readonly Term[], form: Form): Term | undefined;
}
