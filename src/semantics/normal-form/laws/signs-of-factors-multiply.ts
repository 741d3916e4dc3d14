/**
 * The sign of an exact product or quotient is the exclusive or of the signs of its operands (IEEE 754-2019,
 * 6.3), so flips of the signs of the two factors are worth as much as both on the first, where two negations
 * are none:
 *
 *     (−x) · (−y) = x · y      x · (−y) = (−x) · y      fma(x, −y, z) = fma(−x, y, z)
 *
 * The negation stays inside: −(x · y) differs where the product is rounded in a directed mode, and
 * −fma(x, y, z) differs from fma(−x, y, −z) in the sign of an exact zero as well. A factor with the sign of
 * another number, |y| ^ s, is flipped likewise: x · (1 ^ s) = (x ^ s) · 1.
 */

import type { Format } from '../../float/index.ts';
import { bits, bvxor } from '../../term/build.ts';
import { apply, constant, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { flipped } from '../numbers.ts';
import { nansAreAlike } from '../observed.ts';
import { symmetricModes } from './rounding-is-symmetric.ts';

/** `[y, s]` if the factor is y with its sign flipped by s: negative, or a quotient of what is, rounded in a known mode. */
function flipOf(format: Format, factor: Term): readonly [Term, Term] | undefined {
  const sign = bits(format.width, format.signMask);
  if (factor.kind === 'constant') {
    if ((factor.value & format.signMask) === 0n) return undefined;
    return [constant(factor.sort, factor.value ^ format.signMask), sign];
  }
  if (factor.kind === 'application' && factor.operator.name === 'fp.div') {
    const { operator, operands } = factor;
    const [dividend, divisor] = operands;
    const isSymmetric = operator.rounding !== 'dynamic' && symmetricModes.includes(operator.rounding);
    const flip = isSymmetric && dividend!.kind === 'constant' && flipOf(format, dividend!);
    if (flip) return [apply(operator, flip[0], divisor!), sign];
  }
  return flipped(format, factor);
}

export const signsOfFactorsMultiply: Law = {
  operators: ['fp.mul', 'fp.div', 'fp.fma'],
  rewrite(operator, [x, y, ...addend], observed) {
    if (operator.name !== 'fp.mul' && operator.name !== 'fp.div' && operator.name !== 'fp.fma')
      return undefined;
    if (!nansAreAlike(operator, observed)) return undefined;
    const flip = flipOf(operator.format, y!);
    return flip && apply(operator, bvxor(x!, flip[1]), flip[0], ...addend);
  },
};
