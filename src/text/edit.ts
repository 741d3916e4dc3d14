import type { Span } from './source.ts';

/** A stretch of a text and what is to stand there instead. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** The text after edits that do not overlap, in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = '';
  let end = 0;
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    if (edit.span.start < end) throw new RangeError('edits overlap');
    edited += text.slice(end, edit.span.start) + edit.text;
    end = edit.span.end;
  }
  return edited + text.slice(end);
}
