/**
 * A word of one bit is a truth value: choices between such words are bitwise operations, what is bitwise in a
 * condition is bitwise in the bit, and an equation with 1 is the bit.
 */
import { and, bits, bvand, bvnot, bvor, bvxor, equal, ifThenElse, not, or } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Law } from '../law.ts';

const one = bits(1, 1n);
const zero = bits(1, 0n);
const bitOf = (condition: Term): Term => ifThenElse(condition, one, zero);
const truthOf = (bit: Term): Term => equal(bit, one);

/** The bit of a condition, made of the bits of its parts. */
function bitOfCondition(condition: Term): Term | undefined {
  if (condition.kind !== 'application') return undefined;
  const [a, b] = condition.operands;
  switch (condition.operator.name) {
    case 'not':
      return bvnot(bitOf(a!));
    case 'and':
      return bvand(bitOf(a!), bitOf(b!));
    case 'or':
      return bvor(bitOf(a!), bitOf(b!));
    case 'equal':
      if (a!.sort === 'Bool') return bvnot(bvxor(bitOf(a!), bitOf(b!)));
      return b === one ? a : undefined;
    default:
      return undefined;
  }
}

function truthOfBit(bit: Term): Term | undefined {
  if (bit.kind !== 'application') return undefined;
  const [a, b, c] = bit.operands;
  switch (bit.operator.name) {
    case 'bvnot':
      return not(truthOf(a!));
    case 'bvand':
      return and(truthOf(a!), truthOf(b!));
    case 'bvor':
      return or(truthOf(a!), truthOf(b!));
    case 'bvxor':
      return not(equal(truthOf(a!), truthOf(b!)));
    case 'if':
      return b === one && c === zero ? a : undefined;
    default:
      return undefined;
  }
}

function equation(a: Term, b: Term): Term | undefined {
  if (a.kind === 'constant') return equal(b, a);
  if (b === zero) return not(truthOf(a));
  if (b === one) return truthOfBit(a);
  return equal(truthOf(a), truthOf(b));
}

export const oneBitIsATruthValue: Law = {
  operators: ['if', 'equal'],
  rewrite(operator, [first, second, third]) {
    if (operator.name === 'equal') return first!.sort === 1 ? equation(first!, second!) : undefined;
    if (second!.sort !== 1) return undefined;
    if (second === one && third === zero) return bitOfCondition(first!);
    return bvxor(third!, bvand(bitOf(first!), bvxor(second!, third!)));
  },
};
