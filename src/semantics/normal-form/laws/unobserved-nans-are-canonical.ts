/** Where no one can tell which NaN an operation returns, it may as well be the canonical one. */
import { canonical } from '../../float/index.ts';
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';

export const unobservedNansAreCanonical: Law = {
  operators: [
    ...(['fp.add', 'fp.sub', 'fp.mul', 'fp.div', 'fp.sqrt', 'fp.fma', 'fp.convert'] as const),
    ...(['fp.roundToIntegral', 'fp.minimum', 'fp.maximum', 'fp.minimumNumber', 'fp.maximumNumber'] as const),
  ],
  rewrite(operator, operands, observed) {
    if (observed === 'bits' || !('nan' in operator) || operator.nan.name === canonical.name) return undefined;
    return apply({ ...operator, nan: canonical }, ...operands);
  },
};
