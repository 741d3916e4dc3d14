/** The shifts that an instruction applies to its last operand (Arm ARM DDI 0487, shared/functions, ShiftReg). */
import { bvashr, bvlshr, bvneg, bvshl, rotateLeft } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';

export const rotateRight = (a: Term, count: Term): Term => rotateLeft(a, bvneg(count));

export interface Shift {
  /** As the names of ops end. */
  readonly suffix: string;
  readonly words: string;
  apply(a: Term, count: Term): Term;
}

export const shifts: readonly Shift[] = [
  { suffix: 'LL', words: 'shifted left', apply: bvshl },
  { suffix: 'RL', words: 'shifted right', apply: bvlshr },
  { suffix: 'RA', words: 'shifted right, its sign coming in', apply: bvashr },
];
export const rotation: Shift = { suffix: 'RO', words: 'rotated right', apply: rotateRight };
