/**
 * A number that is neither zero nor infinite, divided by y, is a NaN exactly if y is, and a NaN alone is not equal to
 * itself:
 *
 *     (k ÷ y = k ÷ y) = (y = y)
 */
import { type Format, isNan, isZero } from '../../float/index.ts';
import { apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';

export const quotientsOfANumberAreNansWithTheDivisor: Law = {
  operators: ['fp.equal'],
  rewrite(operator, [quotient, other]) {
    if (quotient !== other || quotient?.kind !== 'application') return undefined;
    if (quotient.operator.name !== 'fp.div') return undefined;
    const [dividend, divisor] = quotient.operands;
    return isOrdinary(quotient.operator.format, dividend!) ? apply(operator, divisor!, divisor!) : undefined;
  },
};

const isOrdinary = (format: Format, term: Term): boolean =>
  term.kind === 'constant' &&
  !isNan(format, term.value) &&
  !isZero(format, term.value) &&
  (term.value & (format.signMask - 1n)) !== format.infinity;
