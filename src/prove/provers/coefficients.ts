/**
 * Proof by coefficients: where both sides are sums of operands that are multiplied by what the constants give, their
 * difference is 0 for all operands if each coefficient is 0. Those are questions of the constants alone, which others
 * answer: a product of two unknowns is out of reach for them, and so is a shift of an unknown by an unknown count.
 */
import type { Obligation } from '../../model/claim.ts';
import type { Budget } from '../../semantics/budget.ts';
import { roundingModes } from '../../semantics/float/index.ts';
import { bits, bvadd, bvmul, bvsub } from '../../semantics/term/build.ts';
import { type Term, variablesOf } from '../../semantics/term/term.ts';
import { isApplied, isWhole, piecesOf, widthOf } from '../../semantics/words/pieces.ts';
import { type Polynomial, polynomialOf, trailingZeros } from '../../semantics/words/polynomial.ts';
import { type Prover, unknown } from '../prover.ts';
import { Question } from '../question.ts';
import { byGateSearch, byShortSearch } from './gate-search.ts';
import { byCases, byWords } from './words.ts';

/** Asked of the coefficients, cheapest first. */
const others: readonly Prover[] = [byWords, byShortSearch, byCases, byGateSearch];

/** What each of the others may take of what is left. */
const share = 1 / 4;

export const byCoefficients: Prover = {
  method: 'coefficients',
  ask(question, budget) {
    const { assumptions, sources, target } = question.sides('bits', roundingModes, budget);
    const [source, ...permitted] = sources;
    if (permitted.length > 0 || typeof target.sort !== 'number')
      return unknown('there is not one result of bits');
    const form = question.formOfWords.paidFrom(budget);
    const unequal = unequalParts(form.normal(source!), form.normal(target));
    if (unequal === undefined) return unknown('the sides are not sums of the same widths');
    const { obligation } = question;
    const operands = new Set<Term>(
      obligation.inputs.flatMap(({ role, variable }) => (role === 'constant' ? [] : [variable])),
    );
    const all = unequal.map(([one, other]) =>
      coefficientsOf(polynomialOf(form.normal(bvsub(one, other)), form), operands),
    );
    if (!all.every(coefficients => coefficients !== undefined))
      return unknown('operands are not only multiplied');
    const isZero = (coefficient: Term): boolean =>
      isProved({ ...obligation, assumptions }, form.normal(coefficient), budget);
    return all.flat().every(isZero)
      ? { kind: 'proved', method: 'coefficients', equality: 'bits', roundingModes }
      : unknown('a coefficient is not known to be 0');
  },
};

/** The pieces in which two words differ, where they fall into pieces of the same widths. */
function unequalParts(source: Term, target: Term): readonly (readonly [Term, Term])[] | undefined {
  const [left, right] = [piecesOf(source), piecesOf(target)];
  if (left.length === 1 || right.length === 1) return [[source, target]];
  if (left.length !== right.length) return undefined;
  const pairs = left.map((piece, index): readonly [Term, Term] | 'same' | undefined => {
    const other = right[index]!;
    if (piece.width !== other.width) return undefined;
    if (piece.kind === 'constant' || other.kind === 'constant')
      return piece.kind === 'constant' && other.kind === 'constant' && piece.value === other.value
        ? 'same'
        : undefined;
    if (piece.kind === other.kind && piece.of === other.of && piece.low === other.low) return 'same';
    return isWhole(piece) && isWhole(other) ? [piece.of, other.of] : undefined;
  });
  if (pairs.includes(undefined)) return undefined;
  return pairs.filter((pair): pair is readonly [Term, Term] => pair !== 'same' && pair !== undefined);
}

/**
 * What each product of operands is multiplied by, and what stands alone; undefined where operands are in other things
 * too, or nothing is multiplied by what the constants give.
 */
function coefficientsOf(
  { width, constant, monomials }: Polynomial,
  operands: ReadonlySet<Term>,
): readonly Term[] | undefined {
  const isKnown = (factor: Term): boolean => variablesOf(factor).every(one => !operands.has(one));
  const sums = new Map<string, Term>([['', bits(width, constant)]]);
  let isFactored = false;
  for (const { factors, coefficient } of monomials) {
    const known = factors.filter(isKnown);
    const unknowns = factors
      .filter(factor => !isKnown(factor))
      .map(factor => whole(factor, width - trailingZeros(coefficient)));
    isFactored ||= known.length > 0 && unknowns.length > 0;
    const key = unknowns
      .map(({ id }) => id)
      .sort((a, b) => a - b)
      .join();
    const product = known.reduce((a, b) => bvmul(a, b), bits(width, coefficient));
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? product : bvadd(sum, product));
  }
  return isFactored ? [...sums.values()] : undefined;
}

/** The word of which a factor is the low bits, where no others matter; the same for all that are. */
function whole(factor: Term, needed: number): Term {
  if (!isApplied(factor, 'zeroExtend')) return factor;
  const [part] = factor.operands;
  if (!isApplied(part!, 'extract') || part.operator.low > 0 || widthOf(part) < needed) return factor;
  const [of] = part.operands;
  return widthOf(of!) === widthOf(factor) ? of! : factor;
}

function isProved(obligation: Obligation, coefficient: Term, budget: Budget): boolean {
  const width = widthOf(coefficient);
  if (coefficient === bits(width, 0n)) return true;
  const question = new Question({
    ...obligation,
    sources: [bits(width, 0n)],
    target: coefficient,
    observed: { kind: 'integer', width },
  });
  return others.some(prover => budget.within(share, part => prover.ask(question, part))?.kind === 'proved');
}
