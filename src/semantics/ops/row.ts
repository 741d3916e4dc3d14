/** Op entries as the rows of a table: what most ops have in common is left out. */
import type { Format } from '../float/format.ts';
import { bits, floatEqual, ifThenElse, toInteger } from '../term/build.ts';
import type { Term } from '../term/term.ts';
import type { OpEntry } from './entry.ts';

export interface Row extends Omit<OpEntry, 'commutative' | 'manual'> {
  readonly commutative?: true;
  /** Where the manual says so. */
  readonly section: string;
}

export const entriesOf = (manual: string, rows: readonly Row[]): OpEntry[] =>
  rows.map(({ section, commutative = false, ...row }) => ({
    ...row,
    commutative,
    manual: `${manual}, ${section}`,
  }));

/** A number without its fraction as an integer: out of range saturates, and each machine has its own for NaNs. */
export const truncated = (
  from: Format,
  { width, signed }: { readonly width: number; readonly signed: boolean },
  ofNan: bigint,
  a: Term,
): Term => ifThenElse(floatEqual(from, a, a), toInteger(from, width, signed, 'rtz', a), bits(width, ofNan));

/** The format of the numbers that ops on several formats are given, told by their width. */
export function formatAmong(formats: readonly Format[], a: Term): Format {
  const format = formats.find(({ width }) => width === a.sort);
  if (format === undefined) throw new RangeError(`no format has the width ${a.sort}`);
  return format;
}
