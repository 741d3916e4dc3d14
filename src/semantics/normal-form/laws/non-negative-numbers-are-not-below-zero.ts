/**
 * Where x is a NaN or has a clear sign, and c is a constant that is zero or less:
 *
 *     x < c  is false      c ≤ x  =  x = x      and for c < 0      x ≤ c  is false      c < x  =  x = x
 */
import { type Format, isNan, isZero } from '../../float/index.ts';
import { falsity, floatEqual } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { isNonNegative } from '../numbers.ts';

/** Below every number with a clear sign; `orEqual`: or a zero. */
function isBelow(format: Format, term: Term, orEqual: boolean): boolean {
  if (term.kind !== 'constant' || isNan(format, term.value)) return false;
  return isZero(format, term.value) ? orEqual : (term.value & format.signMask) !== 0n;
}

export const nonNegativeNumbersAreNotBelowZero: Law = {
  operators: ['fp.less', 'fp.lessOrEqual'],
  rewrite(operator, [a, b]) {
    if (operator.name !== 'fp.less' && operator.name !== 'fp.lessOrEqual') return undefined;
    const { format, name } = operator;
    if (isBelow(format, b!, name === 'fp.less') && isNonNegative(format, a!)) return falsity;
    if (isBelow(format, a!, name === 'fp.lessOrEqual') && isNonNegative(format, b!))
      return floatEqual(format, b!, b!);
    return undefined;
  },
};
