/**
 * HTML from templates that escape by default: what is put into one is text, unless it is markup that another
 * template made. Nothing else makes markup.
 */
import { visible } from '../../text/visible.ts';

/** A piece of HTML; only this file makes any. */
class Piece {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

export type Markup = Piece;
export type Content = Markup | string | number | undefined | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** The one way of text into a page: what is invisible or turns the reading direction shows as an escape. */
export function escapeText(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, character => entities[character]!);
}

/** Values stand between tags, or as an attribute between double quotes. */
export function html(pieces: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Piece(pieces.reduce((text, piece, index) => text + render(values[index - 1]) + piece));
}

function render(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'string' || typeof content === 'number') return escapeText(`${content}`);
  return content instanceof Piece ? content.markup : content.map(render).join('');
}

/** Each on a line of its own, if there is any. */
export function lines(items: readonly Content[]): Markup {
  return new Piece(
    items
      .filter(item => item !== undefined)
      .map(render)
      .join('\n'),
  );
}

/** Data for a script, as the content of a `script` element: no tag and no comment can begin in it. */
export function jsonContent(data: unknown): Markup {
  const unit = (code: string) => `\\u${code.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return new Piece(
    JSON.stringify(data).replace(/[<>&\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, character =>
      character.split('').map(unit).join(''),
    ),
  );
}

/** The text of this project's own style sheets and scripts. */
export function ownText(text: string): Markup {
  return new Piece(text);
}
