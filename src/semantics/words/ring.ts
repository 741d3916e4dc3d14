/**
 * A word as an exclusive or of ands (Zhegalkin's polynomial), each under a mask; a truth value is a word of one
 * bit. De Morgan's laws, absorption, distribution and complements hold in it by themselves.
 */
import { rememberedWithin } from '../remembered.ts';
import { and, bits, bvadd, bvand, bvnot, bvxor, equal, falsity, not, truth } from '../term/build.ts';
import { type Sort, widthOfSort } from '../term/sort.ts';
import { compareTerms, type Term } from '../term/term.ts';
import type { Form } from './law.ts';
import { ones, widthOf } from './pieces.ts';
import { inOrder, isSum, polynomialOf } from './polynomial.ts';

interface Conjunction {
  readonly atoms: readonly Term[];
  readonly mask: bigint;
}

export type Ring = ReadonlyMap<string, Conjunction>;

/** Beyond so many ands a term stays as it is. */
const greatestSize = 16;

const keyOf = (atoms: readonly Term[]): string => atoms.map(({ id }) => id).join();

export const ringOfConstant = (mask: bigint): Ring => new Map(mask === 0n ? [] : [['', { atoms: [], mask }]]);
const ringOfAtom = (atom: Term): Ring =>
  new Map([[keyOf([atom]), { atoms: [atom], mask: ones(widthOf(atom)) }]]);

/** Adds to a ring, where what is there twice is gone. */
function add(ring: Map<string, Conjunction>, key: string, atoms: readonly Term[], mask: bigint): void {
  const both = (ring.get(key)?.mask ?? 0n) ^ mask;
  if (both === 0n) ring.delete(key);
  else ring.set(key, { atoms, mask: both });
}

export function exclusiveOr(a: Ring, b: Ring): Ring {
  const sum = new Map(a);
  for (const [key, { atoms, mask }] of b) add(sum, key, atoms, mask);
  return sum;
}

export function conjunction(a: Ring, b: Ring): Ring {
  const product = new Map<string, Conjunction>();
  for (const one of a.values()) {
    for (const two of b.values()) {
      const mask = one.mask & two.mask;
      if (mask === 0n) continue;
      const atoms = merged(one.atoms, two.atoms);
      add(product, keyOf(atoms), atoms, mask);
    }
  }
  return product;
}

/** Of two lists that are in order, each atom once. */
function merged(a: readonly Term[], b: readonly Term[]): readonly Term[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const atoms: Term[] = [];
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    const order = compareTerms(a[left]!, b[right]!);
    atoms.push(order <= 0 ? a[left]! : b[right]!);
    if (order <= 0) left += 1;
    if (order >= 0) right += 1;
  }
  while (left < a.length) atoms.push(a[left++]!);
  while (right < b.length) atoms.push(b[right++]!);
  return atoms;
}

export const disjunction = (a: Ring, b: Ring): Ring => exclusiveOr(exclusiveOr(a, b), conjunction(a, b));

/** Undefined where it has too many ands. Kept of each term: those of a rule are nested deeply, and share much. */
export const ringOf = rememberedWithin(readAsRing);

function readAsRing(term: Term, form: Form): Ring | undefined {
  const all = ones(widthOf(term));
  if (term.kind === 'constant') return ringOfConstant(term.value);
  if (term.kind === 'variable') return ringOfAtom(term);
  const operands = () => term.operands.map(operand => ringOf(operand, form));
  switch (term.operator.name) {
    case 'not':
    case 'bvnot':
      return combined(operands(), a => exclusiveOr(a, ringOfConstant(all)));
    case 'and':
    case 'bvand':
      return combined(operands(), conjunction);
    case 'or':
    case 'bvor':
      return combined(operands(), disjunction);
    case 'bvxor':
      return combined(operands(), exclusiveOr);
    case 'equal':
      if (term.operands[0]!.sort !== 'Bool') return ringOfAtom(term);
      return combined(operands(), (a, b) => exclusiveOr(exclusiveOr(a, b), ringOfConstant(1n)));
    case 'bvadd':
    case 'bvneg':
    case 'bvmul':
      return ringOfSum(term, form);
    default:
      return ringOfAtom(term);
  }
}

/** Adding the highest bit alone flips it, and -1 - x is the complement of x: of the sums that differ so, one is taken. */
function ringOfSum(term: Term, form: Form): Ring | undefined {
  const width = widthOf(term);
  if (width === 1) return ringOfAtom(term);
  const sum = polynomialOf(term, form);
  const sign = 1n << BigInt(width - 1);
  const leading = inOrder(sum)[0]?.coefficient ?? 0n;
  if (leading > sign || (leading === sign && sum.constant >= sign)) {
    return combined([ringOf(form.normal(bvnot(term)), form)], a =>
      exclusiveOr(a, ringOfConstant(ones(width))),
    );
  }
  if (sum.constant !== sign || leading === sign) return ringOfAtom(term);
  return combined([ringOf(form.normal(bvadd(term, bits(width, sign))), form)], a =>
    exclusiveOr(a, ringOfConstant(sign)),
  );
}

function combined(
  rings: readonly (Ring | undefined)[],
  combine: (a: Ring, b: Ring) => Ring,
): Ring | undefined {
  const [a, b] = rings;
  if (a === undefined || (rings.length > 1 && b === undefined)) return undefined;
  if (a.size * (b?.size ?? 1) > 4 * greatestSize) return undefined;
  const result = combine(a, b ?? new Map());
  return result.size > greatestSize ? undefined : result;
}

export function termOfRing(ring: Ring, sort: Sort, form: Form): Term {
  const conjunctions = [...ring.values()]
    .filter(({ atoms }) => atoms.length > 0)
    .sort((a, b) => compareAtoms(a.atoms, b.atoms));
  const constant = ring.get('')?.mask ?? 0n;
  return sort === 'Bool'
    ? truthOfRing(conjunctions, constant, form)
    : wordOfRing(conjunctions, constant, widthOfSort(sort), form);
}

function compareAtoms(a: readonly Term[], b: readonly Term[]): number {
  if (a.length !== b.length) return a.length - b.length;
  const index = a.findIndex((atom, place) => atom !== b[place]);
  return index < 0 ? 0 : compareTerms(a[index]!, b[index]!);
}

function truthOfRing(conjunctions: readonly Conjunction[], constant: bigint, form: Form): Term {
  const [first, ...others] = conjunctions.map(({ atoms }) => and(atoms[0]!, ...atoms.slice(1)));
  const flipped = (constant === 1n) !== (others.length % 2 === 1);
  if (first === undefined) return constant === 1n ? truth : falsity;
  const sum = others.reduce((a, b) => equal(a, b), first);
  return form.kept(flipped ? not(sum) : sum);
}

function wordOfRing(conjunctions: readonly Conjunction[], constant: bigint, width: number, form: Form): Term {
  const terms = conjunctions.map(({ atoms, mask }) => {
    const all = atoms.reduce((a, b) => bvand(a, b));
    return mask === ones(width) ? all : bvand(all, bits(width, mask));
  });
  if (terms.length === 0) return bits(width, constant);
  const sum = terms.reduce((a, b) => bvxor(a, b));
  if (constant === 0n) return terms.length === 1 && isAtom(conjunctions[0]!, width) ? sum : form.kept(sum);
  const sign = width === 1 ? 0n : 1n << BigInt(width - 1);
  if (constant === sign) return form.normal(bvadd(form.kept(sum), bits(width, sign)));
  if (constant === ones(width) || constant === (ones(width) ^ sign)) {
    const complement =
      terms.length === 1 && isSum(sum) ? form.normal(bvnot(sum)) : form.kept(bvnot(form.kept(sum)));
    return constant === ones(width) ? complement : form.normal(bvadd(complement, bits(width, sign)));
  }
  return form.kept(bvxor(form.kept(sum), bits(width, constant)));
}

const isAtom = ({ atoms, mask }: Conjunction, width: number): boolean =>
  atoms.length === 1 && mask === ones(width);
