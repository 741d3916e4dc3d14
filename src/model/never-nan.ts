/** Constants of ops are never NaNs: whether one that the compiler computes can be one. */
import { type Format, isNan as isNanEncoding } from '../semantics/float/index.ts';
import { bits, isNan, lessOrEqual, not } from '../semantics/term/build.ts';
import type { Term } from '../semantics/term/term.ts';

/** Whether it is plain that no NaN is computed where the facts hold, which are terms of sort `Bool`. */
export function isNeverNan(format: Format, term: Term, facts: readonly Term[]): boolean {
  if (term.kind === 'constant') return !isNanEncoding(format, term.value);
  if (term.kind === 'variable') return facts.includes(not(isNan(format, term)));
  const { operator, operands } = term;
  const [first, second, third] = operands as readonly [Term, Term, Term];
  switch (operator.name) {
    case 'fp.convert':
      return isNeverNan(operator.from, first, facts);
    case 'fp.fromInteger':
      return true;
    case 'fp.roundToIntegral':
    case 'fp.barrier':
      return isNeverNan(format, first, facts);
    case 'fp.sqrt':
      return facts.includes(lessOrEqual(format, bits(format.width, 0n), first));
    case 'bvxor':
      return isMask(second, format.signMask) && isNeverNan(format, first, facts);
    case 'bvand':
      return isMask(second, format.signMask - 1n) && isNeverNan(format, first, facts);
    case 'bvor':
      return isSign(format, second) && isNeverNan(format, first, facts);
    case 'if':
      return isNeverNan(format, second, facts) && isNeverNan(format, third, facts);
    default:
      return false;
  }
}

const isMask = (term: Term, mask: bigint): boolean => term.kind === 'constant' && term.value === mask;

/** All bits but the sign are zero. */
const isSign = (format: Format, term: Term): boolean =>
  term.kind === 'application' && term.operator.name === 'bvand' && isMask(term.operands[1]!, format.signMask);
