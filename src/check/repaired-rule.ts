/** The text of a rule after edits. */
import type { Rule } from '../rules/ast.ts';
import { blankComments } from '../rules/parse/rule-text.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import type { Source } from '../text/source.ts';

/** On one line and without comments, else as it was written. */
export function repairedRule({ text }: Source, { span }: Rule, edits: readonly TextEdit[]): string {
  const moved = edits.map(edit => ({
    ...edit,
    span: { start: edit.span.start - span.start, end: edit.span.end - span.start },
  }));
  const written = blankComments(text).slice(span.start, span.end);
  return applyEdits(written, moved).replace(/\s+/g, ' ').trim();
}
