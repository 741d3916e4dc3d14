/**
 * Down is toward zero for what has a clear sign: floor(x) = trunc(x). A NaN is returned as before.
 */
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { isNonNegative } from '../numbers.ts';

export const nonNegativeNumbersTruncate: Law = {
  operators: ['fp.roundToIntegral'],
  rewrite(operator, [x]) {
    if (operator.name !== 'fp.roundToIntegral' || operator.rounding !== 'rdn') return undefined;
    return isNonNegative(operator.format, x!) ? apply({ ...operator, rounding: 'rtz' }, x!) : undefined;
  },
};
