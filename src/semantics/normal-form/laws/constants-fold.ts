/** An operator applied to constants is a constant, unless its value depends on the rounding mode or is a NaN of any kind. */
import { isNan, roundingModes, unspecified } from '../../float/index.ts';
import { valueOnConstants } from '../../term/evaluate.ts';
import { type OperatorName, wordOperators } from '../../term/operator.ts';
import { apply, constant } from '../../term/term.ts';
import type { Law } from '../law.ts';

const exactOperators: readonly OperatorName[] = [
  ...wordOperators,
  ...(['fp.equal', 'fp.less', 'fp.lessOrEqual', 'fp.classify'] as const),
];

const roundingOperators: readonly OperatorName[] = [
  ...(['fp.add', 'fp.sub', 'fp.mul', 'fp.div', 'fp.sqrt', 'fp.fma'] as const),
  ...(['fp.roundToIntegral', 'fp.convert', 'fp.fromInteger', 'fp.toInteger'] as const),
];

export const constantsFold: Law = {
  operators: [...exactOperators, ...roundingOperators],
  rewrite(operator, operands) {
    if (operands.some(operand => operand.kind !== 'constant')) return undefined;
    const term = apply(operator, ...operands);
    const [value, ...others] = roundingModes.map(mode => valueOnConstants(term, mode));
    if (value === undefined || others.some(other => other !== value)) return undefined;
    const isOpen =
      'nan' in operator && operator.nan.name === unspecified.name && isNan(operator.format, value);
    return isOpen ? undefined : constant(term.sort, value);
  },
};
