/**
 * Exclusive ors with one value cancel, and constants stand last:
 *
 *     (x ^ y) ^ y = x      x ^ (y ^ c) = (x ^ y) ^ c      (x ^ c) ^ y = (x ^ y) ^ c
 */
import { bvxor } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Law } from '../law.ts';

/** The two operands if the term is an exclusive or. */
const flipOf = (term: Term): readonly Term[] =>
  term.kind === 'application' && term.operator.name === 'bvxor' ? term.operands : [];

export const flipsCancel: Law = {
  operators: ['bvxor'],
  rewrite(_, [one, two]) {
    if (one === undefined || two === undefined) return undefined;
    for (const [flipped, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const [x, y] = flipOf(flipped);
      if (x === undefined || y === undefined) continue;
      if (x === other) return y;
      if (y === other) return x;
      if (y.kind === 'constant' && other.kind !== 'constant') return bvxor(bvxor(x, other), y);
    }
    return undefined;
  },
};
