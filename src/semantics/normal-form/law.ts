import type { RoundingMode } from '../float/index.ts';
import type { Operator, OperatorName } from '../term/operator.ts';
import type { Term } from '../term/term.ts';
import type { Observed } from './observed.ts';

/**
 * An equation that holds for all values of its variables, as far as the result is observed; used from left to
 * right. A law never applies to its own result for ever.
 */
export interface Law {
  /** The operators at the top of the equation's left side. */
  readonly operators: readonly OperatorName[];
  /** The rounding modes in which the equation holds, where those are not all. */
  readonly modes?: readonly RoundingMode[];
  /** The right side, or undefined where the left side does not match. Operands are in normal form. */
  rewrite(operator: Operator, operands: readonly Term[], observed: Observed): Term | undefined;
}
