/**
 * x − y = x + (−y), also where the difference is an exact zero (IEEE 754-2019, 6.3). Where y is a NaN the
 * negation flips its sign, so this needs NaNs that are alike.
 */
import { negate } from '../../term/build.ts';
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { nansAreAlike } from '../observed.ts';

export const subtractionAddsTheNegation: Law = {
  operators: ['fp.sub'],
  rewrite(operator, [x, y], observed) {
    if (operator.name !== 'fp.sub' || !nansAreAlike(operator, observed)) return undefined;
    return apply({ ...operator, name: 'fp.add' }, x!, negate(operator.format, y!));
  },
};
