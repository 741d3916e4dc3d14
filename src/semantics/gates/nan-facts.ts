/**
 * What is known of opaque terms where an operand is a NaN: whatever rounds gives a NaN then, by every policy. Terms of
 * sort `Bool` that are true of all operands, in every rounding mode.
 */
import { isNan, not, or } from '../term/build.ts';
import type { Term } from '../term/term.ts';

export function nanFactsOf(term: Term): readonly Term[] {
  if (term.kind !== 'application') return [];
  const { operator, operands } = term;
  switch (operator.name) {
    case 'fp.add':
    case 'fp.sub':
    case 'fp.mul':
    case 'fp.div':
    case 'fp.sqrt':
    case 'fp.fma':
    case 'fp.roundToIntegral': {
      const { format } = operator;
      return operands.map(operand => or(not(isNan(format, operand)), isNan(format, term)));
    }
    case 'fp.convert':
      return [or(not(isNan(operator.from, operands[0]!)), isNan(operator.format, term))];
    default:
      return [];
  }
}
