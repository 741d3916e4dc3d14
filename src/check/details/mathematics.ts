import type { Format } from '../../semantics/float/index.ts';
import { describe } from '../../semantics/term/describe.ts';
import type { Term } from '../../semantics/term/term.ts';

/** A term as mathematics that stands alone: without the parentheses around all of it. */
export function mathematicsOf(term: Term, format?: Format): string {
  const text = describe(term, format);
  return isEnclosed(text) ? text.slice(1, -1) : text;
}

/** Whether the first parenthesis is closed by the last one. */
function isEnclosed(text: string): boolean {
  if (!text.startsWith('(')) return false;
  let depth = 0;
  for (let at = 0; at < text.length - 1; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')') depth--;
    if (depth === 0) return false;
  }
  return text.endsWith(')');
}
