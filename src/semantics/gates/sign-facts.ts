/**
 * What is known of the signs of opaque terms: terms of sort `Bool` that are true of all operands, in every
 * rounding mode.
 *
 *     sign(round(x)) = sign(x)      sign(number(n)) = sign(n)      int(x) < 0 only if sign(x)
 *
 * and of what is no NaN
 *
 *     sign(√x) = sign(x)      sign(x · y) = sign(x ÷ y) = sign(x) ^ sign(y)      sign(x²) = 0, and the like
 */

import { isNonNegative } from '../normal-form/numbers.ts';
import { bits, bvslt, equal, isNan, not, or } from '../term/build.ts';
import type { Term } from '../term/term.ts';

const isNegative = (term: Term): Term => bvslt(term, bits(term.sort as number, 0n));

export function signFactsOf(term: Term): readonly Term[] {
  if (term.kind !== 'application') return [];
  const { operator, operands } = term;
  const x = operands[0]!;
  switch (operator.name) {
    case 'fp.roundToIntegral':
    case 'fp.convert': {
      const from = operator.name === 'fp.convert' ? operator.from : operator.format;
      const isKept = equal(isNegative(term), isNegative(x));
      return [operator.nan.propagates ? isKept : or(isNan(from, x), isKept)];
    }
    case 'fp.fromInteger':
      return [operator.signed ? equal(isNegative(term), isNegative(x)) : not(isNegative(term))];
    case 'fp.toInteger':
      return operator.signed ? [or(not(isNegative(term)), isNegative(x))] : [];
    case 'fp.sqrt':
      return [or(isNan(operator.format, term), equal(isNegative(term), isNegative(x)))];
    case 'fp.mul':
    case 'fp.div': {
      const differ = not(equal(isNegative(x), isNegative(operands[1]!)));
      return [or(isNan(operator.format, term), equal(isNegative(term), differ))];
    }
    case 'fp.add':
    case 'fp.fma':
      return isNonNegative(operator.format, term)
        ? [or(isNan(operator.format, term), not(isNegative(term)))]
        : [];
    default:
      return [];
  }
}
