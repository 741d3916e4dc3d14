/**
 * Orders are strict, unsigned where they can be, and have their constant on the right: x <= y is not y < x; the sign
 * bit orders against 0; a bound that is a power of two says that the bits above are 0.
 */
import {
  bits,
  bvadd,
  bvslt,
  bvsub,
  bvult,
  equal,
  extract,
  falsity,
  not,
  truth,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Form, Law } from '../law.ts';
import {
  boundariesOf,
  boundsOf,
  copiesOfSign,
  ones,
  type Piece,
  piecesOf,
  sliced,
  termOfPieces,
  widthOf,
} from '../pieces.ts';
import { isSum } from '../polynomial.ts';

/** k where the value is 2^k. */
const logarithm = (value: bigint): number | undefined =>
  value !== 0n && (value & (value - 1n)) === 0n ? value.toString(2).length - 1 : undefined;

/** x < 2^k, and x < -2^k = 2^n - 2^k. */
function belowPower(x: Term, bound: bigint): Term | undefined {
  const width = widthOf(x);
  const k = logarithm(bound);
  if (k !== undefined) return equal(extract(width - 1, k, x), bits(width - k, 0n));
  const j = logarithm((1n << BigInt(width)) - bound);
  if (j === undefined) return undefined;
  return not(equal(extract(width - 1, j, x), bits(width - j, ones(width - j))));
}

function unsigned(x: Term, y: Term, form: Form): Term | undefined {
  const width = widthOf(x);
  if (x === y) return falsity;
  const [least, greatest] = [boundsOf(x), boundsOf(y)];
  if (least[1] < greatest[0]) return truth;
  if (least[0] >= greatest[1]) return falsity;
  if (x.kind === 'constant') return not(bvult(y, bits(width, x.value + 1n)));
  if (y.kind === 'constant') {
    const simple = belowPower(x, y.value);
    if (simple !== undefined) return simple;
  }
  return carryOf(x, y, form) ?? withoutCommonPieces(x, y, form);
}

/** a + b < a is the carry of the sum, however it is asked for. */
function carryOf(sum: Term, a: Term, form: Form): Term | undefined {
  if (!isSum(sum) || a.kind === 'constant' || isSum(a)) return undefined;
  const width = widthOf(sum);
  const b = form.normal(bvsub(sum, a));
  if (b.kind === 'constant') return bvult(bits(width, ones(width) - b.value), a);
  if (isSum(b)) return undefined;
  const wide = bvadd(zeroExtend(width + 1, a), zeroExtend(width + 1, b));
  return equal(extract(width, width, wide), bits(1, 1n));
}

/** What is equal above, or below, does not order. */
function withoutCommonPieces(x: Term, y: Term, form: Form): Term | undefined {
  const width = widthOf(x);
  const [a, b] = [piecesOf(x), piecesOf(y)];
  const part = (pieces: readonly Piece[], low: number, high: number) =>
    form.normal(termOfPieces(sliced(pieces, low, high - low)));
  const places = [...new Set([...boundariesOf(a), ...boundariesOf(b)])].sort((one, two) => one - two);
  const [lowest, highest] = [places[0], places.at(-1)];
  if (lowest === undefined || highest === undefined) return undefined;
  if (part(a, highest, width) === part(b, highest, width)) {
    return bvult(part(a, 0, highest), part(b, 0, highest));
  }
  if (part(a, 0, lowest) === part(b, 0, lowest)) return bvult(part(a, lowest, width), part(b, lowest, width));
  return undefined;
}

/** The sign where it is known. */
function signOf(term: Term): bigint | undefined {
  const top = piecesOf(term).at(-1)!;
  return top.kind === 'constant' ? top.value >> BigInt(top.width - 1) : undefined;
}

function signed(x: Term, y: Term, form: Form): Term | undefined {
  const width = widthOf(x);
  const sign = 1n << BigInt(width - 1);
  if (x === y) return falsity;
  const [one, two] = [signOf(x), signOf(y)];
  if (one !== undefined && two !== undefined) {
    if (one === two) return bvult(x, y);
    return one === 1n ? truth : falsity;
  }
  if (x.kind === 'constant') {
    if (x.value === sign - 1n) return falsity;
    return not(bvslt(y, bits(width, x.value + 1n)));
  }
  if (y.kind === 'constant') {
    if (y.value === 0n) return equal(extract(width - 1, width - 1, x), bits(1, 1n));
    if (y.value === sign) return falsity;
    if (y.value === sign + 1n) return equal(x, bits(width, sign));
    if (y.value === sign - 1n) return not(equal(x, y));
  }
  return extendedAlike(x, y, form);
}

/** Both have copies of their sign above: they are ordered as without. */
function extendedAlike(x: Term, y: Term, form: Form): Term | undefined {
  const copies = Math.min(copiesOfSign(x), copiesOfSign(y));
  if (copies === 0) return undefined;
  const width = widthOf(x) - copies;
  const low = (term: Term) => form.normal(extract(width - 1, 0, term));
  return bvslt(low(x), low(y));
}

export const ordersAreStrict: Law = {
  operators: ['bvult', 'bvule', 'bvslt', 'bvsle'],
  rewrite({ name }, [x, y], form) {
    switch (name) {
      case 'bvule':
        return not(bvult(y!, x!));
      case 'bvsle':
        return not(bvslt(y!, x!));
      case 'bvult':
        return unsigned(x!, y!, form);
      default:
        return signed(x!, y!, form);
    }
  },
};
