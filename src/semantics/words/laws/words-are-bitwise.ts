/**
 * And, or, exclusive or and complement work on each bit alone: on the pieces of their operands apart, where one of
 * them changes; and on one piece they are a ring.
 */
import { bits, bvand, bvxor, concat, extract } from '../../term/build.ts';
import { apply, type Term } from '../../term/term.ts';
import type { Form, Law } from '../law.ts';
import { boundariesOf, type Piece, piecesOf, sliced, sorted, termOfPieces, widthOf } from '../pieces.ts';
import { type Ring, ringOf, termOfRing } from '../ring.ts';

/** A mask with more runs than this stays a mask. */
const greatestRuns = 6;

/** A constant as its runs of zeros and of ones. */
function runsOf(piece: Piece): readonly Piece[] {
  if (piece.kind !== 'constant') return [piece];
  const digits = [...piece.value.toString(2).padStart(piece.width, '0')].reverse().join('');
  const runs = digits.match(/0+|1+/g)!;
  if (runs.length > greatestRuns) return [piece];
  return runs.map(run => ({
    kind: 'constant',
    width: run.length,
    value: run[0] === '1' ? (1n << BigInt(run.length)) - 1n : 0n,
  }));
}

const partOf = (pieces: readonly Piece[], low: number, high: number, form: Form): Term =>
  form.normal(termOfPieces(sliced(pieces, low, high - low)));

/** Bits `low` up to `high` of an exclusive or of ands. */
function partOfRing(ring: Ring, low: number, high: number): Term {
  const width = high - low;
  const part = (value: bigint) => bits(width, value >> BigInt(low));
  return [...ring.values()]
    .map(({ atoms, mask }) =>
      atoms.reduce((all, atom) => bvand(all, extract(high - 1, low, atom)), part(mask)),
    )
    .reduce((a, b) => bvxor(a, b), bits(width, 0n));
}

export const wordsAreBitwise: Law = {
  operators: ['bvand', 'bvor', 'bvxor', 'bvnot'],
  rewrite(operator, operands, form) {
    const width = widthOf(operands[0]!);
    const isMask = operator.name === 'bvand' || operator.name === 'bvor';
    const all = operands.map(operand => piecesOf(operand));
    const cuts = all.flatMap(pieces => boundariesOf(isMask ? pieces.flatMap(runsOf) : pieces));
    const places = [...new Set(cuts)].sort((a, b) => a - b);
    if (places.length > 0) {
      const parts = [...places, width].map((high, index) =>
        apply(operator, ...all.map(pieces => partOf(pieces, places[index - 1] ?? 0, high, form))),
      );
      return parts.reduce((low, high) => concat(high, form.normal(low)), form.normal(parts.shift()!));
    }
    const term = apply(operator, ...operands);
    const ring = ringOf(term, form);
    if (ring === undefined) return form.kept(apply(operator, ...sorted(operands)));
    const cutsOfMasks = [...ring.values()].flatMap(({ atoms, mask }) =>
      atoms.length === 0 ? [] : boundariesOf(runsOf({ kind: 'constant', width, value: mask })),
    );
    if (cutsOfMasks.length === 0) return termOfRing(ring, width, form);
    const bounds = [0, ...new Set(cutsOfMasks.sort((a, b) => a - b)), width];
    return bounds
      .slice(1)
      .map((high, index) => form.normal(partOfRing(ring, bounds[index]!, high)))
      .reduce((low, high) => concat(high, low));
  },
};
