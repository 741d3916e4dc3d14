/**
 * Scaling up twice is scaling up at once:
 *
 *     (x · 2^j) · 2^k = x · 2^(j + k)      for j, k ≥ 0
 *
 * What does not overflow is exact. What does is infinite or the largest finite number, by its sign and the mode, and
 * scaled up again it is that once more.
 */
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { powerOfTwo, scaled } from '../numbers.ts';
import { nansAreAlike } from '../observed.ts';

export const scalingUpCombines: Law = {
  operators: ['fp.mul'],
  rewrite(operator, [product, factor], observed) {
    if (operator.name !== 'fp.mul' || !nansAreAlike(operator, observed)) return undefined;
    if (product?.kind !== 'application' || product.operator !== operator) return undefined;
    const [x, inner] = product.operands;
    const { format } = operator;
    const [j, k] = [powerOfTwo(format, inner!), powerOfTwo(format, factor!)];
    if (j === undefined || k === undefined || j < 0 || k < 0) return undefined;
    const both = factor?.kind === 'constant' ? scaled(format, factor.value, j) : undefined;
    return both && apply(operator, x!, both);
  },
};
