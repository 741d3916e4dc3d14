/**
 * What the surroundings of a term can tell of its value: all its bits, or, where it is read as a number of
 * a format by something that treats all NaNs alike, everything but which NaN it is.
 */
import type { Format } from '../float/index.ts';
import type { Operator, OperatorName, OperatorNamed } from '../term/operator.ts';
import type { Term } from '../term/term.ts';
import { flipIn } from './numbers.ts';

export type Observed = 'bits' | Format;

/** Which NaN the operator returns does not depend on which NaNs it is given, or no one can tell. */
export function nansAreAlike(operator: Operator, observed: Observed): boolean {
  return observed !== 'bits' || !('nan' in operator) || operator.nan.name === 'canonical';
}

type Demand<O extends Operator> = (operator: O, observed: Observed, operands: readonly Term[]) => Observed[];

/** The operands of rounding arithmetic are numbers, and NaNs among them are alike where results are. */
const numbers: Demand<Extract<Operator, { readonly nan: unknown }>> = (operator, observed, operands) => {
  const format = operator.name === 'fp.convert' ? operator.from : operator.format;
  return operands.map(() => (nansAreAlike(operator, observed) ? format : 'bits'));
};

/** Comparisons and conversions to integers give the same for every NaN. */
const comparedNumbers: Demand<Operator & { readonly format: Format }> = ({ format }, _, operands) =>
  operands.map(() => format);

/** A NaN stays a NaN when its sign bit is changed, so what cannot be told after cannot be told before. */
const signFlipped: Demand<Operator> = (_, observed, operands) => {
  const flip = observed === 'bits' ? undefined : flipIn(observed, operands);
  return operands.map(operand => (operand === flip?.[0] ? observed : 'bits'));
};

const signCleared: Demand<Operator> = (_, observed, [, mask]) => {
  const clears = observed !== 'bits' && mask?.kind === 'constant' && mask.value === observed.signMask - 1n;
  return [clears ? observed : 'bits', 'bits'];
};

const demands: { readonly [Name in OperatorName]?: Demand<OperatorNamed<Name>> } = {
  if: (_, observed) => ['bits', observed, observed],
  bvxor: signFlipped,
  bvand: signCleared,
  'fp.add': numbers,
  'fp.sub': numbers,
  'fp.mul': numbers,
  'fp.div': numbers,
  'fp.sqrt': numbers,
  'fp.fma': numbers,
  'fp.roundToIntegral': numbers,
  'fp.convert': numbers,
  'fp.minimum': numbers,
  'fp.maximum': numbers,
  'fp.toInteger': comparedNumbers,
  'fp.equal': comparedNumbers,
  'fp.less': comparedNumbers,
  'fp.lessOrEqual': comparedNumbers,
  'fp.barrier': (_, observed) => [observed],
};

/** What an operator can tell of each of its operands, given what can be told of its result. */
export function demandsOf(operator: Operator, observed: Observed, operands: readonly Term[]): Observed[] {
  const demand = demands[operator.name] as Demand<Operator> | undefined;
  return demand?.(operator, observed, operands) ?? operands.map(() => 'bits' as const);
}
