/**
 * Where a format has every integer of a type, numbers of such integers compare with constants, and with each other, as
 * the integers do:
 *
 *     number(n) < 2.5  =  n ≤ 2      number(n) = 2  =  n = 2      number(n) = 2.5  is false      number(n) < number(m)  =  n < m
 */
import { decode, type Format } from '../../float/index.ts';
import { bits, bvsle, bvslt, equal, falsity, signExtend, zeroExtend } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { isExact } from './exact-conversions-do-not-round.ts';

/** The integer, signed and wide enough for one more than its type on both sides; undefined where it is no exact number of one. */
export function exactInteger(format: Format, term: Term | undefined): Term | undefined {
  if (term?.kind !== 'application' || term.operator.name !== 'fp.fromInteger') return undefined;
  const { operator, operands } = term;
  if (operator.format !== format || !isExact(operator)) return undefined;
  const extend = operator.signed ? signExtend : zeroExtend;
  return extend(operator.width + 2, operands[0]!);
}

/** The greatest integer below the constant or the same, and whether it is the same; undefined of what is not finite. */
function floor(format: Format, term: Term | undefined): { integer: bigint; isSame: boolean } | undefined {
  if (term?.kind !== 'constant') return undefined;
  const { class: kind, sign, significand, exponent } = decode(format, term.value);
  if (kind === 'zero') return { integer: 0n, isSame: true };
  if (kind !== 'normal' && kind !== 'subnormal') return undefined;
  const signed = sign ? -significand : significand;
  if (exponent >= 0) return { integer: signed << BigInt(exponent), isSame: true };
  const integer = signed >> BigInt(-exponent);
  return { integer, isSame: integer << BigInt(-exponent) === signed };
}

function betweenIntegers(name: 'fp.equal' | 'fp.less' | 'fp.lessOrEqual', left: Term, right: Term): Term {
  const width = Math.max(left.sort as number, right.sort as number);
  const [a, b] = [signExtend(width, left), signExtend(width, right)];
  return name === 'fp.equal' ? equal(a, b) : name === 'fp.less' ? bvslt(a, b) : bvsle(a, b);
}

export const exactIntegersCompareAsIntegers: Law = {
  operators: ['fp.equal', 'fp.less', 'fp.lessOrEqual'],
  rewrite(operator, [a, b]) {
    if (operator.name !== 'fp.equal' && operator.name !== 'fp.less' && operator.name !== 'fp.lessOrEqual')
      return undefined;
    const { format, name } = operator;
    const [left, right] = [exactInteger(format, a), exactInteger(format, b)];
    if (left !== undefined && right !== undefined) return betweenIntegers(name, left, right);
    const n = left ?? right;
    const bound = floor(format, left === undefined ? a : b);
    if (n === undefined || bound === undefined) return undefined;
    const width = n.sort as number;
    // What lies beyond the type is decided elsewhere.
    if (bound.integer !== BigInt.asIntN(width - 1, bound.integer)) return undefined;
    const greatest = bits(width, bound.integer);
    if (name === 'fp.equal') return bound.isSame ? equal(n, greatest) : falsity;
    if (left !== undefined) {
      const includes = name === 'fp.lessOrEqual' || !bound.isSame;
      return bvsle(n, includes ? greatest : bits(width, bound.integer - 1n));
    }
    const includes = name === 'fp.lessOrEqual' && bound.isSame;
    return bvsle(includes ? greatest : bits(width, bound.integer + 1n), n);
  },
};
