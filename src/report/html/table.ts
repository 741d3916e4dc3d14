import { type Content, html, lines, type Markup } from './markup.ts';

/** What is wider than the screen scrolls in a box of its own, which the script puts in reach of the keyboard. */
export function scrolling(label: string, content: Markup): Markup {
  return html`<div class="scroll" role="group" aria-label="${label}">
${content}
</div>`;
}

export interface TableRow {
  /** The cell that names the row. */
  readonly head: Content;
  readonly cells: readonly Content[];
  readonly look?: string;
}

export function table(caption: string, head: readonly Content[], rows: readonly TableRow[]): Markup {
  return scrolling(
    caption,
    html`<table>
<caption>${caption}</caption>
<thead><tr>${head.map(cell => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>
${lines(rows.map(tableRow))}
</tbody>
</table>`,
  );
}

function tableRow({ head, cells, look }: TableRow): Markup {
  const classes = look === undefined ? undefined : html` class="${look}"`;
  return html`<tr${classes}><th scope="row">${head}</th>${cells.map(cell => html`<td>${cell}</td>`)}</tr>`;
}
