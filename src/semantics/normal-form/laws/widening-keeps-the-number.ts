/**
 * A number in a wider format is the same number: it compares and becomes an integer as it did before.
 *
 *     widen(x) < widen(y)  =  x < y      int(widen(x)) = int(x)
 *
 * A NaN stays a NaN, and all NaNs compare alike and become the same integer.
 */
import type { Operator } from '../../term/operator.ts';
import { apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { isWidening } from './conversions-between-formats.ts';

export const wideningKeepsTheNumber: Law = {
  operators: ['fp.equal', 'fp.less', 'fp.lessOrEqual', 'fp.toInteger'],
  rewrite(operator: Operator, operands: readonly Term[]) {
    const [first] = operands;
    if (!('format' in operator) || !isWidening(first!)) return undefined;
    const { from } = first.operator;
    const narrow: Term[] = [];
    for (const operand of operands) {
      if (!isWidening(operand) || operand.operator.from !== from) return undefined;
      narrow.push(operand.operands[0]!);
    }
    return apply({ ...operator, format: from }, ...narrow);
  },
};
