/** The source text of a rule, its ops marked: in an alternation the very member. Nothing where the run has none. */

import type { Region, RuleResult } from '../../check/run.ts';
import { type ScreenLine, screenLine } from '../../text/screen-line.ts';
import { type Content, html, lines, type Markup } from './markup.ts';

export interface FrameMark {
  readonly region: Region;
  /** The class of the mark, which gives it its colour and its line. */
  readonly look: string;
  /** What is said below the mark. */
  readonly text?: string;
}

/** Screen columns of a mark on one line. */
interface Place {
  readonly mark: FrameMark;
  readonly from: number;
  readonly to: number;
}

/** `caption` says what is marked, for those who do not see it. */
export function frame(
  rule: RuleResult,
  { line, endLine }: Region,
  marks: readonly FrameMark[],
  caption: Content,
): Markup | undefined {
  const { source } = rule;
  if (source === undefined) return undefined;
  const numbers = Array.from({ length: endLine - line + 1 }, (_, index) => line + index);
  const margin = `${endLine}`.length;
  return html`<figure class="frame">
<pre>${lines(numbers.map(number => frameLine(source[number - rule.line] ?? '', number, marks, margin)))}</pre>
<figcaption>${caption}</figcaption>
</figure>`;
}

function frameLine(source: string, number: number, marks: readonly FrameMark[], margin: number): Markup {
  const line = screenLine(source);
  const places = placesOn(number, marks, line);
  const gutter = (label: string) => html`<span class="gutter">${label.padStart(margin)} │ </span>`;
  return lines([
    html`${gutter(`${number}`)}${marked(line, places)}`,
    ...places
      .filter(({ mark }) => mark.text !== undefined)
      .map(
        ({ mark, from, to }) =>
          html`${gutter('')}${' '.repeat(from)}<span class="say ${mark.look}">${'^'.repeat(to - from)} ${mark.text}</span>`,
      ),
  ]);
}

/** In the order of the text; of marks that overlap the first. */
function placesOn(number: number, marks: readonly FrameMark[], { width, columnOf }: ScreenLine): Place[] {
  const places = marks
    .filter(({ region }) => region.line <= number && number <= region.endLine)
    .map(mark => {
      const from = mark.region.line === number ? columnOf(mark.region.column - 1) : 0;
      const to = mark.region.endLine === number ? columnOf(mark.region.endColumn - 1) : width;
      return { mark, from, to };
    })
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const apart: Place[] = [];
  for (const place of places) if (place.from >= (apart.at(-1)?.to ?? 0)) apart.push(place);
  return apart;
}

function marked({ slice }: ScreenLine, places: readonly Place[]): Content[] {
  const ends = [0, ...places.map(({ to }) => to)];
  return [
    ...places.flatMap(({ mark, from, to }, index) => [
      slice(ends[index]!, from),
      html`<mark class="${mark.look}">${slice(from, to)}</mark>`,
    ]),
    slice(ends.at(-1)!),
  ];
}
