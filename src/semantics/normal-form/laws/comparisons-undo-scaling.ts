/**
 * A number scaled by a power of two compares with a constant as the number does with the constant scaled back:
 *
 *     x · 2^k < c  =  x < c · 2^−k      and so for ≤ and =
 *
 * if c · 2^−k is exact. Scaling is exact but for two ends: what underflows may be rounded to a constant up to
 * the smallest normal number, what overflows to one from the largest finite number on. Short of them rounding
 * is monotonic and only c · 2^−k becomes c, so the relation is kept in every mode; a NaN compares as before.
 */
import type { Format } from '../../float/index.ts';
import { apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { powerOfTwo, scaled } from '../numbers.ts';

/** x and k if the term is x · 2^k. */
function scaling(format: Format, term: Term): readonly [Term, number] | undefined {
  if (term.kind !== 'application' || term.operator.name !== 'fp.mul') return undefined;
  const [x, factor] = term.operands;
  const k = powerOfTwo(format, factor!);
  return k === undefined ? undefined : [x!, k];
}

function scaledBack(format: Format, bound: Term, k: number): Term | undefined {
  if (bound.kind !== 'constant') return undefined;
  const magnitude = bound.value & ~format.signMask;
  const smallestNormal = format.fractionMask + 1n;
  const largest = format.infinity - 1n;
  if (magnitude === 0n) return k >= 0 ? bound : undefined;
  if (magnitude === format.infinity) return k <= 0 ? bound : undefined;
  if (magnitude > format.infinity) return undefined;
  if ((k < 0 && magnitude <= smallestNormal) || (k > 0 && magnitude >= largest)) return undefined;
  return scaled(format, bound.value, -k);
}

export const comparisonsUndoScaling: Law = {
  operators: ['fp.equal', 'fp.less', 'fp.lessOrEqual'],
  rewrite(operator, [a, b]) {
    if (!('format' in operator)) return undefined;
    const { format } = operator;
    const [left, right] = [scaling(format, a!), scaling(format, b!)];
    if (left !== undefined) {
      const bound = scaledBack(format, b!, left[1]);
      return bound && apply(operator, left[0], bound);
    }
    const bound = right && scaledBack(format, a!, right[1]);
    return bound && apply(operator, bound, right[0]);
  },
};
