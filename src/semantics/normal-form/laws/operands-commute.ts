/**
 * Operands that may be exchanged stand in one order: older terms first, constants last. Signs do not count,
 * since they move between factors; of two that differ in sign alone the negated one is first. For arithmetic
 * this needs NaNs that are alike: where a NaN operand is propagated, the order can decide which one.
 */
import { apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { nansAreAlike } from '../observed.ts';

/** Constants by magnitude, other terms by age; then whether the sign, or any bit, is flipped. */
function rank(term: Term): readonly [isConstant: number, magnitude: bigint, unflipped: number] {
  if (term.kind === 'constant') {
    const top = 1n << BigInt(term.sort === 'Bool' ? 0 : term.sort - 1);
    return [1, term.value & ~top, term.value & top ? 0 : 1];
  }
  const isFlipped =
    term.kind === 'application' && term.operator.name === 'bvxor' && term.operands[1]!.kind === 'constant';
  return [0, BigInt((isFlipped ? term.operands[0]! : term).id), isFlipped ? 0 : 1];
}

function standsBefore(a: Term, b: Term): boolean {
  const [one, two] = [rank(a), rank(b)];
  for (const [index, key] of one.entries()) if (key !== two[index]!) return key < two[index]!;
  return true;
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
