/**
 * A number that is rounded to an integer in a wider format is rounded to the same integer in its own, if that
 * has the integer.
 *
 *     roundToIntegral(widen(x)) = widen(roundToIntegral(x))
 *
 * Up to which NaN it is.
 */
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { hasItsIntegers } from '../numbers.ts';
import { isWidening } from './conversions-between-formats.ts';

export const integralRoundingPrecedesWidening: Law = {
  operators: ['fp.roundToIntegral'],
  rewrite(operator, [operand], observed) {
    if (operator.name !== 'fp.roundToIntegral' || observed === 'bits') return undefined;
    if (!isWidening(operand!)) return undefined;
    const { from } = operand.operator;
    if (!hasItsIntegers(from)) return undefined;
    return apply(operand.operator, apply({ ...operator, format: from }, operand.operands[0]!));
  },
};
