/**
 * What rounds one number returns a NaN for a NaN alone, and keeps the order to the integers above zero:
 *
 *     f(x) = f(x)  =  x = x, where f(x) is trunc(x), narrow(x), x + c, x · c, x ÷ c and the like
 *     trunc(x) < n  =  x < n, toward zero or down
 *     floor(x) ≤ x  =  x = x      x < floor(x)  is false      and the like of ceil(x)
 */
import { decode, type Format, type RoundingMode } from '../../float/index.ts';
import { falsity, floatEqual } from '../../term/build.ts';
import { apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { hasFraction } from '../numbers.ts';

export const roundingsOfANumberAreNansWithIt: Law = {
  operators: ['fp.equal'],
  rewrite(operator, [a, b]) {
    if (operator.name !== 'fp.equal' || a !== b || a?.kind !== 'application') return undefined;
    const { operator: rounding, operands } = a;
    if (!('format' in rounding) || rounding.format !== operator.format) return undefined;
    switch (rounding.name) {
      case 'fp.roundToIntegral':
      case 'fp.barrier':
        return floatEqual(rounding.format, operands[0]!, operands[0]!);
      case 'fp.convert':
        return floatEqual(rounding.from, operands[0]!, operands[0]!);
      // With a finite constant, an infinity is no NaN, if it is not multiplied by zero.
      case 'fp.add':
      case 'fp.mul':
      case 'fp.div':
        return isFiniteConstant(rounding.format, operands[1]!, rounding.name === 'fp.add')
          ? floatEqual(rounding.format, operands[0]!, operands[0]!)
          : undefined;
      default:
        return undefined;
    }
  },
};

function isFiniteConstant(format: Format, term: Term, orZero: boolean): boolean {
  if (term.kind !== 'constant') return false;
  const { class: kind } = decode(format, term.value);
  return kind === 'normal' || kind === 'subnormal' || (orZero && kind === 'zero');
}

export const roundingDownStaysBelowIntegers: Law = {
  operators: ['fp.less'],
  rewrite(operator, [a, b]) {
    if (operator.name !== 'fp.less' || a?.kind !== 'application') return undefined;
    const { operator: rounding, operands } = a;
    if (rounding.name !== 'fp.roundToIntegral' || rounding.format !== operator.format) return undefined;
    if (rounding.rounding !== 'rtz' && rounding.rounding !== 'rdn') return undefined;
    return isPositiveInteger(operator.format, b!) ? apply(operator, operands[0]!, b!) : undefined;
  },
};

function isPositiveInteger(format: Format, term: Term): boolean {
  if (term.kind !== 'constant') return false;
  const number = decode(format, term.value);
  return number.class === 'normal' && !number.sign && !hasFraction(number);
}

export const roundingsKeepToTheirSide: Law = {
  operators: ['fp.less', 'fp.lessOrEqual'],
  rewrite(operator, [a, b]) {
    if (operator.name !== 'fp.less' && operator.name !== 'fp.lessOrEqual') return undefined;
    const { format, name } = operator;
    const [lower, higher] = name === 'fp.less' ? [b!, a!] : [a!, b!];
    const keeps = isRounded('rdn', format, lower, higher) || isRounded('rup', format, higher, lower);
    if (!keeps) return undefined;
    return name === 'fp.less' ? falsity : floatEqual(format, higher, higher);
  },
};

const isRounded = (mode: RoundingMode, format: Format, term: Term, x: Term): boolean =>
  term.kind === 'application' &&
  term.operator.name === 'fp.roundToIntegral' &&
  term.operator.format === format &&
  term.operator.rounding === mode &&
  term.operands[0] === x;
