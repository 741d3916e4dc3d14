import type { Format } from '../../semantics/float/index.ts';
import { describeBriefly } from '../../semantics/term/describe.ts';
import { withConstantsFolded } from '../../semantics/term/fold.ts';
import type { Term } from '../../semantics/term/term.ts';

/** Characters that a reader follows: some lines of their own, or what stands beside an op in a tree. */
const longest = { alone: 320, besideOp: 100 };

/** A term as mathematics without the parentheses around all of it; `…` for the depths of a long one. */
export function mathematicsOf(term: Term, format?: Format, place: keyof typeof longest = 'alone'): string {
  const text = describeBriefly(withConstantsFolded(term), longest[place], format);
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
