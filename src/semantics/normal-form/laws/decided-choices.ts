/** if true then x else y = x      if false then x else y = y      if c then x else x = x */
import { truth } from '../../term/build.ts';
import type { Law } from '../law.ts';

export const decidedChoices: Law = {
  operators: ['if'],
  rewrite(_, [condition, then, otherwise]) {
    if (then === otherwise) return then;
    if (condition?.kind !== 'constant') return undefined;
    return condition === truth ? then : otherwise;
  },
};
