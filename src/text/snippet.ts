import stringWidth from 'fast-string-width';
import { lineWidth, wrap } from './columns.ts';
import type { PlainLabel } from './plain-diagnostic.ts';
import { type ScreenLine, screenLine, type Window, windowAround } from './screen-line.ts';
import { visible } from './visible.ts';

/** A label of the line that a snippet shows; the primary one has carets. */
export interface Mark {
  readonly label: PlainLabel;
  readonly primary: boolean;
}

export type Paint = (role: 'primary' | 'secondary' | 'gutter', text: string) => string;

/** Columns of the screen, the end exclusive. */
interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Columns that are left beside line numbers of `margin` digits. */
const roomBeside = (margin: number): number => lineWidth - margin - ' | '.length;

/** Columns of a line that is cut at both ends. */
const cutRoom = (margin: number): number => roomBeside(margin) - 2;

/**
 * Marks of one line, which stand together where a line of the screen shows them all; else it is cut into
 * pieces, from its left to its right.
 */
export function inView(marks: readonly Mark[], margin: number): readonly (readonly Mark[])[] {
  const line = screenLine(marks[0]!.label.source!);
  if (line.width <= roomBeside(margin)) return [marks];
  const room = cutRoom(margin);
  const together = ({ from, to }: Extent) => to - from <= room;
  if (together(extentOf(marks, line))) return [marks];
  const groups: Mark[][] = [];
  for (const mark of marks.toSorted((a, b) => a.label.column - b.label.column)) {
    const group = groups.at(-1);
    if (group !== undefined && together(extentOf([...group, mark], line))) group.push(mark);
    else groups.push([mark]);
  }
  return groups;
}

function placeOf({ label: { column, line, endLine, endColumn } }: Mark, screen: ScreenLine): Extent {
  const from = screen.columnOf(column - 1);
  const to = endLine === line ? screen.columnOf(endColumn - 1) : screen.width;
  return { from, to: Math.max(to, from + 1) };
}

const wordsOf = ({ label: { text } }: Mark): string => (text === undefined ? '' : visible(text));

/** What marks cover, with the words behind their carets. */
function extentOf(marks: readonly Mark[], screen: ScreenLine): Extent {
  const places = marks.map(mark => placeOf(mark, screen));
  return {
    from: Math.min(...places.map(({ from }) => from)),
    to: Math.max(...places.map(({ to }, index) => to + 1 + stringWidth(wordsOf(marks[index]!)))),
  };
}

/**
 * One line of source and, below it, a row for each mark with carets under its span. A span that goes on in
 * the next line is shown to the end of this one. `margin` is the width of the line numbers.
 */
export function renderSnippet(
  lineNumber: number,
  source: string,
  marks: readonly Mark[],
  margin: number,
  paint: Paint,
): string[] {
  const screen = screenLine(source);
  const view = viewOf(screen, marks, margin);
  const gutter = (number: string) => paint('gutter', `${number.padStart(margin)} |`);
  const cut = { before: view.start > 0 ? '…' : '', after: view.end < screen.width ? '…' : '' };
  return [
    `${gutter(String(lineNumber))} ${cut.before}${screen.slice(view.start, view.end)}${cut.after}`,
    ...marks.flatMap(mark => {
      const { from, to } = placeOf(mark, screen);
      const start = Math.max(from, view.start);
      const length = Math.max(1, Math.min(to, view.end) - start);
      const column = start - view.start + cut.before.length;
      return markRows(mark, column, length, roomBeside(margin), paint).map(row => `${gutter('')} ${row}`);
    }),
  ];
}

/** A line that fits is shown whole; of a longer one, what the marks and their words cover, and what is around. */
function viewOf(screen: ScreenLine, marks: readonly Mark[], margin: number): Window {
  if (screen.width <= roomBeside(margin)) return { start: 0, end: screen.width };
  const { from, to } = extentOf(marks, screen);
  const view = windowAround(Math.max(screen.width, to), from, to, cutRoom(margin));
  return { start: Math.min(view.start, from), end: Math.min(view.end, screen.width) };
}

/** Carets with the words behind them; where these do not fit, before them; else below. */
function markRows(mark: Mark, column: number, length: number, room: number, paint: Paint): string[] {
  const marked = (text: string) => paint(mark.primary ? 'primary' : 'secondary', text);
  const carets = (mark.primary ? '^' : '-').repeat(length);
  const words = wordsOf(mark);
  const width = stringWidth(words);
  const before = column - width - 1;
  if (words === '') return [' '.repeat(column) + marked(carets)];
  if (column + length + 1 + width <= room) return [' '.repeat(column) + marked(`${carets} ${words}`)];
  if (before >= 0) return [' '.repeat(before) + marked(`${words} ${carets}`)];
  const below = ' '.repeat(Math.max(0, Math.min(column, room - width)));
  return [
    ' '.repeat(column) + marked(carets),
    ...wrap('', words, room - below.length).map(text => below + marked(text)),
  ];
}
