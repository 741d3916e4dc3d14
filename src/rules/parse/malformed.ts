import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import type { Source, Span } from '../../text/source.ts';

/** Thrown while a tree is built from a text that the grammar accepts and the language does not. */
export class Malformed extends Error {
  readonly code: string;
  readonly span: Span;
  /** The earlier place with which this one disagrees, and the words for it. */
  readonly earlier: { readonly span: Span; readonly text: string } | undefined;

  constructor(code: string, message: string, span: Span, earlier?: { span: Span; text: string }) {
    super(message);
    this.code = code;
    this.span = span;
    this.earlier = earlier;
  }

  diagnostic(source: Source): Diagnostic {
    const related = this.earlier ? [{ source, ...this.earlier }] : [];
    return errorAt(source, this.span, this.code, this.message, { related });
  }
}
