/** The map of a refuted rule's inputs as a table, each cell by a sign as well as by its colour. */
import type { InputAxis, InputMapShown } from '../../check/run.ts';
import { roundingWords } from '../text/words.ts';
import { html, lines, type Markup } from './markup.ts';
import { scrolling } from './table.ts';

interface CellLook {
  readonly look: string;
  readonly sign: string;
  readonly words: string;
}

const looks = {
  none: { look: 'none', sign: '·', words: 'none tried' },
  agree: { look: 'agree', sign: '=', words: 'equal on all tried' },
  some: { look: 'some', sign: '±', words: 'different on some' },
  differ: { look: 'differ', sign: '≠', words: 'different on all tried' },
} satisfies Readonly<Record<string, CellLook>>;

function lookOf({ tried, differing }: Cell): CellLook {
  if (tried === 0) return looks.none;
  if (differing === 0) return looks.agree;
  return differing === tried ? looks.differ : looks.some;
}

type Cell = InputMapShown['cells'][number][number];

export function inputMapTable(map: InputMapShown): Markup {
  const { rows, columns, roundingMode } = map;
  const axes = columns ? `${rows.title} (down) against ${columns.title} (across)` : rows.title;
  const areNumbers = [rows, ...(columns ? [columns] : [])].some(({ numbers }) => numbers);
  const letters = areNumbers ? '; n normal, s subnormal' : '';
  const tried = map.cells.flat().reduce((sum, cell) => sum + cell.tried, 0);
  return lines([
    scrolling(
      'Map of the inputs',
      html`<table class="map">
<caption>Where the sides agree: ${axes}</caption>
${head(map)}
<tbody>
${lines(rows.classes.map((_, index) => tableRow(map, index)))}
</tbody>
</table>`,
    ),
    html`<ul class="legend">${Object.values(looks).map(legendItem)}</ul>`,
    html`<p class="faint">${tried} inputs, rounding ${roundingWords[roundingMode]} (${roundingMode})${letters}.</p>`,
  ]);
}

function legendItem({ look, sign, words }: CellLook): Markup {
  return html`<li><span class="cell ${look}" aria-hidden="true">${sign}</span> ${words}</li>`;
}

function head({ rows, columns }: InputMapShown): Markup | undefined {
  if (columns === undefined) return undefined;
  return html`<thead><tr><th scope="col">${rows.title}<br>╲ ${columns.title}</th>${columns.classes.map(item => label(item, 'col'))}</tr></thead>`;
}

function tableRow({ rows, columns, cells }: InputMapShown, index: number): Markup {
  const name = rows.classes[index]!.name;
  return html`<tr>${label(rows.classes[index]!, 'row')}${cells[index]!.map((cell, column) => mapCell(cell, [name, ...(columns ? [columns.classes[column]!.name] : [])]))}</tr>`;
}

function label({ label, name }: InputAxis['classes'][number], scope: 'row' | 'col'): Markup {
  return html`<th scope="${scope}"><abbr title="${name}">${label}</abbr></th>`;
}

function mapCell(cell: Cell, names: readonly string[]): Markup {
  const { look, sign, words } = lookOf(cell);
  const counted = cell.tried === 0 ? words : `${cell.differing} of ${cell.tried} differ`;
  return html`<td class="cell ${look}" title="${names.join(', ')}: ${counted}"><span aria-hidden="true">${sign}</span><span class="sr">${words}</span></td>`;
}
