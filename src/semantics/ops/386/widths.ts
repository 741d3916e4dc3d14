/** The widths of integer instructions: registers have 32 bits, and constants the width. */
import type { Width } from '../amd64/widths.ts';
import { integer } from '../table.ts';

const [b, h, l] = [integer(8), integer(16), integer(32)];

export const long: Width = {
  suffix: 'L',
  width: 32,
  register: l,
  result: l,
  constant: 'Int32',
  count: 'Int32',
};
const word: Width = { suffix: 'W', width: 16, register: h, result: h, constant: 'Int16', count: 'Int16' };
const byte: Width = { suffix: 'B', width: 8, register: b, result: b, constant: 'Int8', count: 'Int8' };

export const integers: readonly Width[] = [long, word, byte];
/** Of 32 and of 16 bits. */
export const wide: readonly Width[] = [long, word];
