/** Equality of two terms under hypotheses: by normal form, then by what the hypotheses say, then by cases. */
import { Budget } from '../budget.ts';
import { equal } from '../term/build.ts';
import type { Term } from '../term/term.ts';
import { casesOf } from './cases.ts';
import { contradiction, type Sequent, withFacts } from './facts.ts';
import { NormalForm } from './normal-form.ts';

/** How far cases are taken. */
export interface Limits {
  /** Cases that may be looked at, all together. */
  readonly cases: number;
  /** Splits within each other. */
  readonly depth: number;
}

/** Pairs of counts of shifts, and what else is split besides. */
const usualLimits: Limits = { cases: 4_300, depth: 6 };

/** Proved for all values of the variables that satisfy the hypotheses, by the dearest of these; or not known. */
export type Equality =
  | { readonly kind: 'proved'; readonly by: 'normal form' | 'facts' }
  | { readonly kind: 'proved'; readonly by: 'cases'; readonly cases: number }
  | { readonly kind: 'unknown'; readonly because: 'forms differ' | 'too many cases' };

/** Whether two terms of one sort have the same value wherever all of the hypotheses hold. Throws `BudgetEnded`. */
export function equalUnder(
  hypotheses: readonly Term[],
  source: Term,
  target: Term,
  form: NormalForm = new NormalForm(Budget.of(400_000)),
  limits: Limits = usualLimits,
): Equality {
  if (form.normal(source) === form.normal(target)) return { kind: 'proved', by: 'normal form' };
  const search = new Search(form, limits.cases);
  const answer = search.proves({ hypotheses, terms: [source, target] }, limits.depth);
  if (answer !== true) return { kind: 'unknown', because: answer };
  return search.cases === 0
    ? { kind: 'proved', by: 'facts' }
    : { kind: 'proved', by: 'cases', cases: search.cases };
}

class Search {
  readonly #form: NormalForm;
  readonly #limit: number;
  cases = 0;

  constructor(form: NormalForm, limit: number) {
    this.#form = form;
    this.#limit = limit;
  }

  proves(sequent: Sequent, depth: number): true | 'forms differ' | 'too many cases' {
    const known = withFacts(sequent, this.#form);
    if (known === contradiction || this.#isEqual(known)) return true;
    const [source, target] = known.terms;
    if (source!.kind === 'constant' && target!.kind === 'constant') return 'forms differ';
    const cases = depth === 0 ? undefined : casesOf(known, this.#form);
    if (cases === undefined) return 'forms differ';
    for (const hypothesis of cases) {
      if (++this.cases > this.#limit) return 'too many cases';
      const answer = this.proves({ ...known, hypotheses: [...known.hypotheses, hypothesis] }, depth - 1);
      if (answer !== true) return answer;
    }
    return true;
  }

  /** Equal forms; or the equation, in which what both have in common is gone, is true. */
  #isEqual({ terms }: Sequent): boolean {
    const [source, target] = terms;
    if (source === target) return true;
    const equation = this.#form.normal(equal(source!, target!));
    return equation.kind === 'constant' && equation.value === 1n;
  }
}
