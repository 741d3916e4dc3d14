/**
 * The number of an integer in a format that has it exactly, converted to another format, is the number of the integer
 * there: it is rounded once.
 *
 *     convert(number(n)) = number(n)
 */
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { isExact } from './exact-conversions-do-not-round.ts';

export const numbersOfIntegersConvert: Law = {
  operators: ['fp.convert'],
  rewrite(operator, [number]) {
    if (operator.name !== 'fp.convert' || number?.kind !== 'application') return undefined;
    const { operator: from, operands } = number;
    if (from.name !== 'fp.fromInteger' || from.format !== operator.from || !isExact(from)) return undefined;
    return apply({ ...from, format: operator.format, rounding: operator.rounding }, operands[0]!);
  },
};
