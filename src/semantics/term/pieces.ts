/** Terms put side by side and taken apart again: bits are read through concatenations, so that each part is itself. */
import { bits, concat, extract } from './build.ts';
import { type Application, keptInTerm, type Term } from './term.ts';

const sizeOf = (a: Term): number => a.sort as number;

/** The terms whose concatenation it is, the lowest first. */
export const piecesOf = (a: Term): readonly Term[] =>
  a.kind === 'application' && a.operator.name === 'concat' ? piecesOfConcatenation(a) : [a];

const piecesOfConcatenation = keptInTerm(({ operands: [high, low] }): readonly Term[] => [
  ...piecesOf(low!),
  ...piecesOf(high!),
]);

/** Bits of a term that is no concatenation. */
export function part(high: number, low: number, a: Term): Term {
  if (low === 0 && high === sizeOf(a) - 1) return a;
  if (a.kind === 'constant') return bits(high - low + 1, a.value >> BigInt(low));
  if (a.kind !== 'application') return extract(high, low, a);
  const { operator, operands } = a;
  if (operator.name === 'extract') return extract(high + operator.low, low + operator.low, operands[0]!);
  const isExtended = operator.name === 'zeroExtend' || operator.name === 'signExtend';
  if (isExtended && high < sizeOf(operands[0]!)) return part(high, low, operands[0]!);
  return extract(high, low, a);
}

/** Terms side by side, the lowest first; neighbouring bits of one term become one piece again. */
export function sideBySide(pieces: readonly Term[]): Term {
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

export type Extract = Application & {
  readonly operator: { readonly name: 'extract'; readonly high: number; readonly low: number };
};
export const isExtract = (a: Term): a is Extract => a.kind === 'application' && a.operator.name === 'extract';

/** The parts between the given ends, each the first bit above one; the last end is the width. */
export function partsUpTo(ends: readonly number[], a: Term): Term[] {
  const pieces = piecesOf(a);
  const parts: Term[] = [];
  let [index, from, start] = [0, 0, 0];
  for (const end of ends) {
    const taken: Term[] = [];
    if (start === end) continue;
    while (start < end) {
      const piece = pieces[index]!;
      const take = Math.min(end - start, sizeOf(piece) - from);
      taken.push(part(from + take - 1, from, piece));
      start += take;
      from += take;
      if (from === sizeOf(piece)) [index, from] = [index + 1, 0];
    }
    parts.push(sideBySide(taken));
  }
  return parts;
}

/** The first bit above each piece. */
export function endsOf(a: Term): number[] {
  let end = 0;
  return piecesOf(a).map(piece => {
    end += sizeOf(piece);
    return end;
  });
}

/** Where parts of both terms end. */
export function commonEnds(a: Term, b: Term): number[] {
  const other = new Set(endsOf(b));
  return endsOf(a).filter(end => other.has(end));
}
