/**
 * A choice between words: by a condition that is not negated, of what differs in its arms; a choice within an arm
 * by the same condition is made already.
 */
import { concat, ifThenElse } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Form, Law } from '../law.ts';
import {
  boundariesOf,
  isApplied,
  ones,
  type Piece,
  piecesOf,
  sliced,
  termOfPieces,
  widthOf,
} from '../pieces.ts';

/** The arm where the condition is known to hold, or not to. */
function chosen(arm: Term, condition: Term, holds: boolean): Term {
  if (!isApplied(arm, 'if') || arm.operands[0] !== condition) return arm;
  return arm.operands[holds ? 1 : 2]!;
}

/** Where the constants of two words begin or cease to agree. */
function cutsOf(a: readonly Piece[], b: readonly Piece[]): number[] {
  const cuts = new Set([...boundariesOf(a), ...boundariesOf(b)]);
  const [one, two] = [constantBits(a), constantBits(b)];
  const agreement = one.places & two.places & ~(one.value ^ two.value);
  let changes = agreement ^ (agreement << 1n);
  for (let place = 0; changes !== 0n; place++, changes >>= 1n) if (changes & 1n && place > 0) cuts.add(place);
  cuts.delete(one.width);
  return [...cuts].sort((first, second) => first - second);
}

/** The bits that are constant, and what they are. */
function constantBits(pieces: readonly Piece[]): { places: bigint; value: bigint; width: number } {
  let [places, value, width] = [0n, 0n, 0];
  for (const piece of pieces) {
    if (piece.kind === 'constant') {
      places |= ones(piece.width) << BigInt(width);
      value |= piece.value << BigInt(width);
    }
    width += piece.width;
  }
  return { places, value, width };
}

function factored(condition: Term, then: Term, otherwise: Term, form: Form): Term | undefined {
  const [a, b] = [piecesOf(then), piecesOf(otherwise)];
  const width = widthOf(then);
  const places = [...cutsOf(a, b), width];
  const parts = places.map((high, index) => {
    const low = places[index - 1] ?? 0;
    const part = (pieces: readonly Piece[]) => form.normal(termOfPieces(sliced(pieces, low, high - low)));
    const common = part(a);
    return { low, high, common: part(b) === common ? common : undefined };
  });
  if (!parts.some(part => part.common !== undefined)) return undefined;
  const words: Term[] = [];
  let from = 0;
  const choice = (low: number, high: number): Term => {
    const part = (pieces: readonly Piece[]) => termOfPieces(sliced(pieces, low, high - low));
    return ifThenElse(condition, part(a), part(b));
  };
  for (const part of parts) {
    if (part.common === undefined) continue;
    if (from < part.low) words.push(choice(from, part.low));
    words.push(part.common);
    from = part.high;
  }
  if (from < width) words.push(choice(from, width));
  return words.reduce((low, high) => concat(high, low));
}

export const choicesAreFactored: Law = {
  operators: ['if'],
  rewrite(operator, [condition, then, otherwise], form) {
    if (condition!.kind === 'constant') return condition!.value === 1n ? then : otherwise;
    if (then === otherwise) return then;
    if (isApplied(condition!, 'not')) return ifThenElse(condition.operands[0]!, otherwise!, then!);
    const [first, second] = [chosen(then!, condition!, true), chosen(otherwise!, condition!, false)];
    if (first !== then || second !== otherwise) return ifThenElse(condition!, first, second);
    if (operator.name !== 'if' || then!.sort === 'Bool') return undefined;
    return factored(condition!, then!, otherwise!, form);
  },
};
