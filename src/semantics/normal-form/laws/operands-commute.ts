/**
 * Operands that may be exchanged stand in one order, constants last. Signs do not count, since they move
 * between factors; of two that differ in sign alone the negated one is first. For arithmetic this needs NaNs
 * that are alike: where a NaN operand is propagated, the order can decide which one.
 */
import type { Format } from '../../float/index.ts';
import { widthOfSort } from '../../term/sort.ts';
import { apply, compareTerms, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { flipped } from '../numbers.ts';
import { nansAreAlike } from '../observed.ts';

/** Whether the sign, or any bit, is flipped, and what is left without that. */
function withoutFlip(
  format: Format | undefined,
  term: Term,
): { readonly isFlipped: boolean; readonly rest: Term | bigint } {
  if (term.kind === 'constant') {
    const top = 1n << BigInt(widthOfSort(term.sort) - 1);
    return { isFlipped: (term.value & top) !== 0n, rest: term.value & ~top };
  }
  let rest: Term = term;
  for (let flip = flipOf(format, rest); flip !== undefined; flip = flipOf(format, rest)) rest = flip;
  return { isFlipped: rest !== term, rest };
}

function flipOf(format: Format | undefined, term: Term): Term | undefined {
  const flip = format && flipped(format, term);
  if (flip !== undefined) return flip[0];
  const byConstant =
    term.kind === 'application' && term.operator.name === 'bvxor' && term.operands[1]!.kind === 'constant';
  return byConstant ? term.operands[0] : undefined;
}

function standsBefore(format: Format | undefined, a: Term, b: Term): boolean {
  if ((a.kind === 'constant') !== (b.kind === 'constant')) return b.kind === 'constant';
  const [one, two] = [withoutFlip(format, a), withoutFlip(format, b)];
  if (one.rest === two.rest) return one.isFlipped || !two.isFlipped;
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
    const format = 'format' in operator ? operator.format : undefined;
    if (standsBefore(format, first, second) || !nansAreAlike(operator, observed)) return undefined;
    return apply(operator, second, first, ...others);
  },
};
