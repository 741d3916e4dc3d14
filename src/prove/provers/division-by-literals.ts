/**
 * Division by a number that the rule writes out, of which the other side has the multiplier and the shift: the
 * quotient becomes each form that a lemma of `src/semantics/division/lemmas.ts` has for constants that meet its condition,
 * and where one is the other side in other words, they are equal.
 */
import type { Obligation } from '../../model/claim.ts';
import type { Budget } from '../../semantics/budget.ts';
import {
  type Constants,
  type Division,
  type DivisionLemma,
  lemmas,
} from '../../semantics/division/lemmas.ts';
import { bits, bvmul, bvsdiv, bvsub, bvudiv, truth } from '../../semantics/term/build.ts';
import { withConstantsFolded } from '../../semantics/term/fold.ts';
import { type Constant, subterms, type Term } from '../../semantics/term/term.ts';
import { isApplied, widthOf } from '../../semantics/words/pieces.ts';
import { type Prover, unknown } from '../prover.ts';
import { Question } from '../question.ts';
import { replaced } from './division.ts';
import { byShortSearch } from './gate-search.ts';
import { byWords } from './words.ts';

/** What is left is the same in other words, or a product that no search would end on. */
const others = [byWords, byShortSearch];

/** What each of them may take of what is left. */
const share = 1 / 8;

export const byDivisionByLiterals: Prover = {
  method: 'division',
  ask({ obligation }, budget) {
    const { sources, target } = obligation;
    const all = subterms(...sources, target);
    for (const lemma of lemmas) {
      const divided = all.flatMap(term => dividedBy(lemma, term));
      for (const divisor of new Set(divided.map(one => one.divisor))) {
        const ofDivisor = divided.filter(one => one.divisor === divisor);
        for (const constants of constantsFor(lemma, divisor, all)) {
          for (const forms of formsOf(lemma, ofDivisor, constants)) {
            const [first, ...rest] = sources.map(source => replaced(source, forms));
            const asked = new Question({
              ...obligation,
              sources: [first!, ...rest],
              target: replaced(target, forms),
            });
            if (!isProved(asked, budget)) continue;
            if (!ofDivisor.every(division => isImplied(lemma.condition(division), obligation, budget)))
              continue;
            return {
              kind: 'proved',
              method: 'division',
              equality: 'bits',
              roundingModes: asked.modes[0]!,
              restsOn: [{ kind: 'lemma', name: lemma.name }],
            };
          }
        }
      }
    }
    return unknown('no form of a quotient by a number that is written out is the other side');
  },
};

/** A term that is read off a quotient, or is one. */
interface Divided extends Division {
  readonly divisor: Constant;
  readonly term: Term;
  readonly of: (quotient: Term) => Term;
}

function dividedBy(lemma: DivisionLemma, term: Term): readonly Divided[] {
  const whole = lemma.divisionOf(term);
  if (whole !== undefined) return ofLiteral(whole, term, quotient => quotient);
  if (!isApplied(term, 'bvurem') && !isApplied(term, 'bvsrem')) return [];
  const [x, c] = term.operands as readonly [Term, Term];
  const left = lemma.divisionOf(isApplied(term, 'bvurem') ? bvudiv(x, c) : bvsdiv(x, c));
  return left === undefined ? [] : ofLiteral(left, term, quotient => bvsub(x, bvmul(quotient, c)));
}

/** Powers of two shift, which is plain to other provers. */
const ofLiteral = ({ dividend, divisor }: Division, term: Term, of: Divided['of']): readonly Divided[] =>
  divisor.kind === 'constant' && (divisor.value & (divisor.value - 1n)) !== 0n
    ? [{ dividend, divisor, term, of }]
    : [];

/** Those that the compiler would compute, and those with a multiplier that the rule has, where they meet the condition. */
function constantsFor(lemma: DivisionLemma, divisor: Constant, all: readonly Term[]): readonly Constants[] {
  const own = Object.fromEntries(
    Object.entries(lemma.constants(divisor)).map(([name, term]) => [name, withConstantsFolded(term)]),
  );
  const width = widthOf(divisor);
  const shifts = Array.from({ length: width }, (_, shift) => bits(width, BigInt(shift)));
  const written = 'multiplier' in own ? all.filter(isConstantWord).flatMap(multipliersLike(width)) : [];
  const candidates = written.flatMap(multiplier => shifts.map(shift => ({ ...own, multiplier, shift })));
  return [own, ...candidates].filter(
    constants => withConstantsFolded(lemma.side(divisor, constants)) === truth,
  );
}

const isConstantWord = (term: Term): term is Constant => term.kind === 'constant' && term.sort !== 'Bool';

/** The constant with its highest bit at the top of a word of the width, and above it. */
const multipliersLike =
  (width: number) =>
  ({ value }: Constant): readonly Term[] => {
    const above = width - value.toString(2).length;
    return [above, above + 1]
      .filter(shift => shift >= 0 && value !== 0n)
      .map(shift => bits(width, BigInt.asUintN(width, value << BigInt(shift))));
  };

/** For each form that there is of these constants, what the divisions become. */
function formsOf(
  lemma: DivisionLemma,
  divided: readonly Divided[],
  constants: Constants,
): readonly ReadonlyMap<Term, Term>[] {
  const offered = divided.map(one => ({ ...one, forms: lemma.forms(one, constants) }));
  return offered[0]!.forms
    .map((_, index) => offered.map(({ term, of, forms }) => ({ term, of, form: forms[index]! })))
    .filter(forms => forms.every(({ form: { where = truth } }) => withConstantsFolded(where) === truth))
    .map(forms => new Map(forms.map(({ term, of, form }) => [term, withConstantsFolded(of(form.term))])));
}

const isImplied = (condition: Term, obligation: Obligation, budget: Budget): boolean =>
  isProved(
    new Question({ ...obligation, sources: [truth], target: condition, observed: { kind: 'branch' } }),
    budget,
  );

const isProved = (question: Question, budget: Budget): boolean =>
  others.some(prover => budget.within(share, part => prover.ask(question, part))?.kind === 'proved');
