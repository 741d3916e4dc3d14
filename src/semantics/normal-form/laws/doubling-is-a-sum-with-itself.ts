/** x + x = x · 2: one rounding of the same number, and a zero keeps its sign. */
import { encodeInteger } from '../../float/convert.ts';
import { bits } from '../../term/build.ts';
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { nansAreAlike } from '../observed.ts';

export const doublingIsASumWithItself: Law = {
  operators: ['fp.add'],
  rewrite(operator, [x, y], observed) {
    if (operator.name !== 'fp.add' || x !== y || !nansAreAlike(operator, observed)) return undefined;
    const two = encodeInteger(operator.format, 2n);
    return two === undefined
      ? undefined
      : apply({ ...operator, name: 'fp.mul' }, x!, bits(operator.format.width, two));
  },
};
