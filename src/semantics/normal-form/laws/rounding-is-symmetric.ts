/**
 * Rounding to nearest and rounding toward zero do not look at the sign, so a product or quotient may be
 * negated before it is rounded as well as after:
 *
 *     −(x · y) = (−x) · y      −(x ÷ y) = (−x) ÷ y
 *
 * Up to which NaN it is: a negation flips the sign of a NaN. Sums have no such law: the sign of an exact zero
 * does not follow the signs of its operands.
 */
import type { RoundingMode } from '../../float/index.ts';
import { negate } from '../../term/build.ts';
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';

/** The modes in which −round(a) = round(−a). */
export const symmetricModes: readonly RoundingMode[] = ['rne', 'rtz', 'rmm'];

export const roundingIsSymmetric: Law = {
  operators: ['bvxor'],
  modes: symmetricModes,
  rewrite(_, [operand, mask], observed) {
    if (observed === 'bits' || operand?.kind !== 'application' || mask?.kind !== 'constant') return undefined;
    const { operator, operands } = operand;
    if (operator.name !== 'fp.mul' && operator.name !== 'fp.div') return undefined;
    const { format, rounding } = operator;
    if (mask.value !== format.signMask) return undefined;
    if (rounding !== 'dynamic' && !symmetricModes.includes(rounding)) return undefined;
    const [x, ...others] = operands;
    return apply(operator, negate(format, x!), ...others);
  },
};
