/**
 * An integer that a format has exactly comes back from it as it was, if the type it comes back to has it; else as the
 * nearest end of that type:
 *
 *     int(number(n)) = n, extended      int(number(n)) = if n < 0 then 0 else n, unsigned
 */
import { rangeOf } from '../../float/convert.ts';
import { bits, bvslt, extract, ifThenElse, signExtend, zeroExtend } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { exactInteger } from './integers-compare-as-integers.ts';

export const integersSurviveAsNumbers: Law = {
  operators: ['fp.toInteger'],
  rewrite(operator, [number]) {
    if (operator.name !== 'fp.toInteger' || number?.kind !== 'application') return undefined;
    const { operator: from, operands } = number;
    const exact = exactInteger(operator.format, number);
    if (exact === undefined || from.name !== 'fp.fromInteger') return undefined;
    const [type, own] = [rangeOf(operator), rangeOf(from)];
    const isLow = own.least < type.least;
    const isHigh = own.greatest > type.greatest;
    if (!isLow && !isHigh) return (from.signed ? signExtend : zeroExtend)(operator.width, operands[0]!);
    const width = Math.max(exact.sort as number, operator.width + 2);
    const n = signExtend(width, exact);
    let result: Term = extract(operator.width - 1, 0, n);
    const end = (value: bigint): Term => bits(operator.width, value);
    if (isHigh) result = ifThenElse(bvslt(bits(width, type.greatest), n), end(type.greatest), result);
    if (isLow) result = ifThenElse(bvslt(n, bits(width, type.least)), end(type.least), result);
    return result;
  },
};
