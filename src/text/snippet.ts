import type { PlainLabel } from './plain-diagnostic.ts';
import { screenLine, type Window, windowAround } from './screen-line.ts';
import { visible } from './visible.ts';

/** A label of the line that a snippet shows; the primary one has carets. */
export interface Mark {
  readonly label: PlainLabel;
  readonly primary: boolean;
}

export type Paint = (role: 'primary' | 'secondary' | 'gutter', text: string) => string;

const width = 110;

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
  const { width: lineWidth, columnOf, slice } = screenLine(source);
  const place = ({ label: { column, line, endLine, endColumn } }: Mark) => ({
    from: columnOf(column - 1),
    to: endLine === line ? columnOf(endColumn - 1) : lineWidth,
  });
  const places = marks.map(place);
  const view = windowAround(
    lineWidth,
    Math.min(...places.map(({ from }) => from)),
    Math.max(...places.map(({ to }) => to)),
    width,
  );
  const gutter = (number: string) => paint('gutter', `${number.padStart(margin)} |`);
  const cut = { before: view.start > 0 ? '…' : '', after: view.end < lineWidth ? '…' : '' };
  return [
    `${gutter(String(lineNumber))} ${cut.before}${slice(view.start, view.end)}${cut.after}`,
    ...marks.map(
      (mark, index) => `${gutter('')} ${markRow(mark, places[index]!, view, cut.before.length, paint)}`,
    ),
  ];
}

function markRow(
  { label, primary }: Mark,
  { from, to }: { from: number; to: number },
  view: Window,
  shift: number,
  paint: Paint,
): string {
  const start = Math.max(from, view.start);
  const length = Math.max(1, Math.min(to, view.end) - start);
  const words = label.text === undefined ? '' : ` ${visible(label.text)}`;
  const carets = (primary ? '^' : '-').repeat(length);
  return ' '.repeat(start - view.start + shift) + paint(primary ? 'primary' : 'secondary', carets + words);
}
