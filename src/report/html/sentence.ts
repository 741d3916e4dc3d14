import type { Quote } from '../explain/words.ts';
import { type Content, html, type Markup } from './markup.ts';

/** Stands in a sentence for a quoted text, by its number. */
const placeholder = /\uE000(\d+)\uE000/;

/**
 * A sentence of `explain/words.ts` as markup. Its quoted texts never pass through the sentence itself, so
 * that all of it is escaped.
 */
export function sentence(say: (quote: Quote) => string): Markup {
  const quoted: Content[] = [];
  const keep = (content: Content) => `\uE000${quoted.push(content) - 1}\uE000`;
  const text = say({ code: name => keep(html`<code>${name}</code>`), prose: keep });
  return html`${text.split(placeholder).map((part, index) => (index % 2 === 0 ? part : quoted[Number(part)]))}`;
}
