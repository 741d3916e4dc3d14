/** Not, and, or, and equality and choice of truth values, are a ring. */
import { and, not, or } from '../../term/build.ts';
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { sorted } from '../pieces.ts';
import { ringOf, termOfRing } from '../ring.ts';

export const truthValuesAreRings: Law = {
  operators: ['not', 'and', 'or', 'equal', 'if'],
  rewrite(operator, operands, form) {
    const [first, second, third] = operands;
    if (operator.name === 'if') {
      if (second!.sort !== 'Bool') return undefined;
      return or(and(first!, second!), and(not(first!), third!));
    }
    if (first!.sort !== 'Bool') return undefined;
    const ring = ringOf(apply(operator, ...operands), form);
    return ring === undefined
      ? form.kept(apply(operator, ...sorted(operands)))
      : termOfRing(ring, 'Bool', form);
  },
};
