/** Fields of entries as they are written, and where. */
import { entryFields, type FieldText } from '../rules/tables/entry-fields.ts';
import type { Declared } from '../rules/tables/op-info.ts';
import { blankGoComments } from '../rules/tables/split-entries.ts';
import type { Span } from '../text/source.ts';

export function fieldsOf({ source, span }: Declared): ReadonlyMap<string, FieldText> {
  return entryFields(blankGoComments(source.text.slice(span.start, span.end))) ?? new Map();
}

/** The value of a field, or where there is none the entry. */
export function fieldSpan(declared: Declared, name: string): Span {
  const field = fieldsOf(declared).get(name);
  if (field === undefined) return declared.span;
  const start = declared.span.start + field.start;
  return { start, end: start + field.text.length };
}

/** The comment behind an entry on its last line, without its slashes, and where it stands. */
export function commentOf({
  source,
  span,
}: Declared): { readonly text: string; readonly span: Span } | undefined {
  const newline = source.text.indexOf('\n', span.end);
  const rest = source.text.slice(span.end, newline < 0 ? source.text.length : newline);
  const [, before, text] = /^(,?[ \t]*\/\/[ \t]?)(.*?)\s*$/.exec(rest) ?? [];
  if (before === undefined || text === undefined || text === '') return undefined;
  const start = span.end + before.length;
  return { text, span: { start, end: start + text.length } };
}
