/**
 * What the page's script reads. A run over a whole Go tree has more to say than a page should hold at once: what
 * is large is packed, and unpacked by the script when it is looked at.
 */
import { html, jsonContent, type Markup } from './markup.ts';

/** What a page takes from where it is made. */
export interface PageHost {
  /** The SHA-256 of a text, in base 64. */
  sha256(text: string): string;
  /** A text packed by gzip, in base 64. */
  gzip(text: string): string;
}

/** Characters of JSON that may stand on the page as they are. */
const readable = 100_000;

/** `stored` of `script/stored.ts` reads it. */
export function storedScript(host: PageHost, id: string, data: unknown): Markup {
  return JSON.stringify(data).length > readable
    ? packedScript(host, id, data)
    : html`<script type="application/json" id="${id}">${jsonContent(data)}</script>`;
}

export function packedScript(host: PageHost, id: string, data: unknown): Markup {
  const packed = host.gzip(JSON.stringify(data));
  return html`<script type="text/plain" id="${id}">${packed}</script>`;
}
