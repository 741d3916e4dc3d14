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

/** What is printed is read in terminals of 80 columns. */
export const lineWidth = 80;

/** Breaks prose into lines that fit; the first line follows `head`, the others are indented as far. */
export function wrap(head: string, prose: string, width = lineWidth): string[] {
  const indent = stringWidth(head);
  const [first = '', ...others] = wrapAnsi(prose, Math.max(1, width - indent)).split('\n');
  return [head + first, ...others.map(line => ' '.repeat(indent) + line)];
}

/** Breaks a text into lines of at most `width` columns, within words where it must. */
export const wrapHard = (text: string, width: number): string[] =>
  wrapAnsi(text, width, { hard: true }).split('\n');

/** Columns that a message needs behind its place, and what it has behind one that leaves no room for it. */
const [leastRoom, roomBeyond] = [16, 32];

/** Breaks a rule that takes more than a line before its `=>`, then before its `&&` and between its parts. */
export function wrapRule(rule: string, width: number): string[] {
  if (stringWidth(rule) <= width) return [rule];
  const indent = ' '.repeat(4);
  const [match = '', ...result] = rule.split(/ (?==> )/);
  const broken = (text: string, room: number) => wrapAnsi(glued(text), room).split('\n');
  const [first = '', ...others] = broken(match, width);
  const rest = others.length === 0 ? [] : broken(others.join(' '), width - indent.length);
  const lines = [...rest, ...broken(result.join(' '), width - indent.length)];
  return [first, ...lines.map(line => indent + line)].map(line => line.replaceAll(noBreakSpace, ' '));
}

/** With its `&&` and `=>` at the word behind them. */
const glued = (rule: string): string => rule.replace(/(=>|&&) /g, `$1${noBreakSpace}`);

/**
 * The lines of a message, of which the first stands behind its place: the place stays whole, as editors look for
 * it, and what does not fit is indented a little. A rule breaks before its `&&` and `=>`.
 */
export function wrapMessage(head: string, message: string): string[] {
  const indent = ' '.repeat(4);
  const width = stringWidth(head);
  const taken = width <= lineWidth - leastRoom ? width : lineWidth - roomBeyond;
  const filler = '-'.repeat(taken - indent.length);
  const [first = '', ...others] = wrapAnsi(filler + glued(message), lineWidth - indent.length).split('\n');
  const lines = [first.slice(filler.length), ...others.map(line => indent + line)];
  return lines.map(line => line.replaceAll(noBreakSpace, ' '));
}

/** The same for a list: lines break behind commas only. */
export function wrapList(head: string, items: readonly string[]): string[] {
  const whole = items.map(item => item.replaceAll(' ', noBreakSpace));
  return wrap(head, whole.join(', ')).map(line => line.replaceAll(noBreakSpace, ' '));
}

const noBreakSpace = '\u00a0';
