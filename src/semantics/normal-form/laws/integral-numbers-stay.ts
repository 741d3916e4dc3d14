/**
 * A number that is an integer is not rounded to another one, in any mode, and what is rounded to an integer in a mode
 * need not be so rounded before:
 *
 *     floor(trunc(x)) = trunc(x)      trunc(number(n)) = number(n)      int(trunc(x)) = int(x), toward zero
 *
 * The first two up to which NaN it is.
 */
import { decode, type Format } from '../../float/index.ts';
import { apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { hasFraction, hasItsIntegers } from '../numbers.ts';

/** Whether the term is a NaN, infinite, or an integer, whatever its variables are, in every rounding mode. */
function isIntegral(format: Format, term: Term): boolean {
  if (!hasItsIntegers(format)) return false;
  if (term.kind === 'constant') {
    const number = decode(format, term.value);
    return !((number.class === 'normal' || number.class === 'subnormal') && hasFraction(number));
  }
  if (term.kind !== 'application') return false;
  const { operator, operands } = term;
  if ('format' in operator && operator.format !== format) return false;
  const is = (index: number) => isIntegral(format, operands[index]!);
  switch (operator.name) {
    case 'fp.fromInteger':
    case 'fp.roundToIntegral':
      return true;
    case 'fp.convert':
      return isIntegral(operator.from, operands[0]!);
    case 'fp.barrier':
      return is(0);
    case 'fp.minimum':
    case 'fp.maximum':
      return is(0) && is(1);
    case 'if':
      return is(1) && is(2);
    case 'bvxor':
    case 'bvand':
      return isSign(format, operator.name, operands[1]!) && is(0);
    default:
      return false;
  }
}

/** Flips the sign, or clears it. */
const isSign = (format: Format, name: 'bvxor' | 'bvand', mask: Term): boolean =>
  mask.kind === 'constant' && mask.value === (name === 'bvxor' ? format.signMask : format.signMask - 1n);

export const integralNumbersStay: Law = {
  operators: ['fp.roundToIntegral'],
  rewrite(operator, [x], observed) {
    if (operator.name !== 'fp.roundToIntegral' || observed === 'bits') return undefined;
    return isIntegral(operator.format, x!) ? x : undefined;
  },
};

export const integersAreRoundedOnce: Law = {
  operators: ['fp.toInteger'],
  rewrite(operator, [rounded]) {
    if (operator.name !== 'fp.toInteger' || rounded?.kind !== 'application') return undefined;
    const { operator: first, operands } = rounded;
    if (first.name !== 'fp.roundToIntegral' || first.format !== operator.format) return undefined;
    if (first.rounding !== operator.rounding || !hasItsIntegers(first.format)) return undefined;
    return apply(operator, operands[0]!);
  },
};
