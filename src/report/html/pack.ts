/**
 * A run over a whole Go tree has more to say than a page should hold at once: what is in closed rules beyond a
 * budget is packed, and unpacked by the page's script when a rule is opened.
 */
import { gzipSync } from 'node:zlib';
import { html, type Markup } from './markup.ts';

export interface Packing {
  /** Characters that stay unpacked. */
  readonly budget: number;
  /** Rules in one pack. */
  readonly size: number;
}

export const usual: Packing = { budget: 1_500_000, size: 100 };

/** Bodies one after the other: those that stay, and from `first` on the packs of the others. */
export interface Packed {
  readonly first: number;
  readonly packs: readonly string[];
}

export function pack(bodies: readonly Markup[], { budget, size }: Packing): Packed {
  let left = budget;
  let first = 0;
  for (; first < bodies.length; first++) {
    left -= bodies[first]!.markup.length;
    if (left < 0) break;
  }
  const packs: string[] = [];
  for (let from = first; from < bodies.length; from += size) {
    const texts = bodies.slice(from, from + size).map(({ markup }) => markup);
    packs.push(gzipSync(JSON.stringify(texts), { level: 9 }).toString('base64'));
  }
  return { first, packs };
}

export function packScript(text: string, number: number): Markup {
  return html`<script type="text/plain" id="pack-${number}">${text}</script>`;
}
