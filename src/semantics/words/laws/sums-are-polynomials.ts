/**
 * Sums, differences, negations and products are polynomials modulo 2^n; so is a shift to the left, which multiplies
 * by a power of two: x << c = x · (1 << c). The complement is -1 - x.
 */
import { bits, bvand, bvmul, bvnot, bvshl, bvxor } from '../../term/build.ts';
import type { OperatorName } from '../../term/operator.ts';
import { apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { widthOf } from '../pieces.ts';
import { polynomialOf, termOf } from '../polynomial.ts';

/** Modulo 2 a sum is an exclusive or, a product an and. */
function moduloTwo(name: OperatorName, a: Term, b: Term): Term | undefined {
  switch (name) {
    case 'bvneg':
      return a;
    case 'bvmul':
      return bvand(a, b);
    case 'bvshl':
      return bvand(a, bvnot(b));
    default:
      return name === 'bvnot' ? undefined : bvxor(a, b);
  }
}

export const sumsArePolynomials: Law = {
  operators: ['bvadd', 'bvsub', 'bvneg', 'bvmul', 'bvnot', 'bvshl'],
  rewrite(operator, operands, form) {
    const [first, count] = operands;
    const width = widthOf(first!);
    if (width === 1) return moduloTwo(operator.name, first!, count!);
    if (operator.name === 'bvshl') {
      const one = bits(width, 1n);
      return first === one ? undefined : bvmul(first!, form.kept(bvshl(one, count!)));
    }
    if (operator.name === 'bvnot' && first!.kind === 'application') {
      if (!['bvadd', 'bvneg', 'bvmul', 'bvnot'].includes(first!.operator.name)) return undefined;
    }
    return termOf(polynomialOf(apply(operator, ...operands), form), form);
  },
};
