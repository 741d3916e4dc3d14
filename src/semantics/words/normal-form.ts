/**
 * Normal forms of truth values and words. Two terms with one normal form have the same value for all inputs; the
 * converse does not hold: different normal forms say nothing. Floating-point operators are left as they are.
 */
import { Budget } from '../budget.ts';
import { type Application, onOperands, type Term } from '../term/term.ts';
import type { Form, Law } from './law.ts';
import { choicesAreFactored } from './laws/choices-are-factored.ts';
import { constantsFold } from './laws/constants-fold.ts';
import { divisionsByPowersOfTwoShift } from './laws/divisions-by-powers-of-two-shift.ts';
import { equationsAreSolved } from './laws/equations-are-solved.ts';
import { highProductsAreWideProducts } from './laws/high-products-are-wide-products.ts';
import { oneBitIsATruthValue } from './laws/one-bit-is-a-truth-value.ts';
import { onesAreCountedByteByByte } from './laws/ones-are-counted-byte-by-byte.ts';
import { ordersAreStrict } from './laws/orders-are-strict.ts';
import { quotientsOfWhatAQuotientLeaves } from './laws/quotients-of-what-a-quotient-leaves.ts';
import { remaindersAreDifferences } from './laws/remainders-are-differences.ts';
import { rotationsAddUp } from './laws/rotations-add-up.ts';
import { sumsArePolynomials } from './laws/sums-are-polynomials.ts';
import { truthValuesAreRings } from './laws/truth-values-are-rings.ts';
import { wordsAreBitwise } from './laws/words-are-bitwise.ts';
import { wordsArePieces } from './laws/words-are-pieces.ts';

/** All laws, in the order in which they are tried. */
export const laws: Readonly<Record<string, Law>> = {
  constantsFold,
  oneBitIsATruthValue,
  truthValuesAreRings,
  highProductsAreWideProducts,
  divisionsByPowersOfTwoShift,
  remaindersAreDifferences,
  quotientsOfWhatAQuotientLeaves,
  rotationsAddUp,
  onesAreCountedByteByByte,
  wordsArePieces,
  sumsArePolynomials,
  wordsAreBitwise,
  choicesAreFactored,
  ordersAreStrict,
  equationsAreSolved,
};

const lawsByOperator = new Map<string, Law[]>();
for (const law of Object.values(laws)) {
  for (const name of law.operators) {
    lawsByOperator.set(name, [...(lawsByOperator.get(name) ?? []), law]);
  }
}

/**
 * Normalizes terms and remembers what it has done. What it makes of a term depends on the terms that it was given
 * before only through the budget that is left.
 */
export class NormalForm implements Form {
  readonly #known = new Map<Term, Term>();
  #budget: Budget;

  constructor(budget: Budget = Budget.of(20_000)) {
    this.#budget = budget;
  }

  /** What is done from here on is paid from another budget; what is done already is not paid again. */
  paidFrom(budget: Budget): this {
    this.#budget = budget;
    return this;
  }

  /** A step for each term that is new. Throws `BudgetEnded`. */
  normal(term: Term): Term {
    if (term.kind !== 'application') return term;
    const known = this.#known.get(term);
    if (known !== undefined) return known;
    this.#budget.spend(1);
    const result = this.#rewritten(onOperands(term, operand => this.normal(operand)));
    this.#known.set(term, result);
    return result;
  }

  spend(steps: number): void {
    this.#budget.spend(steps);
  }

  readonly kept = (term: Term): Term => {
    this.#known.set(term, term);
    return term;
  };

  #rewritten(term: Application): Term {
    const known = this.#known.get(term);
    if (known !== undefined) return known;
    for (const law of lawsByOperator.get(term.operator.name) ?? []) {
      const rewritten = law.rewrite(term.operator, term.operands, this);
      if (rewritten !== undefined) return rewritten === term ? this.kept(term) : this.normal(rewritten);
    }
    return this.kept(term);
  }
}

/** The normal form of one term. Throws `BudgetEnded`. */
export const normalForm = (term: Term): Term => new NormalForm().normal(term);
