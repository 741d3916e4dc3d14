/**
 * Low bits of an extended or concatenated bit-vector are bits of the original:
 *
 *     extend(x)[h:l] = x[h:l]   if h lies within x
 *     extend(x)[h:0] = extend(x) to h + 1 bits   if x lies within these
 */
import { extract } from '../../term/build.ts';
import { apply } from '../../term/term.ts';
import type { Law } from '../law.ts';

export const extensionsAndExtractionsCancel: Law = {
  operators: ['extract'],
  rewrite(operator, [operand]) {
    if (operator.name !== 'extract' || operand?.kind !== 'application') return undefined;
    const [inner] = operand.operands;
    switch (operand.operator.name) {
      case 'zeroExtend':
      case 'signExtend':
        if ((inner!.sort as number) > operator.high) return extract(operator.high, operator.low, inner!);
        return operator.low === 0
          ? apply({ ...operand.operator, width: operator.high + 1 }, inner!)
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
