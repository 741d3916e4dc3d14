/**
 * What rounds the magnitude of a number without a look at the sign, with the sign of the number, rounds the number:
 *
 *     copysign(widen(narrow(|x|)), x) = widen(narrow(x))
 *
 * Up to which NaN it is.
 */
import type { Format } from '../../float/index.ts';
import { type Application, type Term, withOperands } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { magnitudeOf } from '../numbers.ts';
import { isSymmetric, symmetricModes } from './rounding-is-symmetric.ts';

/** The term, of that format, with x in the place of |x|, where it rounds that one or more times. */
function ofNumber(term: Term, own: Format, format: Format, x: Term): Term | undefined {
  if (term.kind !== 'application') return undefined;
  const { operator, operands } = term;
  if (operator.name !== 'fp.convert' && operator.name !== 'fp.roundToIntegral') return undefined;
  if (operator.format !== own || !isSymmetric(operator.rounding)) return undefined;
  const from = operator.name === 'fp.convert' ? operator.from : operator.format;
  const isLast = from === format && magnitudeOf(format, operands[0]) === x;
  const inner = isLast ? x : ofNumber(operands[0]!, from, format, x);
  return inner && withOperands(term, [inner]);
}

/** x if the term is its sign bit alone. */
function signOf(format: Format, term: Term | undefined): Term | undefined {
  if (term?.kind !== 'application' || term.operator.name !== 'bvand') return undefined;
  const [x, mask] = (term as Application).operands;
  return mask!.kind === 'constant' && mask!.value === format.signMask ? x : undefined;
}

export const signsReturnToMagnitudes: Law = {
  operators: ['bvxor'],
  modes: symmetricModes,
  rewrite(_, [one, two], observed) {
    if (observed === 'bits') return undefined;
    for (const [number, sign] of [
      [one, two],
      [two, one],
    ]) {
      const x = signOf(observed, sign);
      const returned = x && ofNumber(number!, observed, observed, x);
      if (returned) return returned;
    }
    return undefined;
  },
};
