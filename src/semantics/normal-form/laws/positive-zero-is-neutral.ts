/**
 * x + (+0) = x      fma(x, y, +0) = x · y
 *
 * where x, or the product, is no negative zero. Up to which NaN it is.
 */
import type { Format } from '../../float/index.ts';
import { apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { isNonNegative } from '../numbers.ts';
import { nansAreAlike } from '../observed.ts';
import { positiveZeroModes } from './negative-zero-is-neutral.ts';

type IsNoNegativeZero = (format: Format, term: Term) => boolean;

/** The sign of an integer is that of its number, and zero has none. */
const hasClearSignOrIsOfInteger: IsNoNegativeZero = (format, term) =>
  isNonNegative(format, term) || (term.kind === 'application' && term.operator.name === 'fp.fromInteger');

/** Where opposite zeros sum to +0, a sum is a negative zero only if both are. */
const orIsSumWithSuch: IsNoNegativeZero = (format, term) => {
  if (hasClearSignOrIsOfInteger(format, term)) return true;
  if (term.kind !== 'application' || term.operator.name !== 'fp.add') return false;
  return term.operator.rounding !== 'rdn' && term.operands.some(operand => orIsSumWithSuch(format, operand));
};

const zeroAddedTo =
  (isNoNegativeZero: IsNoNegativeZero): Law['rewrite'] =>
  (operator, operands, observed) => {
    if (operator.name !== 'fp.add' && operator.name !== 'fp.fma') return undefined;
    const addend = operands.at(-1)!;
    if (addend.kind !== 'constant' || addend.value !== 0n) return undefined;
    const [x, y] = operands;
    if (operator.name === 'fp.add')
      return observed !== 'bits' && isNoNegativeZero(operator.format, x!) ? x : undefined;
    const product = apply({ ...operator, name: 'fp.mul' }, x!, y!);
    const isNeutral = nansAreAlike(operator, observed) && isNoNegativeZero(operator.format, product);
    return isNeutral ? product : undefined;
  };

export const positiveZeroIsNeutral: Law = {
  operators: ['fp.add', 'fp.fma'],
  rewrite: zeroAddedTo(hasClearSignOrIsOfInteger),
};

export const positiveZeroIsNeutralToSums: Law = {
  operators: ['fp.add'],
  modes: positiveZeroModes,
  rewrite: zeroAddedTo(orIsSumWithSuch),
};
