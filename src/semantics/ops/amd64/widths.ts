/** The widths of integer instructions, by the letter that ends their names. */
import type { Register } from '../entry.ts';
import { cleared, integer } from '../table.ts';

type Constant = 'Int32' | 'Int16' | 'Int8';

export interface Width {
  readonly suffix: 'Q' | 'L' | 'W' | 'B';
  readonly width: number;
  readonly register: ReturnType<typeof integer>;
  /** Of a result: instructions on 32 bits clear the upper half, those on fewer leave what is above as it was. */
  readonly result: Register;
  /** What an instruction has room for is sign-extended to the width. */
  readonly constant: Constant;
  /** Of a shift or a rotation. */
  readonly count: Constant;
}

export const integers: readonly Width[] = [
  { suffix: 'Q', width: 64, register: integer(64), result: integer(64), constant: 'Int32', count: 'Int8' },
  {
    suffix: 'L',
    width: 32,
    register: integer(32),
    result: cleared(integer(32)),
    constant: 'Int32',
    count: 'Int8',
  },
  { suffix: 'W', width: 16, register: integer(16), result: integer(16), constant: 'Int16', count: 'Int8' },
  { suffix: 'B', width: 8, register: integer(8), result: integer(8), constant: 'Int8', count: 'Int8' },
];

/** Of 64 and of 32 bits. */
export const wide: readonly Width[] = integers.filter(({ width }) => width >= 32);
