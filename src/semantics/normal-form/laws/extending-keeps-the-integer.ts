/**
 * An integer in a wider type is the same integer, and as a number the same:
 *
 *     number(signExtend(a)) = number(a)      number(zeroExtend(a)) = number(a), unsigned
 *     number(a & c) = number((a & c)[k:0]), unsigned, if c has no bit above k      number(a >> c) = number(a[:c])
 */
import { extract } from '../../term/build.ts';
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';

export const extendingKeepsTheInteger: Law = {
  operators: ['fp.fromInteger'],
  rewrite(operator, [operand]) {
    if (operator.name !== 'fp.fromInteger' || operand?.kind !== 'application') return undefined;
    const [narrow, constant] = operand.operands;
    const width = narrow!.sort as number;
    switch (operand.operator.name) {
      case 'signExtend':
        return operator.signed ? apply({ ...operator, width }, narrow!) : undefined;
      case 'zeroExtend':
        return width < operator.width ? apply({ ...operator, width, signed: false }, narrow!) : undefined;
      case 'bvand': {
        if (constant?.kind !== 'constant' || constant.value === 0n) return undefined;
        const bits = constant.value.toString(2).length;
        if (bits >= operator.width) return undefined;
        return apply({ ...operator, width: bits, signed: false }, extract(bits - 1, 0, operand));
      }
      case 'bvlshr':
      case 'bvashr': {
        const count = constant?.kind === 'constant' ? Number(constant.value) : 0;
        if (count === 0 || count >= operator.width) return undefined;
        const isSigned = operand.operator.name === 'bvashr';
        if (isSigned && !operator.signed) return undefined;
        const left = extract(operator.width - 1, count, narrow!);
        return apply({ ...operator, width: operator.width - count, signed: isSigned }, left);
      }
      default:
        return undefined;
    }
  },
};
