/** A remainder is what a quotient leaves: x - (x / y) · y, also for y = 0, where the product is 0. */
import { bvmul, bvsdiv, bvsub, bvudiv } from '../../term/build.ts';
import type { Law } from '../law.ts';

export const remaindersAreDifferences: Law = {
  operators: ['bvurem', 'bvsrem'],
  rewrite({ name }, [x, y]) {
    const quotient = name === 'bvurem' ? bvudiv(x!, y!) : bvsdiv(x!, y!);
    return bvsub(x!, bvmul(quotient, y!));
  },
};
