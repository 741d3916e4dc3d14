/**
 * Vectors as terms: elements side by side, element 0 lowest. Elements are read through the concatenations that make a
 * vector, so that what one op puts in and another takes out is the same term: most rules on vectors only regroup ops,
 * and are proved by that.
 */
import { bits, bvslt, concat, equal, extract, ifThenElse } from '../term/build.ts';
import type { Term } from '../term/term.ts';

const sizeOf = (a: Term): number => a.sort as number;

const known = new WeakMap<Term, readonly Term[]>();

/** The terms whose concatenation it is, the lowest first. */
function piecesOf(a: Term): readonly Term[] {
  if (a.kind !== 'application' || a.operator.name !== 'concat') return [a];
  let pieces = known.get(a);
  if (pieces === undefined) {
    const [high, low] = a.operands;
    pieces = [...piecesOf(low!), ...piecesOf(high!)];
    known.set(a, pieces);
  }
  return pieces;
}

/** Bits of a term that is no concatenation. */
function part(high: number, low: number, a: Term): Term {
  if (low === 0 && high === sizeOf(a) - 1) return a;
  if (a.kind === 'constant') return bits(high - low + 1, a.value >> BigInt(low));
  if (a.kind === 'application' && a.operator.name === 'extract') {
    const from = a.operator.low;
    return extract(high + from, low + from, a.operands[0]!);
  }
  return extract(high, low, a);
}

/** Terms side by side, the lowest first; neighbouring bits of one term become one piece again. */
export function vectorOf(pieces: readonly Term[]): Term {
  let built: Term | undefined;
  let last = pieces[0]!;
  for (const piece of pieces.slice(1)) {
    const whole = together(piece, last);
    if (whole === undefined) {
      built = built === undefined ? last : concat(last, built);
      last = piece;
    } else last = whole;
  }
  return built === undefined ? last : concat(last, built);
}

function together(high: Term, low: Term): Term | undefined {
  if (high.kind === 'constant' && low.kind === 'constant')
    return bits(sizeOf(high) + sizeOf(low), (high.value << BigInt(sizeOf(low))) | low.value);
  if (!isExtract(high) || !isExtract(low)) return undefined;
  const isNext = high.operands[0] === low.operands[0] && high.operator.low === low.operator.high + 1;
  return isNext ? part(high.operator.high, low.operator.low, high.operands[0]!) : undefined;
}

const isExtract = (
  a: Term,
): a is Term & { kind: 'application'; operator: { name: 'extract'; high: number; low: number } } =>
  a.kind === 'application' && a.operator.name === 'extract';

/** So many elements of a width, from the lowest on. */
export function lanesOf(width: number, a: Term): Term[] {
  const lanes: Term[] = [];
  let lane: Term[] = [];
  let missing = width;
  for (const piece of piecesOf(a)) {
    const size = sizeOf(piece);
    for (let low = 0; low < size; ) {
      const take = Math.min(missing, size - low);
      lane.push(part(low + take - 1, low, piece));
      low += take;
      missing -= take;
      if (missing > 0) continue;
      lanes.push(vectorOf(lane));
      lane = [];
      missing = width;
    }
  }
  return lanes;
}

/** An operation on elements, of each that has the same place. */
export const lanewise =
  (width: number, each: (...lanes: Term[]) => Term) =>
  (...vectors: Term[]): Term => {
    const split = vectors.map(one => lanesOf(width, one));
    return vectorOf(split[0]!.map((_, place) => each(...split.map(lanes => lanes[place]!))));
  };

/** The elements with those between two places alone, in groups of so many: what is said of the places of each group. */
export const places = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, place) => place);

/** All ones where a relation holds, else zeros. */
export const filled =
  (relation: (a: Term, b: Term) => Term) =>
  (a: Term, b: Term): Term =>
    ifThenElse(relation(a, b), bits(sizeOf(a), -1n), bits(sizeOf(a), 0n));

export const isSet = (bit: Term): Term => equal(bit, bits(1, 1n));
/** The highest bit of an element. */
export const top = (a: Term): Term => lanesOf(1, a).at(-1)!;
export const isNegative = (a: Term): Term => bvslt(a, bits(sizeOf(a), 0n));
