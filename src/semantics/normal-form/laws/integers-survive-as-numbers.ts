/**
 * An integer that a format has exactly comes back from it as it was, if the type it comes back to has it:
 *
 *     int(number(n)) = n, extended
 */

import { signExtend, zeroExtend } from '../../term/build.ts';
import type { Law } from '../law.ts';
import { isExact } from './exact-conversions-do-not-round.ts';

export const integersSurviveAsNumbers: Law = {
  operators: ['fp.toInteger'],
  rewrite(operator, [number]) {
    if (operator.name !== 'fp.toInteger' || number?.kind !== 'application') return undefined;
    const { operator: from, operands } = number;
    if (from.name !== 'fp.fromInteger' || !isExact(from)) return undefined;
    const { width, signed } = operator;
    const contains = from.signed
      ? signed && width >= from.width
      : width > from.width || (width === from.width && !signed);
    if (!contains) return undefined;
    return from.signed ? signExtend(width, operands[0]!) : zeroExtend(width, operands[0]!);
  },
};
