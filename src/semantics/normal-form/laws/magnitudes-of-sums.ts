/**
 * Where rounding does not look at the sign, the magnitude of a sum is that of the opposite sum:
 *
 *     |(−x) + y| = |x + (−y)|      |fma(−x, y, z)| = |fma(x, y, −z)|
 *
 * The first number that is added, or multiplied, is the one that is not flipped. An exact zero loses the sign that it
 * has by its mode. Up to which NaN it is.
 */
import { absolute, negate } from '../../term/build.ts';
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { flipped } from '../numbers.ts';
import { isSymmetric, symmetricModes } from './rounding-is-symmetric.ts';

export const magnitudesOfSumsAreOfOppositesToo: Law = {
  operators: ['bvand'],
  modes: symmetricModes,
  rewrite(_, [sum, mask], observed) {
    if (observed === 'bits' || mask?.kind !== 'constant' || mask.value !== observed.signMask - 1n)
      return undefined;
    if (sum?.kind !== 'application') return undefined;
    const { operator, operands } = sum;
    if (operator.name !== 'fp.add' && operator.name !== 'fp.fma') return undefined;
    const { format, rounding } = operator;
    if (format !== observed) return undefined;
    if (!isSymmetric(rounding)) return undefined;
    const [first, ...others] = operands;
    const flip = flipped(format, first!);
    if (flip === undefined || flip[1].kind !== 'constant') return undefined;
    const addend = others.pop()!;
    // Of two that differ in sign alone the flipped one stays first.
    if (operator.name === 'fp.add' && flip[0] === addend) return undefined;
    return absolute(format, apply(operator, flip[0], ...others, negate(format, addend)));
  },
};
