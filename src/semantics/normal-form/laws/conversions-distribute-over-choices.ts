/**
 * What is done to either of two values is done to the one that is chosen:
 *
 *     convert(if c then x else y) = if c then convert(x) else convert(y)
 */
import { ifThenElse } from '../../term/build.ts';
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';

export const conversionsDistributeOverChoices: Law = {
  operators: ['fp.convert'],
  rewrite(operator, [operand]) {
    if (operand?.kind !== 'application' || operand.operator.name !== 'if') return undefined;
    const [condition, then, otherwise] = operand.operands;
    return ifThenElse(condition!, apply(operator, then!), apply(operator, otherwise!));
  },
};
