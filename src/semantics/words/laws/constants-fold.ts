/** An operator applied to constants is a constant. */
import { valueOnConstants } from '../../term/evaluate.ts';
import { wordOperators } from '../../term/operator.ts';
import { apply, constant } from '../../term/term.ts';
import type { Law } from '../law.ts';

export const constantsFold: Law = {
  operators: wordOperators,
  rewrite(operator, operands) {
    if (operands.some(operand => operand.kind !== 'constant')) return undefined;
    const term = apply(operator, ...operands);
    return constant(term.sort, valueOnConstants(term));
  },
};
