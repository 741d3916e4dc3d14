/// <reference lib="dom" />

/** Runs in the browser, by itself: puts what scrolls in a box of its own in reach of the keyboard. */
export function reach(within: ParentNode): void {
  for (const box of within.querySelectorAll<HTMLElement>('.scroll, pre')) {
    // To measure what is not shown would lay it out.
    if (box.closest('details:not([open])') !== null) continue;
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
}
