/** Lists of errors that a reader can take in: one mistake in a table makes thousands of them alike. */
import { grouped } from './text/words.ts';

/** So many of one code are shown. */
const limit = 20;

export interface Capped<Item> {
  readonly shown: readonly Item[];
  /** One line for each code of which there are more. */
  readonly more: readonly string[];
}

/** The first errors of each code, and how many more there are. */
export function capped<Item extends { readonly code: string }>(items: readonly Item[]): Capped<Item> {
  const counts = new Map<string, number>();
  const shown = items.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= limit;
  });
  const more = [...counts]
    .filter(([, count]) => count > limit)
    .map(([code, count]) => `and ${grouped(count - limit)} more with ${code}`);
  return { shown, more };
}
