/**
 * A word as its pieces, the lowest first: constants, slices of other terms, and one bit repeated. Shifts by
 * constants, masks of runs of ones, extensions, extractions and concatenations only move pieces, so two words made
 * of them are equal wherever their pieces are.
 */
import { remembered } from '../remembered.ts';
import { bits, concat, extract, signExtend, zeroExtend } from '../term/build.ts';
import type { OperatorName, OperatorNamed } from '../term/operator.ts';
import { widthOfSort } from '../term/sort.ts';
import { type Application, compareTerms, keptInTerm, type Term } from '../term/term.ts';

export type Piece =
  | { readonly kind: 'constant'; readonly width: number; readonly value: bigint }
  /** Bits `low` and up of a term. */
  | { readonly kind: 'slice'; readonly width: number; readonly of: Term; readonly low: number }
  /** Bit `low` of a term, at least twice. */
  | { readonly kind: 'fill'; readonly width: number; readonly of: Term; readonly low: number };

export const widthOf = (term: Term): number => widthOfSort(term.sort);
export const ones = remembered((width: number): bigint => (1n << BigInt(width)) - 1n);
export const isApplied = <Name extends OperatorName>(
  term: Term,
  name: Name,
): term is Application & { readonly operator: OperatorNamed<Name> } =>
  term.kind === 'application' && term.operator.name === name;

const counts: ReadonlySet<string> = new Set(['countLeadingZeros', 'countTrailingZeros', 'countOnes']);

/** How many bits of an indivisible word can be other than 0: a count of bits is at most the width. */
export function significantWidth(term: Term): number {
  const width = widthOf(term);
  const isCount = term.kind === 'application' && counts.has(term.operator.name);
  return isCount ? Math.min(width, width.toString(2).length) : width;
}

export const zeros = (width: number): Piece => ({ kind: 'constant', width, value: 0n });
export const wholeOf = (of: Term): Piece => ({ kind: 'slice', width: widthOf(of), of, low: 0 });
export const isWhole = (piece: Piece): boolean =>
  piece.kind === 'slice' && piece.low === 0 && piece.width === widthOf(piece.of);

/** One bit repeated, above the pieces that end in it. */
function repeated(top: Piece, width: number): Piece {
  if (top.kind === 'constant') {
    return { kind: 'constant', width, value: top.value >> BigInt(top.width - 1) === 1n ? ones(width) : 0n };
  }
  const low = top.kind === 'fill' ? top.low : top.low + top.width - 1;
  return fillOf(top.of, low, width);
}

const fillOf = (of: Term, low: number, width: number): Piece => ({
  kind: width === 1 ? 'slice' : 'fill',
  width,
  of,
  low,
});

/** The pieces of a term whose operands are in normal form. */
export const piecesOf = (term: Term): readonly Piece[] =>
  term.kind === 'application' ? piecesOfApplication(term) : takenToPieces(term);

const piecesOfApplication = keptInTerm(takenToPieces);

function takenToPieces(term: Term): readonly Piece[] {
  if (term.kind === 'constant') return [{ kind: 'constant', width: widthOf(term), value: term.value }];
  if (term.kind === 'application') {
    const { operator, operands } = term;
    const [first, second] = operands;
    switch (operator.name) {
      case 'concat':
        return joined([...piecesOf(second!), ...piecesOf(first!)]);
      case 'extract':
        return sliced(piecesOf(first!), operator.low, operator.high - operator.low + 1);
      case 'zeroExtend': {
        const above = operator.width - widthOf(first!);
        return above === 0 ? piecesOf(first!) : joined([...piecesOf(first!), zeros(above)]);
      }
      case 'signExtend':
        return signExtended(piecesOf(first!), operator.width - widthOf(first!));
    }
  }
  const significant = significantWidth(term);
  const whole = wholeOf(term);
  return significant === whole.width
    ? [whole]
    : [{ kind: 'slice', width: significant, of: term, low: 0 }, zeros(whole.width - significant)];
}

export function signExtended(pieces: readonly Piece[], above: number): readonly Piece[] {
  return above === 0 ? pieces : joined([...pieces, repeated(pieces.at(-1)!, above)]);
}

/** Pieces put one above the other, as the longest pieces that there are when they are read from below. */
export function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) append(result, piece);
  return result;
}

function append(result: Piece[], piece: Piece): void {
  const last = result.at(-1);
  const joint = last && lengthened(last, piece);
  if (joint === undefined) {
    result.push(piece);
    return;
  }
  result[result.length - 1] = joint;
  const rest = piece.width - (joint.width - last!.width);
  if (rest > 0) append(result, dropped(piece, piece.width - rest));
}

/** The lower piece made longer by as much of the upper one as it can take. */
function lengthened(last: Piece, next: Piece): Piece | undefined {
  if (last.kind === 'constant' || next.kind === 'constant') {
    if (last.kind !== 'constant' || next.kind !== 'constant') return undefined;
    const value = last.value | (next.value << BigInt(last.width));
    return { kind: 'constant', width: last.width + next.width, value };
  }
  if (last.of !== next.of) return undefined;
  const isBit = last.width === 1 || last.kind === 'fill';
  const above = last.low + last.width;
  if (last.kind === 'slice' && next.low === above) {
    return { ...last, width: last.width + (next.kind === 'fill' ? 1 : next.width) };
  }
  if (!isBit || next.low !== last.low) return undefined;
  return { ...last, kind: 'fill', width: last.width + (next.kind === 'fill' ? next.width : 1) };
}

/** A piece without its lowest bits. */
function dropped(piece: Piece, count: number): Piece {
  return cut(piece, count, piece.width - count);
}

function cut(piece: Piece, low: number, width: number): Piece {
  switch (piece.kind) {
    case 'constant':
      return { kind: 'constant', width, value: BigInt.asUintN(width, piece.value >> BigInt(low)) };
    case 'slice':
      return { ...piece, width, low: piece.low + low };
    case 'fill':
      return fillOf(piece.of, piece.low, width);
  }
}

/** So many bits of the word from `low` up. */
export function sliced(pieces: readonly Piece[], low: number, width: number): readonly Piece[] {
  const result: Piece[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const from = Math.max(low, offset);
    const to = Math.min(low + width, offset + piece.width);
    if (from < to) result.push(cut(piece, from - offset, to - from));
    offset += piece.width;
  }
  return joined(result);
}

/** Where pieces begin, but for the first. */
export function boundariesOf(pieces: readonly Piece[]): number[] {
  let offset = 0;
  return pieces.slice(0, -1).map(piece => (offset += piece.width));
}

/** The term of one piece. */
export function termOfPiece(piece: Piece): Term {
  switch (piece.kind) {
    case 'constant':
      return bits(piece.width, piece.value);
    case 'slice':
      return extract(piece.low + piece.width - 1, piece.low, piece.of);
    case 'fill':
      return signExtend(piece.width, extract(piece.low, piece.low, piece.of));
  }
}

/** The one term of these pieces: extended where the highest are zeros or copies of the sign, else concatenated. */
export function termOfPieces(pieces: readonly Piece[], kept: (term: Term) => Term = term => term): Term {
  const top = pieces.at(-1)!;
  if (pieces.length === 1) {
    if (top.kind === 'fill')
      return kept(signExtend(top.width, kept(termOfPiece({ ...top, kind: 'slice', width: 1 }))));
    return kept(termOfPiece(top));
  }
  const rest = pieces.slice(0, -1);
  const total = pieces.reduce((sum, { width }) => sum + width, 0);
  if (top.kind === 'constant' && top.value === 0n) return kept(zeroExtend(total, termOfPieces(rest, kept)));
  const below = rest.at(-1)!;
  if (
    top.kind === 'fill' &&
    below.kind === 'slice' &&
    below.of === top.of &&
    below.low + below.width - 1 === top.low
  ) {
    return kept(signExtend(total, termOfPieces(rest, kept)));
  }
  return kept(concat(termOfPieces([top], kept), termOfPieces(rest, kept)));
}

/** How many of the highest bits are copies of the one below them. */
export function copiesOfSign(term: Term): number {
  const pieces = piecesOf(term);
  const top = pieces.at(-1)!;
  const below = pieces.at(-2);
  if (top.kind === 'slice') return 0;
  if (top.kind === 'fill') {
    const continues =
      below?.kind === 'slice' && below.of === top.of && below.low + below.width - 1 === top.low;
    return continues ? top.width : top.width - 1;
  }
  const digits = top.value.toString(2).padStart(top.width, '0');
  return digits.match(/^(0+|1+)/)![0].length - 1;
}

/** The least and the greatest value, unsigned. */
export function boundsOf(term: Term): readonly [least: bigint, greatest: bigint] {
  let [least, greatest, offset] = [0n, 0n, 0n];
  for (const piece of piecesOf(term)) {
    if (piece.kind === 'constant') least |= piece.value << offset;
    greatest |= (piece.kind === 'constant' ? piece.value : ones(piece.width)) << offset;
    offset += BigInt(piece.width);
  }
  return [least, greatest];
}

export const sorted = (terms: readonly Term[]): Term[] => [...terms].sort(compareTerms);
