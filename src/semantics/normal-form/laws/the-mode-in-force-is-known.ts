/**
 * In round to nearest even, the mode in force is that one: what the compiler computes of constants is what the
 * machine would.
 */
import type { RoundingMode } from '../../float/index.ts';
import type { Operator, OperatorName } from '../../term/operator.ts';
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';

/** The mode in which Go runs. */
export const goModes: readonly RoundingMode[] = ['rne'];

const rounding: readonly OperatorName[] = [
  ...(['fp.add', 'fp.sub', 'fp.mul', 'fp.div', 'fp.sqrt', 'fp.fma'] as const),
  ...(['fp.roundToIntegral', 'fp.convert', 'fp.fromInteger', 'fp.toInteger'] as const),
];

export const theModeInForceIsKnown: Law = {
  operators: rounding,
  modes: goModes,
  rewrite(operator: Operator, operands) {
    if (!('rounding' in operator) || operator.rounding !== 'dynamic') return undefined;
    return apply({ ...operator, rounding: 'rne' }, ...operands);
  },
};
