import type { Span } from '../../text/source.ts';

/** The literal of one op or block in an op table. */
export interface EntryText {
  readonly kind: 'op' | 'block';
  readonly span: Span;
}

/** Comments and strings are passed over whole, so that what they hold is never taken for code. */
const landmark = /\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])'|\[\](op|block)Data\{|[{}]/g;

/**
 * Finds the entries of all `[]opData{...}` and `[]blockData{...}` literals in a Go file. `unclosed` is the
 * place of a literal that does not end.
 */
export function splitEntries(text: string): { entries: EntryText[]; unclosed?: Span } {
  const entries: EntryText[] = [];
  let kind: EntryText['kind'] | undefined;
  let table = 0;
  let entry = 0;
  let depth = 0;
  for (const { 0: token, 1: element, index } of text.matchAll(landmark)) {
    if (kind === undefined) {
      if (element === undefined) continue;
      kind = element === 'op' ? 'op' : 'block';
      table = index;
      depth = 1;
    } else if (token === '{') {
      if (depth === 1) entry = index;
      depth++;
    } else if (token === '}') {
      depth--;
      if (depth === 1) entries.push({ kind, span: { start: entry, end: index + 1 } });
      if (depth === 0) kind = undefined;
    }
  }
  return kind === undefined ? { entries } : { entries, unclosed: { start: table, end: table + 1 } };
}

/** Go text with its comments blanked, at the same offsets; `//` inside a string is no comment. */
export function blankGoComments(text: string): string {
  return text.replace(landmark, token => (token.startsWith('//') ? ' '.repeat(token.length) : token));
}
