/**
 * The upper half of a product is a part of the product of the extended factors; nothing, or copies of the sign, where
 * the factors are so short that the lower half has all of it.
 */
import { bits, bvashr, bvmul } from '../../term/build.ts';
import { definitionOf } from '../../term/definitions.ts';
import type { Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { boundsOf, copiesOfSign, ones, widthOf } from '../pieces.ts';

export const highProductsAreWideProducts: Law = {
  operators: ['bvmulhu', 'bvmulhs'],
  rewrite({ name }, operands) {
    const [a, b] = operands as [Term, Term];
    const width = widthOf(a);
    if (name === 'bvmulhu' && boundsOf(a)[1] * boundsOf(b)[1] <= ones(width)) return bits(width, 0n);
    if (name === 'bvmulhs' && copiesOfSign(a) + copiesOfSign(b) >= width)
      return bvashr(bvmul(a, b), bits(width, BigInt(width - 1)));
    return definitionOf(name, operands);
  },
};
