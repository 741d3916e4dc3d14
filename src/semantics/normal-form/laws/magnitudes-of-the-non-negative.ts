/**
 * |x| = x where x is a NaN or has a clear sign: a square, a sum or product of magnitudes, and the like. Up to
 * which NaN it is. And a magnitude squared is a square: |x| · |x| = x · x.
 */
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { isNonNegative, magnitudeOf } from '../numbers.ts';
import { nansAreAlike } from '../observed.ts';

export const nonNegativeNumbersAreTheirMagnitude: Law = {
  operators: ['bvand'],
  rewrite(_, [x, mask], observed) {
    if (observed === 'bits' || mask?.kind !== 'constant' || mask.value !== observed.signMask - 1n)
      return undefined;
    return isNonNegative(observed, x!) ? x : undefined;
  },
};

export const squaresForgetTheSign: Law = {
  operators: ['fp.mul', 'fp.fma'],
  rewrite(operator, [x, y, ...addend], observed) {
    if (!('format' in operator) || x !== y || !nansAreAlike(operator, observed)) return undefined;
    const base = magnitudeOf(operator.format, x);
    return base && apply(operator, base, base, ...addend);
  },
};
