/**
 * The sign of an exact product or quotient is the exclusive or of the signs of its operands (IEEE 754-2019,
 * 6.3), so negations of the two factors are worth as much as one negation of the first, or none:
 *
 *     (−x) · (−y) = x · y      x · (−y) = (−x) · y      fma(x, −y, z) = fma(−x, y, z)
 *
 * The negation stays inside: −(x · y) differs where the product is rounded in a directed mode, and
 * −fma(x, y, z) differs from fma(−x, y, −z) in the sign of an exact zero as well.
 */

import type { Format } from '../../float/index.ts';
import { negate } from '../../term/build.ts';
import { apply, constant, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { nansAreAlike } from '../observed.ts';

/** The operand without an outermost negation, which for a constant is its sign bit. */
function withoutSign(format: Format, term: Term): readonly [magnitude: Term, negated: boolean] {
  if (term.kind === 'constant') {
    const negated = (term.value & format.signMask) !== 0n;
    return [negated ? constant(term.sort, term.value ^ format.signMask) : term, negated];
  }
  if (term.kind === 'application' && term.operator.name === 'bvxor') {
    const [operand, mask] = term.operands;
    if (mask!.kind === 'constant' && mask!.value === format.signMask) return [operand!, true];
  }
  return [term, false];
}

export const signsOfFactorsMultiply: Law = {
  operators: ['fp.mul', 'fp.div', 'fp.fma'],
  rewrite(operator, [x, y, ...addend], observed) {
    if (operator.name !== 'fp.mul' && operator.name !== 'fp.div' && operator.name !== 'fp.fma')
      return undefined;
    if (!nansAreAlike(operator, observed)) return undefined;
    const { format } = operator;
    const [, xNegated] = withoutSign(format, x!);
    const [yPositive, yNegated] = withoutSign(format, y!);
    if (!yNegated) return undefined;
    const signed = xNegated ? withoutSign(format, x!)[0] : negate(format, x!);
    return apply(operator, signed, yPositive, ...addend);
  },
};
