/**
 * Rounding to nearest and rounding toward zero do not look at the sign, so it may be flipped before a product,
 * a quotient, a conversion or an integral value is rounded as well as after:
 *
 *     −(x · y) = (−x) · y      −(x ÷ y) = (−x) ÷ y      −narrow(x) = narrow(−x)      −trunc(x) = trunc(−x)
 *
 * Where an operation has a rounding of its own, that is mirrored: −floor(x) = ceil(−x).
 *
 * Up to which NaN it is: a negation flips the sign of a NaN. Sums have no such law: the sign of an exact zero
 * does not follow the signs of its operands.
 */
import type { Format, RoundingMode } from '../../float/index.ts';
import { bvxor, negate } from '../../term/build.ts';
import type { Rounding } from '../../term/operator.ts';
import { apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { flipIn } from '../numbers.ts';
import type { Observed } from '../observed.ts';

/** The modes in which −round(a) = round(−a). */
export const symmetricModes: readonly RoundingMode[] = ['rne', 'rtz', 'rmm'];

/** Whether what is rounded so is symmetric in these modes: by its own mode, or by the one in force. */
export const isSymmetric = (rounding: Rounding): boolean =>
  rounding === 'dynamic' || symmetricModes.includes(rounding);

/** −round(a) in one mode is round(−a) in the other. */
const mirrored: Readonly<Record<RoundingMode, RoundingMode>> = {
  rne: 'rne',
  rtz: 'rtz',
  rdn: 'rup',
  rup: 'rdn',
  rmm: 'rmm',
};

/** With the sign flipped of what the operation rounds, and rounded as said; undefined where it is none of these. */
function flippedInside(format: Format, [number, flip]: readonly [Term, Term], rounding: 'dynamic' | 'fixed') {
  if (number.kind !== 'application') return undefined;
  const { operator, operands } = number;
  const [x, ...others] = operands;
  if (!('rounding' in operator) || (operator.rounding === 'dynamic') !== (rounding === 'dynamic'))
    return undefined;
  const mirror = operator.rounding === 'dynamic' ? operator.rounding : mirrored[operator.rounding];
  // What is flipped on some inputs only cannot be mirrored on these.
  if (flip.kind !== 'constant' && mirror !== operator.rounding) return undefined;
  switch (operator.name) {
    case 'fp.mul':
    case 'fp.div':
    case 'fp.roundToIntegral':
      return apply({ ...operator, rounding: mirror }, bvxor(x!, flip), ...others);
    case 'fp.convert':
      return flip.kind === 'constant' && operator.format === format
        ? apply({ ...operator, rounding: mirror }, negate(operator.from, x!))
        : undefined;
    default:
      return undefined;
  }
}

const flipsMoveInside =
  (rounding: 'dynamic' | 'fixed'): Law['rewrite'] =>
  (_, operands, observed: Observed) => {
    const flip = observed === 'bits' ? undefined : flipIn(observed, operands);
    return flip && flippedInside(observed as Format, flip, rounding);
  };

export const roundingIsSymmetric: Law = {
  operators: ['bvxor'],
  modes: symmetricModes,
  rewrite: flipsMoveInside('dynamic'),
};

export const fixedRoundingIsMirrored: Law = {
  operators: ['bvxor'],
  rewrite: flipsMoveInside('fixed'),
};
