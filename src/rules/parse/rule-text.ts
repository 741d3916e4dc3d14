/** The text of rules before it is read. */
import type { Source, Span } from '../../text/source.ts';

/** The text of one rule, before it is read: comments are blanked, `span` is its place in the file. */
export interface RuleText {
  readonly source: Source;
  readonly text: string;
  readonly span: Span;
}

/** A stretch of a rule's text as a place in the file. */
export function placeIn({ span }: RuleText, start: number, end: number): Span {
  return { start: span.start + start, end: span.start + end };
}

/**
 * The text with its comments blanked, and plain blanks for the others that Unicode has, at the same offsets. `//` begins a
 * comment anywhere, in a string too: so does Go's generator read it.
 */
export function blankComments(text: string): string {
  return text.replace(/\/\/[^\n]*/g, comment => ' '.repeat(comment.length)).replace(otherBlanks, ' ');
}

/** What `unicode.IsSpace` holds for beyond ASCII. */
const otherBlanks = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;

/** The text of a rule with the comments blanked that only Go reads, in its condition and in brackets of auxints and auxes. */
export function blankGoComments(text: string): string {
  if (!text.includes('/*')) return text;
  let open = 0;
  let isCondition = false;
  return text.replace(goComment, (part: string) => {
    if (part === '[' || part === '{') open++;
    else if (part === ']' || part === '}') open--;
    else if (part === '&&' && open === 0) isCondition = true;
    else if (part === '=>') isCondition = false;
    return part.startsWith('/*') && (isCondition || open > 0) ? part.replace(/[^\n]/g, ' ') : part;
  });
}

const goComment = /\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])+'|[[\]{}]|&&|=>/g;

/** A bracket, an arrow or a string in the text of a rule: what has to be seen before the rest can be read. */
export interface Token {
  readonly kind: 'open' | 'close' | 'arrow' | 'old-arrow' | 'string' | 'unterminated';
  readonly text: string;
  readonly start: number;
}

const landmark = /[()[\]{}]|=>|->|"(?:\\.|[^"\\\n])*("|$|(?=\n))|`[^`]*(`|$)|'(?:\\.|[^'\\\n])(')/gm;

const known = new WeakMap<RuleText, readonly Token[]>();

/** The landmarks of a rule's text from left to right, in one pass and without a stack. */
export function tokensOf(rule: RuleText): readonly Token[] {
  const tokens = known.get(rule) ?? [...rule.text.matchAll(landmark)].map(tokenOf);
  known.set(rule, tokens);
  return tokens;
}

function tokenOf({ 0: match, 1: quote, 2: backquote, 3: apostrophe, index }: RegExpExecArray): Token {
  return { kind: kindOf(match, quote ?? backquote ?? apostrophe), text: match, start: index };
}

function kindOf(match: string, closing: string | undefined): Token['kind'] {
  if (match === '=>') return 'arrow';
  if (match === '->') return 'old-arrow';
  if (closing !== undefined) return closing === '' ? 'unterminated' : 'string';
  return '([{'.includes(match) ? 'open' : 'close';
}
