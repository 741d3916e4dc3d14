/**
 * x + (−0) = x      fma(x, y, −0) = x · y
 *
 * In all modes but that toward −∞, in which +0 + (−0) is −0 (IEEE 754-2019, 6.3). The sum is exact, so it
 * is the same up to which NaN it is.
 */
import type { RoundingMode } from '../../float/index.ts';
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { nansAreAlike } from '../observed.ts';

/** The modes in which opposite zeros sum to +0. */
export const positiveZeroModes: readonly RoundingMode[] = ['rne', 'rtz', 'rup', 'rmm'];

export const negativeZeroIsNeutral: Law = {
  operators: ['fp.add', 'fp.fma'],
  modes: positiveZeroModes,
  rewrite(operator, operands, observed) {
    if (operator.name !== 'fp.add' && operator.name !== 'fp.fma') return undefined;
    const { format, rounding } = operator;
    const addend = operands.at(-1)!;
    if (addend.kind !== 'constant' || addend.value !== format.signMask || rounding === 'rdn')
      return undefined;
    const [x, y] = operands;
    if (operator.name === 'fp.add') return observed === 'bits' ? undefined : x;
    return nansAreAlike(operator, observed) ? apply({ ...operator, name: 'fp.mul' }, x!, y!) : undefined;
  },
};
