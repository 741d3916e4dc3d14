/**
 * A number in a wider format is the same number: it compares and becomes an integer as it did before.
 *
 *     widen(x) < widen(y)  =  x < y      widen(x) < 1  =  x < 1      int(widen(x)) = int(x)
 *
 * A NaN stays a NaN, and all NaNs compare alike and become the same integer.
 */
import { convertFormat, type Format, isNan, nearest } from '../../float/index.ts';
import type { Operator } from '../../term/operator.ts';
import { apply, constant, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { isWidening } from './conversions-between-formats.ts';

export const wideningKeepsTheNumber: Law = {
  operators: ['fp.equal', 'fp.less', 'fp.lessOrEqual', 'fp.toInteger'],
  rewrite(operator: Operator, operands: readonly Term[]) {
    const widened = operands.find(isWidening);
    if (!('format' in operator) || widened?.operator.format !== operator.format) return undefined;
    const { from } = widened.operator;
    const narrow: Term[] = [];
    for (const operand of operands) {
      const own = narrowed(operator.format, from, operand);
      if (own === undefined) return undefined;
      narrow.push(own);
    }
    return apply({ ...operator, format: from }, ...narrow);
  },
};

/** The number in the narrow format, where it is one: widened from it, or a constant that it has. */
function narrowed(wide: Format, narrow: Format, term: Term): Term | undefined {
  if (isWidening(term)) return term.operator.from === narrow ? term.operands[0] : undefined;
  if (term.kind !== 'constant' || isNan(wide, term.value)) return undefined;
  const { bits: value, flags } = convertFormat(wide, narrow, term.value, nearest);
  return flags === 0 ? constant(narrow.width, value) : undefined;
}
