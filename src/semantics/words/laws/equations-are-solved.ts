/**
 * An equation of words holds where it holds of all their pieces; what stands on both sides is taken off, and what is
 * left is solved for its first term: x + y = z + c is x = z - y + c. With the inverse of an odd word in it, it holds
 * where it does times the word. A choice between two constants equals one of them where it chooses it.
 */
import {
  and,
  bits,
  bvadd,
  bvmul,
  bvsub,
  equal,
  extract,
  falsity,
  ifThenElse,
  truth,
} from '../../term/build.ts';
import { inverseOf } from '../../term/evaluate.ts';
import { compareTerms, type Term } from '../../term/term.ts';
import type { Form, Law } from '../law.ts';
import {
  boundariesOf,
  boundsOf,
  copiesOfSign,
  isApplied,
  isWhole,
  ones,
  type Piece,
  piecesOf,
  sliced,
  termOfPieces,
  widthOf,
} from '../pieces.ts';
import { inOrder, Polynomial, polynomialOf, termOf } from '../polynomial.ts';
import { exclusiveOr, ringOf, termOfRing } from '../ring.ts';

/** The word is one that can be cut anywhere: no part of it depends on another. */
function isDivisible(pieces: readonly Piece[]): boolean {
  const [only] = pieces;
  if (pieces.length !== 1 || only!.kind !== 'slice') return false;
  return only!.of.kind === 'variable' || !isWhole(only!);
}

/** Where both are cut, or one is a constant or a variable, the parts are equal each for itself. */
function byPieces(a: Term, b: Term, form: Form): Term | undefined {
  const [one, two] = [piecesOf(a), piecesOf(b)];
  const [cuts, others] = [boundariesOf(one), boundariesOf(two)];
  let places = cuts.filter(place => others.includes(place));
  if (a.kind === 'constant' || isDivisible(one)) places = others;
  if (b.kind === 'constant' || isDivisible(two)) places = cuts;
  if (places.length === 0) return undefined;
  const width = widthOf(a);
  const parts = [...places, width].map((high, index) => {
    const low = places[index - 1] ?? 0;
    const part = (pieces: readonly Piece[]) => form.normal(termOfPieces(sliced(pieces, low, high - low)));
    return equal(part(one), part(two));
  });
  return and(...parts);
}

/** Copies of the sign above are equal where the signs are. */
function withoutCopies(a: Term, b: Term): Term | undefined {
  const copies = Math.min(copiesOfSign(a), copiesOfSign(b));
  if (copies === 0 || (a.kind === 'constant' && b.kind === 'constant')) return undefined;
  const high = widthOf(a) - copies - 1;
  return equal(extract(high, 0, a), extract(high, 0, b));
}

/** The odd word, of which the factor is the inverse as far as that goes. */
function invertedBy(factor: Term, form: Form): Term | undefined {
  const isLow = isApplied(factor, 'extract') && factor.operator.low === 0;
  const inverse = isLow ? factor.operands[0]! : factor;
  if (!isApplied(inverse, 'inverse')) return undefined;
  const word = extract(widthOf(factor) - 1, 0, inverse.operands[0]!);
  return form.normal(extract(0, 0, word)) === bits(1, 1n) ? word : undefined;
}

/** Times the odd word whose inverse is a factor somewhere: that takes the factor off, and no two words to one. */
function withoutInverse({ width, constant, monomials }: Polynomial, form: Form): Term | undefined {
  for (const factor of monomials.flatMap(({ factors }) => factors)) {
    const word = invertedBy(factor, form);
    if (word === undefined) continue;
    const [held, others] = [new Polynomial(width), new Polynomial(width)];
    others.add([], constant);
    for (const { factors, coefficient } of monomials) {
      const place = factors.indexOf(factor);
      if (place < 0) others.add(factors, coefficient);
      else held.add(factors.toSpliced(place, 1), coefficient);
    }
    const difference = bvadd(termOf(held, form), bvmul(word, termOf(others, form)));
    return equal(form.normal(difference), bits(width, 0n));
  }
  return undefined;
}

/** The difference is 0; made a multiple in which the first odd coefficient is 1, and moved to two sides. */
function byDifference(a: Term, b: Term, form: Form): Term | undefined {
  const width = widthOf(a);
  const difference = polynomialOf(bvsub(a, b), form);
  if (difference.monomials.length === 0) return difference.constant === 0n ? truth : falsity;
  const multiple = withoutInverse(difference, form);
  if (multiple !== undefined) return multiple;
  const monomials = inOrder(difference);
  // Solved for what nothing else depends on, where there is such a thing.
  const odd = monomials.filter(({ coefficient }) => (coefficient & 1n) === 1n);
  const first = odd.find(({ factors }) => factors.length === 1 && factors[0]!.kind === 'variable') ?? odd[0];
  if (first === undefined) return byHalves(difference, form);
  const scaled = difference.times(inverseOf(width, first.coefficient));
  const left = new Polynomial(width);
  left.add(first.factors, 1n);
  scaled.addAll(left, -1n);
  return form.kept(equal(termOf(left, form), termOf(scaled.times(-1n), form)));
}

/** Only even coefficients: an odd constant is never reached, an even one by the halves modulo 2^(n-1). */
function byHalves(difference: Polynomial, form: Form): Term | undefined {
  if ((difference.constant & 1n) === 1n) return falsity;
  const word = termOf(difference, form);
  const pieces = piecesOf(word);
  const width = difference.width;
  if (boundariesOf(pieces).length === 0) return undefined;
  return equal(form.normal(termOfPieces(sliced(pieces, 1, width - 1))), bits(width - 1, 0n));
}

/** Bitwise terms: what they have in common is taken off. */
function byExclusiveOr(a: Term, b: Term, form: Form): Term | undefined {
  const [one, two] = [ringOf(a, form), ringOf(b, form)];
  if (one === undefined || two === undefined) return undefined;
  const width = widthOf(a);
  const difference = exclusiveOr(one, two);
  const conjunctions = [...difference.values()].filter(({ atoms }) => atoms.length > 0);
  const simple = conjunctions.find(({ atoms, mask }) => atoms.length === 1 && mask === ones(width));
  if (conjunctions.length > 2 || simple === undefined) {
    return sides(termOfRing(difference, width, form), bits(width, 0n), form);
  }
  const [atom] = conjunctions
    .filter(({ atoms, mask }) => atoms.length === 1 && mask === ones(width))
    .map(({ atoms }) => atoms[0]!)
    .sort(compareTerms);
  const others = [...difference].filter(([, { atoms }]) => !(atoms.length === 1 && atoms[0] === atom));
  return sides(atom!, termOfRing(new Map(others), width, form), form);
}

const sides = (a: Term, b: Term, form: Form): Term | undefined =>
  isBitwise(a) || isBitwise(b) ? form.kept(equal(a, b)) : byDifference(a, b, form);

const bitwise = ['bvand', 'bvor', 'bvxor'] as const;
const isBitwise = (term: Term): boolean =>
  bitwise.some(name => isApplied(term, name)) || (isApplied(term, 'bvnot') && isBitwise(term.operands[0]!));

/** One bit repeated equals what is one bit repeated. */
function ofFills(a: Term, b: Term): Term | undefined {
  const [one, two] = [piecesOf(a), piecesOf(b)];
  if (one.length > 1 || two.length > 1) return undefined;
  const [fill, other] = [one[0]!, two[0]!];
  if (fill.kind !== 'fill') return other.kind === 'fill' ? ofFills(b, a) : undefined;
  const bit = extract(fill.low, fill.low, fill.of);
  if (other.kind === 'fill') return equal(bit, extract(other.low, other.low, other.of));
  if (other.kind !== 'constant') return undefined;
  if (other.value === 0n) return equal(bit, bits(1, 0n));
  return other.value === ones(other.width) ? equal(bit, bits(1, 1n)) : falsity;
}

function ofChoice(choice: Term, value: Term): Term | undefined {
  if (!isApplied(choice, 'if') || value.kind !== 'constant') return undefined;
  const [condition, then, otherwise] = choice.operands;
  if (then!.kind !== 'constant' && otherwise!.kind !== 'constant') return undefined;
  return ifThenElse(condition!, equal(then!, value), equal(otherwise!, value));
}

export const equationsAreSolved: Law = {
  operators: ['equal'],
  rewrite(_, [a, b], form) {
    if (a!.sort === 'Bool' || a!.sort === 1) return undefined;
    if (a === b) return truth;
    const [one, two] = [boundsOf(a!), boundsOf(b!)];
    if (one[1] < two[0] || two[1] < one[0]) return falsity;
    const simple =
      ofChoice(a!, b!) ??
      ofChoice(b!, a!) ??
      ofFills(a!, b!) ??
      withoutCopies(a!, b!) ??
      byPieces(a!, b!, form);
    if (simple !== undefined) return simple;
    if (isBitwise(a!) || isBitwise(b!)) return byExclusiveOr(a!, b!, form);
    return byDifference(a!, b!, form);
  },
};
