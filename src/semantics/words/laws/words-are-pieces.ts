/**
 * Shifts and rotations by constants, extensions, extractions, concatenations and reversed bytes only move bits: the
 * word is the concatenation of its pieces. A piece of a sum, of a bitwise operation or of a choice is the sum,
 * operation or choice of pieces; and adjacent pieces that are pieces of one such term are put together again.
 */
import { bits, bvadd, bvult, concat, extract, ifThenElse } from '../../term/build.ts';
import type { Operator, OperatorName } from '../../term/operator.ts';
import { type Application, apply, type Term } from '../../term/term.ts';
import type { Form, Law } from '../law.ts';
import {
  boundsOf,
  isApplied,
  isWhole,
  joined,
  ones,
  type Piece,
  piecesOf,
  signExtended,
  sliced,
  termOfPieces,
  widthOf,
  zeros,
} from '../pieces.ts';
import { atWidth, dividedBy, isSum, type Polynomial, polynomialOf, splitAt, termOf } from '../polynomial.ts';

const operators: readonly OperatorName[] = [
  ...(['concat', 'extract', 'zeroExtend', 'signExtend'] as const),
  ...(['bvshl', 'bvlshr', 'bvashr', 'rotateLeft', 'reverseBytes'] as const),
  ...(['countLeadingZeros', 'countTrailingZeros', 'countOnes'] as const),
];

/** The pieces of the result, before pieces of terms with pieces of their own are taken apart. */
function moved(operator: Operator, operands: readonly Term[]): readonly Piece[] | undefined {
  const [first, count] = operands;
  const width = widthOf(first!);
  const isShift = operator.name.startsWith('bv') || operator.name === 'rotateLeft';
  if (!isShift) {
    if (operator.name !== 'reverseBytes') return piecesOf(apply(operator, ...operands));
    const bytes = Array.from({ length: width / 8 }, (_, byte) => sliced(piecesOf(first!), 8 * byte, 8));
    return joined(bytes.reverse().flat());
  }
  if (count!.kind !== 'constant') return undefined;
  const pieces = piecesOf(first!);
  const by = Number(
    operator.name === 'rotateLeft'
      ? count!.value % BigInt(width)
      : count!.value < BigInt(width)
        ? count!.value
        : BigInt(width),
  );
  if (by === 0) return pieces;
  switch (operator.name) {
    case 'bvshl':
      return joined([zeros(by), ...(by < width ? sliced(pieces, 0, width - by) : [])]);
    case 'bvlshr':
      return joined([...(by < width ? sliced(pieces, by, width - by) : []), zeros(by)]);
    case 'bvashr': {
      const limited = Math.min(by, width - 1);
      return signExtended(sliced(pieces, limited, width - limited), limited);
    }
    default:
      return joined([...sliced(pieces, width - by, by), ...sliced(pieces, 0, width - by)]);
  }
}

const bitwise: ReadonlySet<string> = new Set(['bvand', 'bvor', 'bvxor', 'bvnot']);
const isBitwise = (term: Term): term is Application =>
  term.kind === 'application' && bitwise.has(term.operator.name);

/** A proper piece of a term that has pieces of its own, taken apart. */
function resolved(piece: Piece, form: Form): readonly Piece[] {
  if (piece.kind === 'constant' || isWhole(piece)) return [piece];
  const { of, low } = piece;
  const width = piece.kind === 'fill' ? 1 : piece.width;
  const part = (term: Term): Term => extract(low + width - 1, low, term);
  let result: Term | undefined;
  if (isSum(of)) result = partOfSum(of, low, width, form);
  if (isBitwise(of)) result = apply(of.operator, ...of.operands.map(part));
  if (isApplied(of, 'if')) {
    result = ifThenElse(of.operands[0]!, part(of.operands[1]!), part(of.operands[2]!));
  }
  if (result === undefined) return [piece];
  const pieces = piecesOf(form.normal(result));
  return piece.kind === 'fill' ? signExtended(pieces, piece.width - 1) : pieces;
}

/** What of the sum is a multiple of 2^low has no part in the carry from below. */
function partOfSum(of: Term, low: number, width: number, form: Form): Term | undefined {
  const sum = atWidth(polynomialOf(of, form), low + width, form);
  if (low === 0) return termOf(sum, form);
  const borrow = width === 1 ? borrowOf(sum, low, form) : undefined;
  if (borrow !== undefined) return ifThenElse(borrow, bits(1, 1n), bits(1, 0n));
  const [below, multiple] = splitAt(sum, low);
  if (multiple.size === 0 && widthOf(of) === low + width) return undefined;
  const carried = extract(low + width - 1, low, termOf(below, form));
  if (multiple.size === 0) return carried;
  const above = termOf(dividedBy(multiple, low, form), form);
  return below.monomials.length === 0 ? above : bvadd(above, carried);
}

/** The bit above the difference of two words is the borrow: the first is less. */
function borrowOf({ constant, monomials, width }: Polynomial, low: number, form: Form): Term | undefined {
  const [a, b] = monomials[0]?.coefficient === 1n ? monomials : [...monomials].reverse();
  if (a === undefined || b === undefined || monomials.length > 2 || constant !== 0n) return undefined;
  if (a.coefficient !== 1n || b.coefficient !== ones(width)) return undefined;
  const [[first], [second]] = [a.factors, b.factors];
  if (a.factors.length + b.factors.length > 2) return undefined;
  if (boundsOf(first!)[1] > ones(low) || boundsOf(second!)[1] > ones(low)) return undefined;
  return bvult(form.normal(extract(low - 1, 0, first!)), form.normal(extract(low - 1, 0, second!)));
}

/** Adjacent pieces of one sum, bitwise operation or choice, put together. */
function rejoined(pieces: readonly Piece[], form: Form): readonly Piece[] {
  for (let index = 1; index < pieces.length; index++) {
    const together = whole(pieces[index - 1]!, pieces[index]!, form);
    if (together === undefined) continue;
    const others = [...pieces.slice(0, index - 1), ...piecesOf(together), ...pieces.slice(index + 1)];
    return rejoined(joined(others), form);
  }
  return pieces;
}

function whole(low: Piece, high: Piece, form: Form): Term | undefined {
  if (low.kind !== 'slice' || high.kind !== 'slice') return undefined;
  if (isWhole(low) && !isWhole(high) && high.low === low.width && isSum(high.of)) {
    const isLowPart = form.normal(extract(low.width - 1, 0, high.of)) === low.of;
    return isLowPart ? high.of : undefined;
  }
  if (!isWhole(low) || !isWhole(high)) return undefined;
  const together = zipped(high.of, low.of, form, 0);
  return together === undefined ? undefined : form.normal(together);
}

/** One term of which the two are the upper and the lower part. */
function zipped(high: Term, low: Term, form: Form, depth: number): Term | undefined {
  if (high.kind === 'constant' && low.kind === 'constant') return form.normal(concat(high, low));
  if (depth > 0) {
    const pieces = joined([...piecesOf(low), ...piecesOf(high)]);
    if (pieces.length === 1) return termOfPieces(pieces, form.kept);
    if (isLowPartOfSum(high, low, form)) return (high as Application).operands[0];
  }
  if (high.kind !== 'application' || low.kind !== 'application' || depth > 3) return undefined;
  if (high.operator.name !== low.operator.name) return undefined;
  const [a, b, c] = high.operands;
  const [d, e, f] = low.operands;
  if (isApplied(high, 'if')) {
    if (a !== d || isConstantPair(b!, e!) || isConstantPair(c!, f!)) return undefined;
    return ifThenElse(a!, concat(b!, e!), concat(c!, f!));
  }
  if (!isBitwise(high)) return undefined;
  const one = zipped(a!, d!, form, depth + 1);
  if (b === undefined || e === undefined) return one && apply(high.operator, one);
  const two = one && zipped(b, e, form, depth + 1);
  if (one !== undefined && two !== undefined) return apply(high.operator, one, two);
  const [crossed, other] = [zipped(a!, e, form, depth + 1), zipped(b, d!, form, depth + 1)];
  return crossed && other && apply(high.operator, crossed, other);
}

const isConstantPair = (a: Term, b: Term): boolean => a.kind === 'constant' && b.kind === 'constant';

function isLowPartOfSum(high: Term, low: Term, form: Form): boolean {
  if (!isApplied(high, 'extract')) return false;
  const [of] = high.operands;
  return (
    high.operator.low === widthOf(low) &&
    high.operator.high === widthOf(of!) - 1 &&
    isSum(of!) &&
    form.normal(extract(widthOf(low) - 1, 0, of!)) === low
  );
}

export const wordsArePieces: Law = {
  operators,
  rewrite(operator, operands, form) {
    const pieces = moved(operator, operands);
    if (pieces === undefined) return undefined;
    const parts = joined(pieces.flatMap(piece => resolved(piece, form)));
    return termOfPieces(rejoined(parts, form), form.kept);
  },
};
