/**
 * A word as a sum of products modulo 2^n, with constant coefficients. A factor is a word that is no sum and no
 * concatenation itself; one that is narrower than the sum is extended with zeros.
 */
import { rememberedWithin } from '../remembered.ts';
import {
  bits,
  bvadd,
  bvand,
  bvmul,
  bvneg,
  bvnot,
  bvxor,
  concat,
  equal,
  extract,
  ifThenElse,
  signExtend,
  zeroExtend,
} from '../term/build.ts';
import { compareTerms, type Term } from '../term/term.ts';
import type { Form } from './law.ts';
import {
  boundsOf,
  isApplied,
  isWhole,
  ones,
  type Piece,
  piecesOf,
  significantWidth,
  sorted,
  termOfPiece,
  widthOf,
  zeros,
} from './pieces.ts';

interface Monomial {
  readonly factors: readonly Term[];
  readonly coefficient: bigint;
}

/** Products of sums are distributed up to so many products; beyond, the sums are factors. */
const greatestSize = 24;

/** To multiply as many factors takes as long as a step: products of more pay for them. */
const factorsOfStep = 4;

export class Polynomial {
  readonly width: number;
  constant = 0n;
  readonly #monomials = new Map<number | string, Monomial>();

  constructor(width: number) {
    this.width = width;
  }

  get monomials(): readonly Monomial[] {
    return [...this.#monomials.values()];
  }

  get size(): number {
    return this.#monomials.size + (this.constant === 0n ? 0 : 1);
  }

  /** Of all monomials together. */
  get factorCount(): number {
    let count = 0;
    for (const { factors } of this.#monomials.values()) count += factors.length;
    return count;
  }

  add(factors: readonly Term[], coefficient: bigint): void {
    if (factors.length === 0) {
      this.constant = BigInt.asUintN(this.width, this.constant + coefficient);
      return;
    }
    const key = factors.length === 1 ? factors[0]!.id : factors.map(({ id }) => id).join();
    const sum = BigInt.asUintN(this.width, (this.#monomials.get(key)?.coefficient ?? 0n) + coefficient);
    if (sum === 0n) this.#monomials.delete(key);
    else this.#monomials.set(key, { factors, coefficient: sum });
  }

  remove({ factors, coefficient }: Monomial): void {
    this.add(factors, -coefficient);
  }

  addAll(other: Polynomial, coefficient = 1n): void {
    this.constant = BigInt.asUintN(this.width, this.constant + coefficient * other.constant);
    for (const monomial of other.monomials) this.add(monomial.factors, monomial.coefficient * coefficient);
  }

  times(coefficient: bigint): Polynomial {
    const result = new Polynomial(this.width);
    result.addAll(this, coefficient);
    return result;
  }
}

/** The one bit that a word is, extended with zeros. */
const bitIn = (factor: Term): Term | undefined =>
  isApplied(factor, 'zeroExtend') && factor.operands[0]!.sort === 1 ? factor.operands[0] : undefined;

/** A bit multiplied by itself is itself. */
function productOfFactors(a: readonly Term[], b: readonly Term[]): Term[] {
  return sorted([...a, ...b]).filter(
    (factor, index, all) => factor !== all[index - 1] || bitIn(factor) === undefined,
  );
}

function product(a: Polynomial, b: Polynomial, form: Form): Polynomial {
  const result = new Polynomial(a.width);
  if (a.size * b.size > greatestSize && a.size > 1 && b.size > 1) {
    result.add(sorted([termOf(a, form), termOf(b, form)]), 1n);
    return result;
  }
  const withConstant = ({ monomials, constant }: Polynomial): readonly Monomial[] => [
    ...monomials,
    { factors: [], coefficient: constant },
  ];
  form.spend(
    Math.max(a.size * b.size, Math.ceil((a.size * b.factorCount + b.size * a.factorCount) / factorsOfStep)),
  );
  for (const one of withConstant(a)) {
    for (const two of withConstant(b)) {
      result.add(productOfFactors(one.factors, two.factors), one.coefficient * two.coefficient);
    }
  }
  return result;
}

const sums: ReadonlySet<string> = new Set(['bvadd', 'bvsub', 'bvmul', 'bvneg', 'bvnot']);

/** The term is a sum or a product, of which low bits depend on low bits only. */
export const isSum = (term: Term): boolean => term.kind === 'application' && sums.has(term.operator.name);

/** The polynomial of a term whose operands are in normal form; not to be changed. */
export const polynomialOf = rememberedWithin(readAsPolynomial);

function readAsPolynomial(term: Term, form: Form): Polynomial {
  const polynomial = new Polynomial(widthOf(term));
  if (term.kind === 'application' && polynomial.width > 1) {
    const { operator, operands } = term;
    const operand = (index: number) => polynomialOf(operands[index]!, form);
    switch (operator.name) {
      case 'bvadd':
        polynomial.addAll(operand(0));
        polynomial.addAll(operand(1));
        return settled(polynomial, form);
      case 'bvsub':
        polynomial.addAll(operand(0));
        polynomial.addAll(operand(1), -1n);
        return settled(polynomial, form);
      case 'bvneg':
        return settled(operand(0).times(-1n), form);
      case 'bvnot':
        polynomial.addAll(operand(0), -1n);
        polynomial.add([], -1n);
        return settled(polynomial, form);
      case 'bvmul':
        return settled(product(operand(0), operand(1), form), form);
      case 'if':
        if (isZero(operands[2]!)) {
          const bit = form.normal(zeroExtend(polynomial.width, bitOf(operands[0]!)));
          return settled(product(polynomialOf(bit, form), operand(1), form), form);
        }
    }
  }
  addPieces(polynomial, piecesOf(term), 1n, form);
  return polynomial;
}

const isZero = (term: Term): boolean => term.kind === 'constant' && term.value === 0n;
const bitOf = (condition: Term): Term => ifThenElse(condition, bits(1, 1n), bits(1, 0n));

function addPieces(sum: Polynomial, pieces: readonly Piece[], coefficient: bigint, form: Form): void {
  let offset = 0;
  for (const piece of pieces) {
    addPiece(sum, piece, coefficient << BigInt(offset), form, offset + piece.width >= sum.width);
    offset += piece.width;
  }
}

/** `isTop`: nothing of the product stands above the piece, so what the piece has above it may be taken as well. */
function addPiece(sum: Polynomial, piece: Piece, coefficient: bigint, form: Form, isTop: boolean): void {
  const { width } = sum;
  switch (piece.kind) {
    case 'constant':
      sum.add([], piece.value * coefficient);
      return;
    case 'fill': {
      const bit = form.normal(zeroExtend(width, extract(piece.low, piece.low, piece.of)));
      sum.add([bit], ones(piece.width) * coefficient);
      return;
    }
    case 'slice': {
      if (isWhole(piece) && piece.width === 1 && isApplied(piece.of, 'bvnot')) {
        sum.add([], coefficient);
        addPieces(sum, [...piecesOf(piece.of.operands[0]!), zeros(width - 1)], -coefficient, form);
        return;
      }
      if (isWhole(piece) && isSum(piece.of) && piece.width > 1) {
        const inner = polynomialOf(piece.of, form);
        if (isTop || cannotOverflow(inner)) {
          sum.addAll(widened(inner, width, form, isTop), coefficient);
          return;
        }
      }
      if (
        isWhole(piece) &&
        isApplied(piece.of, 'if') &&
        isZero(piece.of.operands[2]!) &&
        piece.width > 1 &&
        piece.width < width
      ) {
        const bit = new Polynomial(width);
        addPieces(bit, piecesOf(form.normal(zeroExtend(width, bitOf(piece.of.operands[0]!)))), 1n, form);
        const chosen = new Polynomial(width);
        addUnder(chosen, piecesOf(piece.of.operands[1]!), form, isTop);
        sum.addAll(product(bit, chosen, form), coefficient);
        return;
      }
      const most = isTop ? Math.min(significantWidth(piece.of) - piece.low, width) : piece.width;
      const part = termOfPiece({ ...piece, width: Math.max(most, piece.width) });
      sum.add([form.kept(zeroExtend(width, form.kept(part)))], coefficient);
    }
  }
}

/** The pieces of a narrower word; the highest is as high as the word is. */
function addUnder(sum: Polynomial, pieces: readonly Piece[], form: Form, isTop: boolean): void {
  let offset = 0;
  pieces.forEach((piece, index) => {
    addPiece(sum, piece, 1n << BigInt(offset), form, isTop && index === pieces.length - 1);
    offset += piece.width;
  });
}

const signed = (width: number, value: bigint): bigint => BigInt.asIntN(width, value);

function widened(narrow: Polynomial, width: number, form: Form, isTop: boolean): Polynomial {
  const sum = new Polynomial(width);
  sum.add([], narrow.constant);
  for (const { factors, coefficient } of narrow.monomials) {
    let all = new Polynomial(width);
    all.add([], signed(narrow.width, coefficient));
    for (const factor of factors) {
      const one = new Polynomial(width);
      addUnder(one, piecesOf(factor), form, isTop);
      all = product(all, one, form);
    }
    sum.addAll(all);
  }
  return sum;
}

const greatestProduct = (factors: readonly Term[]): bigint =>
  factors.reduce((greatest, factor) => greatest * boundsOf(factor)[1], 1n);

/** The least and the greatest sum, where coefficients are read as signed numbers and nothing wraps around. */
function rangeOf(width: number, constant: bigint, monomials: readonly Monomial[]): readonly [bigint, bigint] {
  let [least, greatest] = [constant, constant];
  for (const { factors, coefficient } of monomials) {
    const most = signed(width, coefficient) * greatestProduct(factors);
    if (most < 0n) least += most;
    else greatest += most;
  }
  return [least, greatest];
}

function cannotOverflow({ width, constant, monomials }: Polynomial): boolean {
  const [least, greatest] = rangeOf(width, constant, monomials);
  return least >= 0n && greatest <= ones(width);
}

export const trailingZeros = (value: bigint): number =>
  (value & 1n) === 1n || value === 0n ? 0 : (value & -value).toString(2).length - 1;

/** Of an even multiple of a factor only the low bits of the factor matter: all factors with the same are one. */
function settled(sum: Polynomial, form: Form): Polynomial {
  for (let round = 0; round < 3; round++) {
    let changed = false;
    for (const monomial of sum.monomials) {
      const zeroBits = trailingZeros(monomial.coefficient);
      if (zeroBits === 0) continue;
      const needed = sum.width - zeroBits;
      if (monomial.factors.every(factor => isPlain(factor, needed))) continue;
      const replacement = onlyLowBits(monomial, zeroBits, sum.width, form);
      if (replacement === undefined) continue;
      sum.remove(monomial);
      sum.addAll(replacement);
      changed = true;
    }
    if (!changed) break;
  }
  return contiguousSlicesJoined(sum, form);
}

/** Nothing can be taken off the factor above so many bits. */
function isPlain(factor: Term, needed: number): boolean {
  if (factor.kind === 'variable') return true;
  return isApplied(factor, 'zeroExtend') && widthOf(factor.operands[0]!) <= needed;
}

function onlyLowBits(
  monomial: Monomial,
  zeroBits: number,
  width: number,
  form: Form,
): Polynomial | undefined {
  const [first, ...others] = monomial.factors.map(factor => {
    const low = form.normal(extract(width - zeroBits - 1, 0, factor));
    const sum = new Polynomial(width);
    addPieces(sum, [zeros(zeroBits), ...piecesOf(low)], 1n, form);
    return sum;
  });
  if (others.length === 0) {
    const result = first!.times(monomial.coefficient >> BigInt(zeroBits));
    const only = result.size === 1 ? result.monomials[0] : undefined;
    return only?.factors.length === 1 && only.factors[0] === monomial.factors[0] ? undefined : result;
  }
  // Of products only where each factor stays one factor.
  const factors: Term[] = [];
  for (const { size, monomials } of [first!, ...others]) {
    const [only] = monomials;
    if (
      size !== 1 ||
      only === undefined ||
      only.factors.length !== 1 ||
      only.coefficient !== 1n << BigInt(zeroBits)
    ) {
      return undefined;
    }
    factors.push(only.factors[0]!);
  }
  const normal = sorted(factors);
  if (normal.every((factor, index) => factor === monomial.factors[index])) return undefined;
  const result = new Polynomial(width);
  result.add(productOfFactors(normal, []), monomial.coefficient);
  return result;
}

/** c · x[h:l] + c·2^w · x[k:h+1] = c · x[k:l], with a sum and its carry for x too; and c · x[h:l] - c·2^w · x[h:l+w] = c · x[l+w-1:l] */
function contiguousSlicesJoined(sum: Polynomial, form: Form): Polynomial {
  const slices = sum.monomials.flatMap(monomial => {
    if (monomial.factors.length !== 1) return [];
    const [piece] = piecesOf(monomial.factors[0]!);
    return piece?.kind === 'slice' ? [{ monomial, piece }] : [];
  });
  if (slices.length < 2 || slices.length > greatestSize) return sum;
  for (const lower of slices) {
    for (const upper of slices) {
      const joint = jointOf(sum.width, lower, upper, form);
      if (joint === undefined) continue;
      sum.remove(lower.monomial);
      sum.remove(upper.monomial);
      const width = Math.min(joint.width, sum.width);
      addPieces(
        sum,
        piecesOf(form.normal(termOfPiece({ ...joint, width }))),
        lower.monomial.coefficient,
        form,
      );
      return settled(sum, form);
    }
  }
  return sum;
}

interface LinearSlice {
  readonly monomial: Monomial;
  readonly piece: Piece & { readonly kind: 'slice' };
}

/** The slice that two multiples of slices are one multiple of. */
function jointOf(sumWidth: number, lower: LinearSlice, upper: LinearSlice, form: Form): Piece | undefined {
  const { of, low, width } = lower.piece;
  if (low >= upper.piece.low) return undefined;
  const [top, upperTop] = [low + width, upper.piece.low + upper.piece.width];
  const wanted = lower.monomial.coefficient << BigInt(upper.piece.low - low);
  const isWanted = (value: bigint) => BigInt.asUintN(sumWidth, value) === upper.monomial.coefficient;
  if (top === upper.piece.low && isWanted(wanted)) {
    if (of === upper.piece.of) return { ...lower.piece, width: upperTop - low };
    // A sum, and what it carries beyond its width.
    const isCarry = isWhole(lower.piece) && isSum(of) && isSum(upper.piece.of);
    if (!isCarry || form.normal(extract(top - 1, 0, upper.piece.of)) !== of) return undefined;
    return { ...upper.piece, low: 0, width: upperTop };
  }
  if (of === upper.piece.of && top === upperTop && isWanted(-wanted)) {
    return { ...lower.piece, width: upper.piece.low - low };
  }
  return undefined;
}

/** The polynomial modulo 2^k. */
export function atWidth(sum: Polynomial, width: number, form: Form): Polynomial {
  const result = new Polynomial(width);
  result.add([], sum.constant);
  for (const { factors, coefficient } of sum.monomials) {
    let all = new Polynomial(width);
    all.add([], coefficient);
    for (const factor of factors) {
      all = product(all, polynomialOf(form.normal(extract(width - 1, 0, factor)), form), form);
    }
    result.addAll(all);
  }
  return settled(result, form);
}

/** The monomials that are multiples of 2^k and those that are not; the constant in both, as far as it goes there. */
export function splitAt(sum: Polynomial, place: number): readonly [low: Polynomial, high: Polynomial] {
  const [low, high] = [new Polynomial(sum.width), new Polynomial(sum.width)];
  low.add([], BigInt.asUintN(place, sum.constant));
  high.add([], sum.constant - BigInt.asUintN(place, sum.constant));
  for (const { factors, coefficient } of sum.monomials) {
    (trailingZeros(coefficient) < place ? low : high).add(factors, coefficient);
  }
  return [low, high];
}

/** A multiple of 2^k divided by it. */
export function dividedBy(sum: Polynomial, place: number, form: Form): Polynomial {
  const quotient = new Polynomial(sum.width);
  quotient.add([], sum.constant >> BigInt(place));
  for (const { factors, coefficient } of sum.monomials) quotient.add(factors, coefficient >> BigInt(place));
  return atWidth(quotient, sum.width - place, form);
}

/** Where the sum falls apart: what is below never reaches the bits above, and what is above has none below. */
function placeOfSplit(sum: Polynomial): number | undefined {
  const { width, constant, monomials } = sum;
  const places = new Set<number>();
  for (const { factors, coefficient } of monomials) {
    places.add(trailingZeros(coefficient));
    const magnitude = signed(width, coefficient) < 0n ? -signed(width, coefficient) : coefficient;
    const greatest = magnitude * greatestProduct(factors);
    if (greatest <= ones(width)) places.add(greatest.toString(2).length);
  }
  return [...places]
    .sort((a, b) => a - b)
    .find(place => {
      if (place <= 0 || place >= width) return false;
      const low = monomials.filter(({ coefficient }) => trailingZeros(coefficient) < place);
      const [least, greatest] = rangeOf(width, BigInt.asUintN(place, constant), low);
      return least >= 0n && greatest <= ones(place);
    });
}

/** The one term of a polynomial, in normal form. */
export function termOf(sum: Polynomial, form: Form): Term {
  const { width, constant, monomials } = sum;
  if (monomials.length === 0) return bits(width, constant);
  const [first] = monomials;
  if (monomials.length === 1 && constant === 0n && first!.coefficient === 1n && first!.factors.length === 1) {
    return form.normal(first!.factors[0]!);
  }
  if (width === 1) return oneBit(sum, form);
  const place = placeOfSplit(sum);
  if (place !== undefined) {
    const [low, high] = splitAt(sum, place);
    return form.normal(
      concat(termOf(dividedBy(high, place, form), form), termOf(atWidth(low, place, form), form)),
    );
  }
  const bit = commonBit(sum);
  if (bit !== undefined) return choiceOf(sum, bit, form);
  if (monomials.length === 1 && constant === ones(width) && first!.coefficient === ones(width)) {
    return form.kept(bvnot(productTerm(first!.factors)));
  }
  return form.kept(sumTerm(sum));
}

/** Modulo 2 a sum is an exclusive or, a product an and. */
function oneBit({ constant, monomials }: Polynomial, form: Form): Term {
  const products = monomials.map(({ factors }) => factors.reduce((a, b) => bvand(a, b)));
  return form.normal(products.reduce((a, b) => bvxor(a, b), bits(1, constant)));
}

function commonBit({ constant, monomials }: Polynomial): Term | undefined {
  if (constant !== 0n) return undefined;
  return monomials[0]!.factors.find(
    factor => bitIn(factor) !== undefined && monomials.every(({ factors }) => factors.includes(factor)),
  );
}

/** A sum that is multiplied by a bit: the sum or 0; all ones or 0 where it is -1. */
function choiceOf(sum: Polynomial, bit: Term, form: Form): Term {
  const rest = new Polynomial(sum.width);
  for (const { factors, coefficient } of sum.monomials) {
    rest.add(
      factors.filter(factor => factor !== bit),
      coefficient,
    );
  }
  if (rest.monomials.length === 0 && rest.constant === ones(sum.width)) {
    return form.normal(signExtend(sum.width, bitIn(bit)!));
  }
  const condition = equal(bitIn(bit)!, bits(1, 1n));
  return form.normal(ifThenElse(condition, termOf(rest, form), bits(sum.width, 0n)));
}

const productTerm = (factors: readonly Term[]): Term => factors.reduce((a, b) => bvmul(a, b));

function monomialTerm(width: number, { factors, coefficient }: Monomial): Term {
  const all = productTerm(factors);
  if (coefficient === 1n) return all;
  return coefficient === ones(width) ? bvneg(all) : bvmul(all, bits(width, coefficient));
}

/** Monomials in the order of their factors. */
export function inOrder({ monomials }: Polynomial): Monomial[] {
  return [...monomials].sort((a, b) => compareFactors(a.factors, b.factors));
}

function compareFactors(a: readonly Term[], b: readonly Term[]): number {
  if (a.length !== b.length) return a.length - b.length;
  const index = a.findIndex((factor, place) => factor !== b[place]);
  return index < 0 ? 0 : compareTerms(a[index]!, b[index]!);
}

function sumTerm(sum: Polynomial): Term {
  const terms = inOrder(sum).map(monomial => monomialTerm(sum.width, monomial));
  if (sum.constant !== 0n) terms.push(bits(sum.width, sum.constant));
  return terms.reduce((a, b) => bvadd(a, b));
}
