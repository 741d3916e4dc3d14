/**
 * x · 1 = x      fma(x, 1, z) = x + z
 *
 * One rounding of the same number, and none for a product. Without a sum, up to which NaN it is: an
 * operation makes a signaling NaN quiet, or returns a NaN of its own.
 */
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { powerOfTwo } from '../numbers.ts';
import { nansAreAlike } from '../observed.ts';

export const oneIsNeutral: Law = {
  operators: ['fp.mul', 'fp.fma'],
  rewrite(operator, [x, one, z], observed) {
    if (!('format' in operator) || powerOfTwo(operator.format, one!) !== 0) return undefined;
    if (operator.name !== 'fp.fma') return observed === 'bits' ? undefined : x;
    return nansAreAlike(operator, observed) ? apply({ ...operator, name: 'fp.add' }, x!, z!) : undefined;
  },
};
