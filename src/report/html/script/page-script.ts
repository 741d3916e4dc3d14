/// <reference lib="dom" />
import { pageAddress } from './address.ts';
import { runPage } from './run-page.ts';

/** The text of the page's script. Functions are written out one by one, so none may refer to another by name. */
export const pageScript = `(${runPage})(${stored}, (${pageAddress})(), ${reach});`;

/** Runs in the browser, by itself: puts what scrolls in a box of its own in reach of the keyboard. */
export function reach(within: ParentNode): void {
  for (const box of within.querySelectorAll<HTMLElement>('.scroll, pre')) {
    // To measure what is not shown would lay it out.
    if (box.closest('details:not([open])') !== null) continue;
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
}

/** Runs in the browser, by itself: reads what `storedScript` wrote. */
export async function stored(id: string): Promise<unknown> {
  const element = document.getElementById(id)!;
  const text = element.textContent ?? '';
  if (element.getAttribute('type') === 'application/json') return JSON.parse(text);
  const bytes = Uint8Array.from(atob(text), character => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}
