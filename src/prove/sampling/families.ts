/** The families that an input's values are drawn from, many at once. */

import type { Input } from '../../model/claim.ts';
import type { Family } from '../../semantics/batch/draw.ts';
import { widthOfSort } from '../../semantics/term/sort.ts';
import { corners, ladder } from './operands.ts';

export function familiesOf(input: Input, order: number): readonly Family[] {
  const { variable, format } = input;
  const any: Family = { kind: 'any', width: widthOfSort(variable.sort) };
  const table: Family = { kind: 'table', values: [...new Set([...ladder(input, order), ...corners(input)])] };
  if (format === undefined) return [any, table];
  return [any, table, { kind: 'near one', format }, { kind: 'few bits', format }];
}
