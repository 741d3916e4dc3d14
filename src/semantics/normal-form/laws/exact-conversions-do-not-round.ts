/** A conversion that is exact for every operand gives the same in every rounding mode. */
import type { Operator } from '../../term/operator.ts';
import { apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { includes } from './conversions-between-formats.ts';

export const exactConversionsDoNotRound: Law = {
  operators: ['fp.convert', 'fp.fromInteger'],
  rewrite(operator: Operator, operands: readonly Term[]) {
    if (!isExact(operator) || operator.rounding !== 'dynamic') return undefined;
    return apply({ ...operator, rounding: 'rne' }, ...operands);
  },
};

/** Whether the conversion has nothing to round, whatever its operand is. */
export function isExact(
  operator: Operator,
): operator is Extract<Operator, { readonly name: 'fp.convert' | 'fp.fromInteger' }> {
  if (operator.name === 'fp.convert') return includes(operator.format, operator.from);
  if (operator.name !== 'fp.fromInteger') return false;
  const { format, width, signed } = operator;
  // The most negative integer has a bit more, and is a power of two.
  return width - (signed ? 1 : 0) <= format.significandBits && width <= format.maxExponent;
}
