/**
 * What the page's script reads. A run over a whole Go tree has more to say than a page should hold at once: what
 * is large is packed, and unpacked by the script when it is looked at.
 */
import { gzipSync } from 'node:zlib';
import { html, jsonContent, type Markup } from './markup.ts';

/** Characters of JSON that may stand on the page as they are. */
const readable = 100_000;

/** `stored` of `script/stored.ts` reads it. */
export function storedScript(id: string, data: unknown): Markup {
  return JSON.stringify(data).length > readable
    ? packedScript(id, data)
    : html`<script type="application/json" id="${id}">${jsonContent(data)}</script>`;
}

export function packedScript(id: string, data: unknown): Markup {
  const packed = gzipSync(JSON.stringify(data), { level: 9 }).toString('base64');
  return html`<script type="text/plain" id="${id}">${packed}</script>`;
}
