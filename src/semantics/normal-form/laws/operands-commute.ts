/**
 * Operands that may be exchanged stand in one order, constants last. Signs do not count, since they move
 * between factors; of two that differ in sign alone the negated one is first. For arithmetic this needs NaNs
 * that are alike: where a NaN operand is propagated, the order can decide which one.
 */
import { apply, compareTerms, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { nansAreAlike } from '../observed.ts';

/** Whether the sign, or any bit, is flipped, and what is left without that. */
function withoutFlip(term: Term): { readonly flipped: boolean; readonly rest: Term | bigint } {
  if (term.kind === 'constant') {
    const top = 1n << BigInt(term.sort === 'Bool' ? 0 : term.sort - 1);
    return { flipped: (term.value & top) !== 0n, rest: term.value & ~top };
  }
  const flipped =
    term.kind === 'application' && term.operator.name === 'bvxor' && term.operands[1]!.kind === 'constant';
  return { flipped, rest: flipped ? term.operands[0]! : term };
}

function standsBefore(a: Term, b: Term): boolean {
  if ((a.kind === 'constant') !== (b.kind === 'constant')) return b.kind === 'constant';
  const [one, two] = [withoutFlip(a), withoutFlip(b)];
  if (one.rest === two.rest) return one.flipped || !two.flipped;
  if (typeof one.rest === 'bigint' || typeof two.rest === 'bigint') return one.rest < two.rest;
  return compareTerms(one.rest, two.rest) < 0;
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
