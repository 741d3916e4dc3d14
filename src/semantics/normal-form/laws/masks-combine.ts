/**
 * Masks by constants combine, and a flip moves out of a mask:
 *
 *     (x ^ c) ^ d = x ^ (c ^ d)      (x & c) & d = x & (c & d)      (x ^ c) & d = (x & d) ^ (c & d)
 *
 * Sign operations are such masks, so double negation, |−x| = |x| and the like are instances.
 */
import { bits, bvand, bvxor } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Law } from '../law.ts';

/** `[x, c]` if the term is `x name c` with a constant c. */
function masked(name: 'bvand' | 'bvxor', term: Term): readonly [Term, bigint] | undefined {
  if (term.kind !== 'application' || term.operator.name !== name) return undefined;
  const [operand, mask] = term.operands;
  return mask?.kind === 'constant' ? [operand!, mask.value] : undefined;
}

export const masksCombine: Law = {
  operators: ['bvand', 'bvxor'],
  rewrite(operator, [operand, mask]) {
    if (operand === undefined || mask?.kind !== 'constant') return undefined;
    const width = mask.sort as number;
    const flipped = masked('bvxor', operand);
    if (operator.name === 'bvxor') {
      if (mask.value === 0n) return operand;
      return flipped && bvxor(flipped[0], bits(width, flipped[1] ^ mask.value));
    }
    if (mask.value === 0n) return mask;
    if (mask.value === (1n << BigInt(width)) - 1n) return operand;
    const kept = masked('bvand', operand);
    if (kept) return bvand(kept[0], bits(width, kept[1] & mask.value));
    return flipped && bvxor(bvand(flipped[0], mask), bits(width, flipped[1] & mask.value));
  },
};
