/**
 * A sum is zero, positive or negative as the exact sum is, in every mode: it loses no bits below the least number.
 *
 *     x + y < 0  =  x < −y      0 < x + y  =  −y < x      (−x) + y = 0  =  x + (−y) = 0
 *
 * Of opposite infinities there is no sum, and they are not less than each other either. What is added to x ≤ −x is
 * left alone: the sum of an infinity and its opposite is not zero.
 */
import { type Format, isZero } from '../../float/index.ts';
import { floatEqual, less, negate } from '../../term/build.ts';
import type { OperatorNamed } from '../../term/operator.ts';
import { type Application, apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { flipped } from '../numbers.ts';

const isZeroConstant = (format: Format, term: Term): boolean =>
  term.kind === 'constant' && isZero(format, term.value);

const isSum = (
  format: Format,
  term: Term,
): term is Application & { readonly operator: OperatorNamed<'fp.add'> } =>
  term.kind === 'application' && term.operator.name === 'fp.add' && term.operator.format === format;

export const differencesCompareWithZero: Law = {
  operators: ['fp.less', 'fp.equal'],
  rewrite(operator, [a, b]) {
    if (operator.name !== 'fp.less' && operator.name !== 'fp.equal') return undefined;
    const { format, name } = operator;
    const [sum, isLeft] = isSum(format, a!) ? [a, true] : [b!, false];
    if (!isSum(format, sum) || !isZeroConstant(format, isLeft ? b! : a!)) return undefined;
    const [x, y] = sum.operands;
    if (name === 'fp.less')
      return isLeft ? less(format, x!, negate(format, y!)) : less(format, negate(format, y!), x!);
    const flip = flipped(format, x!);
    // Of two that differ in sign alone the flipped one stays first.
    if (flip?.[1].kind !== 'constant' || flip[0] === y) return undefined;
    return floatEqual(format, apply(sum.operator, flip[0], negate(format, y!)), isLeft ? b! : a!);
  },
};
