/**
 * An integer in a wider type is the same integer, and as a number the same:
 *
 *     number(signExtend(a)) = number(a)      number(zeroExtend(a)) = number(a), unsigned
 */
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';

export const extendingKeepsTheInteger: Law = {
  operators: ['fp.fromInteger'],
  rewrite(operator, [operand]) {
    if (operator.name !== 'fp.fromInteger' || operand?.kind !== 'application') return undefined;
    const [narrow] = operand.operands;
    const width = narrow!.sort as number;
    switch (operand.operator.name) {
      case 'signExtend':
        return operator.signed ? apply({ ...operator, width }, narrow!) : undefined;
      case 'zeroExtend':
        return width < operator.width ? apply({ ...operator, width, signed: false }, narrow!) : undefined;
      default:
        return undefined;
    }
  },
};
