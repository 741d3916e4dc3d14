/** An operator applied to constants is a constant. */
import { evaluate } from '../../term/evaluate.ts';
import type { OperatorName } from '../../term/operator.ts';
import { apply, constant } from '../../term/term.ts';
import type { Law } from '../law.ts';

/** All operators of truth values and words. */
const operators: readonly OperatorName[] = [
  ...(['not', 'and', 'or', 'equal', 'if'] as const),
  ...(['bvnot', 'bvneg', 'bvand', 'bvor', 'bvxor', 'bvadd', 'bvsub', 'bvmul'] as const),
  ...(['bvudiv', 'bvurem', 'bvsdiv', 'bvsrem', 'bvmulhu', 'bvmulhs'] as const),
  ...(['countLeadingZeros', 'countTrailingZeros', 'countOnes'] as const),
  ...(['reverseBits', 'reverseBytes', 'rotateLeft'] as const),
  ...(['bvshl', 'bvlshr', 'bvashr', 'bvult', 'bvule', 'bvslt', 'bvsle'] as const),
  ...(['concat', 'extract', 'zeroExtend', 'signExtend'] as const),
];

export const constantsFold: Law = {
  operators,
  rewrite(operator, operands) {
    if (operands.some(operand => operand.kind !== 'constant')) return undefined;
    const term = apply(operator, ...operands);
    return constant(term.sort, evaluate(term, new Map()).value);
  },
};
