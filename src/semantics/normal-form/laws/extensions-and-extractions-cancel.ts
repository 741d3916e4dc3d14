/**
 * Low bits of an extended or concatenated bit-vector are bits of the original:
 *
 *     extend(x)[h:l] = x[h:l]   if h lies within x
 */
import { extract } from '../../term/build.ts';
import type { Law } from '../law.ts';

export const extensionsAndExtractionsCancel: Law = {
  operators: ['extract'],
  rewrite(operator, [operand]) {
    if (operator.name !== 'extract' || operand?.kind !== 'application') return undefined;
    const [inner] = operand.operands;
    switch (operand.operator.name) {
      case 'zeroExtend':
      case 'signExtend':
        return (inner!.sort as number) > operator.high
          ? extract(operator.high, operator.low, inner!)
          : undefined;
      case 'extract': {
        const { low } = operand.operator;
        return extract(operator.high + low, operator.low + low, inner!);
      }
      default:
        return undefined;
    }
  },
};
