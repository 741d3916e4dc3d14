/** Texts in the columns of a terminal. */
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Pads the cells of rows so that columns begin at the same place; the last cell of a row is left as it is. */
export function alignColumns<Row extends readonly string[]>(rows: readonly Row[]): Row[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell));
    });
  }
  const pad = (cell: string, column: number, row: readonly string[]) =>
    column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
  return rows.map(row => row.map(pad) as readonly string[] as Row);
}

/** Prose is read in terminals of 80 columns. */
const lineWidth = 80;

/** Breaks prose into lines that fit; the first line follows `head`, the others are indented as far. */
export function wrap(head: string, prose: string): string[] {
  const indent = stringWidth(head);
  const [first = '', ...others] = wrapAnsi(prose, Math.max(1, lineWidth - indent)).split('\n');
  return [head + first, ...others.map(line => ' '.repeat(indent) + line)];
}

/** The same for a list: lines break behind commas only. */
export function wrapList(head: string, items: readonly string[]): string[] {
  const whole = items.map(item => item.replaceAll(' ', noBreakSpace));
  return wrap(head, whole.join(', ')).map(line => line.replaceAll(noBreakSpace, ' '));
}

const noBreakSpace = '\u00a0';
