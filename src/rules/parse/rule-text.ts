import type { Source } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';

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
