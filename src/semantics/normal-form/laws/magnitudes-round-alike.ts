/**
 * What is rounded without a look at the sign may lose it before as well as after:
 *
 *     |x · y| = |x| · |y|      |x ÷ y| = |x| ÷ |y|      |narrow(x)| = narrow(|x|)      |trunc(x)| = trunc(|x|)
 *
 * Up to which NaN it is.
 */
import { absolute } from '../../term/build.ts';
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { isSymmetric, symmetricModes } from './rounding-is-symmetric.ts';

export const magnitudesRoundAlike: Law = {
  operators: ['bvand'],
  modes: symmetricModes,
  rewrite(_, [number, mask], observed) {
    if (observed === 'bits' || mask?.kind !== 'constant' || mask.value !== observed.signMask - 1n)
      return undefined;
    if (number?.kind !== 'application' || !('rounding' in number.operator)) return undefined;
    const { operator, operands } = number;
    if (!isSymmetric(operator.rounding)) return undefined;
    switch (operator.name) {
      case 'fp.mul':
      case 'fp.div':
      case 'fp.roundToIntegral':
        return apply(operator, ...operands.map(operand => absolute(operator.format, operand)));
      case 'fp.convert':
        return apply(operator, absolute(operator.from, operands[0]!));
      default:
        return undefined;
    }
  },
};
