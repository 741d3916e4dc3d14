/** What instructions and ops of the language compute of the elements of vectors, where scalars have no such ops. */
import {
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvmul,
  bvneg,
  bvnot,
  bvor,
  bvshl,
  bvslt,
  bvsub,
  bvult,
  bvxor,
  equal,
  extract,
  ifThenElse,
  signExtend,
  zeroExtend,
} from '../term/build.ts';
import { compareTerms, type Term } from '../term/term.ts';
import { isNegative, lanesOf, vectorOf } from './lanes.ts';

const widthOf = (a: Term): number => a.sort as number;

/** The element at an index, which is a constant of the rule; at others than there are, the first. */
export function elementAt(width: number, vector: Term, index: Term): Term {
  const lanes = lanesOf(width, vector);
  if (index.kind === 'constant') return lanes[Number(index.value)] ?? lanes[0]!;
  return lanes
    .slice(1)
    .reduce(
      (rest, lane, place) => ifThenElse(equal(index, bits(widthOf(index), BigInt(place + 1))), lane, rest),
      lanes[0]!,
    );
}

/** The vector with another element at an index. */
export const withElement = (vector: Term, index: Term, element: Term): Term =>
  vectorOf(
    lanesOf(widthOf(element), vector).map((lane, place) => {
      if (index.kind === 'constant') return Number(index.value) === place ? element : lane;
      return ifThenElse(equal(index, bits(widthOf(index), BigInt(place))), element, lane);
    }),
  );

/** So many elements, all the same. */
export const repeated = (count: number, element: Term): Term =>
  vectorOf(Array.from({ length: count }, () => element));

/** The elements; where they are less than 128 bits, zeros above them. */
export const inLowPart = (lanes: readonly Term[]): Term => {
  const low = vectorOf(lanes);
  return widthOf(low) >= 128 ? low : vectorOf([low, bits(128 - widthOf(low), 0n)]);
};

/** All taken together, in pairs of neighbours, pairs of these and so on. */
export function inPairs(lanes: readonly Term[], each: (a: Term, b: Term) => Term): Term {
  if (lanes.length === 1) return lanes[0]!;
  const half = lanes.length / 2;
  return each(inPairs(lanes.slice(0, half), each), inPairs(lanes.slice(half), each));
}

/** Of neighbours: in each 128 bits those of the one vector, then those of the other. */
export const ofNeighbours =
  (width: number, each: (a: Term, b: Term) => Term) =>
  (a: Term, b: Term): Term => {
    const groups = [lanesOf(128, a), lanesOf(128, b)];
    const lanes = groups[0]!.flatMap((_, place) => groups.flatMap(vector => lanesOf(width, vector[place]!)));
    return vectorOf(
      Array.from({ length: lanes.length / 2 }, (_, pair) => each(lanes[2 * pair]!, lanes[2 * pair + 1]!)),
    );
  };

/** The ends of the range of an integer. */
export const range = (width: number, signed: boolean): readonly [least: bigint, greatest: bigint] =>
  signed ? [-(1n << BigInt(width - 1)), (1n << BigInt(width - 1)) - 1n] : [0n, (1n << BigInt(width)) - 1n];

export const extension = (signed: boolean) => (signed ? signExtend : zeroExtend);

/** A signed integer that is wider than the range, clamped to it. */
export const clamped = (width: number, signed: boolean, exact: Term): Term => {
  const wide = widthOf(exact);
  const [least, greatest] = range(width, signed).map(end => bits(wide, end)) as [Term, Term];
  const inRange = ifThenElse(bvslt(exact, least), least, ifThenElse(bvslt(greatest, exact), greatest, exact));
  return extract(width - 1, 0, inRange);
};

/** Of the exact sum of two lanes and 1, the half. */
export const average =
  (signed: boolean) =>
  (a: Term, b: Term): Term => {
    const width = widthOf(a);
    const [wideA, wideB] = [a, b].map(lane => extension(signed)(width + 1, lane)) as [Term, Term];
    return extract(width, 1, bvadd(bvadd(wideA, wideB), bits(width + 1, 1n)));
  };

/** To the left by a signed count, or to the right by its opposite. */
export const shiftedBothWays =
  (signed: boolean) =>
  (a: Term, count: Term): Term =>
    ifThenElse(
      bvslt(count, bits(widthOf(count), 0n)),
      (signed ? bvashr : bvlshr)(a, bvneg(count)),
      bvshl(a, count),
    );

/** The same, where what does not fit is the end of the range on its side. */
export const shiftedSaturating =
  (signed: boolean) =>
  (a: Term, count: Term): Term => {
    const width = widthOf(a);
    const zero = bits(width, 0n);
    const right = signed ? bvashr : bvlshr;
    const left = bvshl(a, count);
    const [least, greatest] = range(width, signed).map(end => bits(width, end)) as [Term, Term];
    const end = signed ? ifThenElse(bvslt(a, zero), least, greatest) : greatest;
    return ifThenElse(
      bvslt(count, zero),
      right(a, bvneg(count)),
      ifThenElse(equal(right(left, count), a), left, end),
    );
  };

/** The product of polynomials over the field of two elements: one term, in whichever order the factors are given. */
export const carrylessProduct = (one: Term, other: Term): Term => {
  const [a, b] = compareTerms(one, other) <= 0 ? [one, other] : [other, one];
  const width = widthOf(a);
  const wide = zeroExtend(2 * width, a);
  return Array.from({ length: width }, (_, index) =>
    bvand(bvshl(wide, bits(2 * width, BigInt(index))), signExtend(2 * width, extract(index, index, b))),
  ).reduce((sum, product) => bvxor(sum, product));
};

/** The byte of a table that the index tells, or else zero. */
export const lookedUp =
  (table: Term) =>
  (index: Term): Term => {
    const entries = lanesOf(8, table);
    const at = (first: number, count: number): Term => {
      if (count === 1) return entries[first]!;
      const half = count / 2;
      const bit = Math.log2(half);
      return ifThenElse(
        equal(extract(bit, bit, index), bits(1, 1n)),
        at(first + half, half),
        at(first, half),
      );
    };
    return ifThenElse(equal(extract(7, 4, index), bits(4, 0n)), at(0, 16), bits(8, 0n));
  };

type Binary = (a: Term, b: Term) => Term;

/** An unsigned integer that is wider, clamped likewise. */
export function clampedUnsigned(width: number, a: Term): Term {
  const greatest = bits(widthOf(a), (1n << BigInt(width)) - 1n);
  return extract(width - 1, 0, ifThenElse(bvult(greatest, a), greatest, a));
}

/** The exact result of two bits more, clamped to the range of the operands. */
export const saturating =
  (exact: Binary, signed: boolean): Binary =>
  (a, b) => {
    const width = widthOf(a);
    return clamped(width, signed, exact(extension(signed)(width + 2, a), extension(signed)(width + 2, b)));
  };

/** The least number stays as it is. */
export const absolute = (a: Term): Term => ifThenElse(isNegative(a), bvneg(a), a);

/** The first where the relation holds. */
export const chosen =
  (relation: Binary): Binary =>
  (a, b) =>
    ifThenElse(relation(a, b), a, b);

/** The exact product, of twice the width. */
export const wideProduct =
  (signed: boolean, other = signed): Binary =>
  (a, b) => {
    const width = 2 * widthOf(a);
    return bvmul(extension(signed)(width, a), extension(other)(width, b));
  };

export const highProduct =
  (signed: boolean): Binary =>
  (a, b) =>
    extract(2 * widthOf(a) - 1, widthOf(a), wideProduct(signed)(a, b));

/** Shifts of which a count of the width or more moves everything out; the count is of any width from that of the element. */
export const shiftsOut = { left: bvshl, right: bvlshr, signed: bvashr } as const;

export function shiftedBy(kind: keyof typeof shiftsOut, a: Term, count: Term): Term {
  const width = widthOf(a);
  const fits = bvult(count, bits(widthOf(count), BigInt(width)));
  const narrow = widthOf(count) < width ? zeroExtend(width, count) : extract(width - 1, 0, count);
  const out = bits(width, 0n);
  const past = kind === 'signed' ? ifThenElse(isNegative(a), bvsub(out, bits(width, 1n)), out) : out;
  return ifThenElse(fits, shiftsOut[kind](a, narrow), past);
}

/** The part of two elements side by side that is left after a shift by a count modulo their width: the upper or the lower. */
export function funnelled(kind: 'left' | 'right', high: Term, low: Term, count: Term): Term {
  const width = widthOf(high);
  const shift = extract(Math.log2(width) - 1, 0, count);
  const by = zeroExtend(width, shift);
  // The other element moves the other way by the rest of the width, one of which is left where the count is 0.
  const rest = bvsub(bits(width, BigInt(width - 1)), by);
  const one = bits(width, 1n);
  return kind === 'left'
    ? bvor(bvshl(high, by), bvlshr(bvlshr(low, one), rest))
    : bvor(bvlshr(low, by), bvshl(bvshl(high, one), rest));
}

/** Bit by bit of three vectors what the table has for their bits, the first highest. */
export function byTruthTable(x: Term, y: Term, z: Term, table: Term): Term {
  const chosen = lanesOf(1, table).map((bit, index) => {
    const literal = (term: Term, place: number): Term => ((index >> place) & 1 ? term : bvnot(term));
    const minterm = bvand(bvand(literal(x, 2), literal(y, 1)), literal(z, 0));
    return bvand(minterm, signExtend(widthOf(x), bit));
  });
  return chosen.reduce((a, b) => bvor(a, b));
}

/** The elements that are chosen, packed to the lowest places; zeros above them. */
export function compressed(lanes: readonly Term[], isChosen: readonly Term[]): Term[] {
  const none = bits(widthOf(lanes[0]!), 0n);
  return lanes.reduceRight<Term[]>(
    (packed, lane, place) =>
      packed.map((above, index) => ifThenElse(isChosen[place]!, packed[index - 1] ?? lane, above)),
    lanes.map(() => none),
  );
}

/** The lowest elements, in order, in the places that are chosen; zeros in the others. */
export function expanded(lanes: readonly Term[], isChosen: readonly Term[]): Term[] {
  const none = bits(widthOf(lanes[0]!), 0n);
  let rest = [...lanes];
  return isChosen.map(chosen => {
    const given = ifThenElse(chosen, rest[0]!, none);
    rest = rest.map((lane, index) => ifThenElse(chosen, rest[index + 1] ?? lane, lane));
    return given;
  });
}
