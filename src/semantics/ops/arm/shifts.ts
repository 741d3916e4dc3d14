/** The shifts of a flexible second operand (ARM ARM, DDI 0406, A8.4 and Shift_C): by a constant, or by a register. */
import { bvashr, bvlshr, bvneg, bvshl, rotateLeft, zeroExtend } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low } from '../entry.ts';

export type Apply = (a: Term, count: Term) => Term;

export interface Shift {
  /** As the names of ops end. */
  readonly suffix: string;
  readonly words: string;
  /** By all bits of a count of 32 bits. */
  readonly apply: Apply;
}

export const shifts: readonly Shift[] = [
  { suffix: 'LL', words: 'shifted left', apply: bvshl },
  { suffix: 'RL', words: 'shifted right', apply: bvlshr },
  { suffix: 'RA', words: 'shifted right, its sign coming in', apply: bvashr },
];

export const rotateRight: Apply = (a, count) => rotateLeft(a, bvneg(count));

/** By the low byte of a register. */
export const byRegister =
  (apply: Apply): Apply =>
  (a, count) =>
    apply(a, zeroExtend(32, low(8, count)));
