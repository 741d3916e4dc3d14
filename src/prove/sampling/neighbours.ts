/** Values beside a constant, as they stand in an input. */
import type { Input } from '../../model/claim.ts';
import {
  BINARY32,
  BINARY64,
  convertFormat,
  divide,
  type Format,
  fromInteger,
  nearest,
} from '../../semantics/float/index.ts';
import { widthOfSort } from '../../semantics/term/sort.ts';
import type { Constant } from '../../semantics/term/term.ts';

/** A constant as a value of an input, and what is near it: negations, and of numbers reciprocals. */
export function neighbours({ sort, value }: Constant, { variable, format }: Input): bigint[] {
  if (variable.sort === 'Bool') return [];
  const width = widthOfSort(variable.sort);
  if (format === undefined)
    return [value, -value, value + 1n, 1n - value, value - 1n, -value - 1n].map(one =>
      BigInt.asUintN(width, one),
    );
  const sign = format.signMask;
  const one = fromInteger(format, 1n, nearest).bits;
  return numbersOf(sort, value, format).flatMap(number => {
    const reciprocal = divide(format, one, number, nearest).bits;
    return [number, number ^ sign, reciprocal, reciprocal ^ sign].flatMap(bits =>
      [bits, bits + 1n, bits - 1n].map(beside => BigInt.asUintN(width, beside)),
    );
  });
}

/** The bits of a constant as a number of one format or the other, and as an integer. */
export function numbersOf(sort: Constant['sort'], value: bigint, format: Format): bigint[] {
  const formats = [BINARY32, BINARY64].filter(({ width }) => width === sort);
  const integer = sort === 'Bool' ? value : BigInt.asIntN(widthOfSort(sort), value);
  return [
    ...formats.map(from => (from === format ? value : convertFormat(from, format, value, nearest).bits)),
    fromInteger(format, integer, nearest).bits,
  ];
}
