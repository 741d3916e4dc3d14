/**
 * Vectors as terms: elements side by side, element 0 lowest. Elements are read through the concatenations that make a
 * vector, so that what one op puts in and another takes out is the same term: most rules on vectors only regroup ops,
 * and are proved by that.
 */
import { bits, bvlshr, bvslt, equal, extract, ifThenElse, zeroExtend } from '../term/build.ts';
import { partsUpTo, sideBySide } from '../term/pieces.ts';
import { compareTerms, type Term } from '../term/term.ts';

const sizeOf = (a: Term): number => a.sort as number;

/** All elements of a width, the lowest first. */
export const lanesOf = (width: number, a: Term): Term[] =>
  partsUpTo(
    Array.from({ length: sizeOf(a) / width }, (_, place) => (place + 1) * width),
    a,
  );
export const vectorOf = sideBySide;

/** An operation on elements, of each that has the same place. */
export const lanewise =
  (width: number, each: (...lanes: Term[]) => Term) =>
  (...vectors: Term[]): Term => {
    const split = vectors.map(one => lanesOf(width, one));
    return vectorOf(split[0]!.map((_, place) => each(...split.map(lanes => lanes[place]!))));
  };

/** One of 2^n terms, by n bits of which the first is the lowest; bits that are known choose at once. */
export function byBits(choice: readonly Term[], terms: readonly Term[]): Term {
  if (terms.length === 1) return terms[0]!;
  const highest = choice.at(-1)!;
  const half = terms.length / 2;
  const rest = choice.slice(0, -1);
  if (highest.kind === 'constant')
    return byBits(rest, highest.value === 1n ? terms.slice(half) : terms.slice(0, half));
  return ifThenElse(isSet(highest), byBits(rest, terms.slice(half)), byBits(rest, terms.slice(0, half)));
}

/** The element that the low bits of an index name. */
export function lookedUp(width: number, table: Term, index: Term): Term {
  const size = sizeOf(table);
  const count = Math.log2(size / width);
  const place = vectorOf([bits(Math.log2(width), 0n), ...lanesOf(1, index).slice(0, count)]);
  return extract(width - 1, 0, bvlshr(table, zeroExtend(size, place)));
}

/** All ones where a relation holds, else zeros. */
export const filled =
  (relation: (a: Term, b: Term) => Term) =>
  (a: Term, b: Term): Term =>
    ifThenElse(relation(a, b), bits(sizeOf(a), -1n), bits(sizeOf(a), 0n));

/**
 * The same of operands in either order, of an operation that does not tell them apart: one term for both. Whether it
 * does not, a machine says that is given both orders.
 */
export const inEitherOrder =
  (operation: (a: Term, b: Term) => Term) =>
  (a: Term, b: Term): Term =>
    compareTerms(a, b) <= 0 ? operation(a, b) : operation(b, a);

export const isSet = (bit: Term): Term => equal(bit, bits(1, 1n));
/** The highest bit of an element. */
export const top = (a: Term): Term => lanesOf(1, a).at(-1)!;
export const isNegative = (a: Term): Term => bvslt(a, bits(sizeOf(a), 0n));

/** So many places, the lowest first. */
export const places = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, place) => place);
