/**
 * x ÷ 2^k = x · 2^−k, if the format has 2^−k: one rounding of the same number. Of the two operands only x can
 * be a NaN, and neither operation is invalid, so both return the same one.
 */
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { powerOfTwo, scaled } from '../numbers.ts';

export const powersOfTwoDivideAsFactors: Law = {
  operators: ['fp.div'],
  rewrite(operator, [x, divisor]) {
    if (operator.name !== 'fp.div' || divisor?.kind !== 'constant') return undefined;
    const { format } = operator;
    const k = powerOfTwo(format, divisor);
    const factor = k === undefined ? undefined : scaled(format, divisor.value, -2 * k);
    return factor && apply({ ...operator, name: 'fp.mul' }, x!, factor);
  },
};
