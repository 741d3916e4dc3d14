/**
 * Operands that may be exchanged stand in one order: older terms first, constants last. For arithmetic this
 * needs NaNs that are alike: where a NaN operand is propagated, the order can decide which one.
 */
import { apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { nansAreAlike } from '../observed.ts';

function standsBefore(a: Term, b: Term): boolean {
  const constants = Number(a.kind === 'constant') - Number(b.kind === 'constant');
  return constants === 0 ? a.id < b.id : constants < 0;
}

export const operandsCommute: Law = {
  operators: [
    ...(['and', 'or', 'equal', 'bvand', 'bvor', 'bvxor', 'bvadd', 'bvmul'] as const),
    ...(['fp.add', 'fp.mul', 'fp.fma', 'fp.equal', 'fp.minimum', 'fp.maximum'] as const),
  ],
  rewrite(operator, [first, second, ...others], observed) {
    if (first === undefined || second === undefined || first === second) return undefined;
    if (standsBefore(first, second) || !nansAreAlike(operator, observed)) return undefined;
    return apply(operator, second, first, ...others);
  },
};
