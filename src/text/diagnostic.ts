import type { TextEdit } from './edit.ts';
import type { Source, Span } from './source.ts';

/** Advice is worth a look at leisure; it is counted, and shown where it is asked for. */
export type Severity = 'error' | 'warning' | 'advice';

/** A change that is certain to mend what a diagnostic says, in the source of its first label. */
export interface Fix {
  /** What it does, as an order: `write \`...\``. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A place in a source with the few words that belong beside its caret. */
export interface Label {
  readonly source: Source;
  readonly span: Span;
  readonly text?: string;
}

/**
 * One thing wrong with a text. `code` is stable and public (`operand-count`); `message` says what is
 * wrong in the rules language's own words; the first label is where, the others are related places.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly labels: readonly [Label, ...Label[]];
  readonly notes?: readonly string[];
  readonly help?: string;
  readonly fix?: Fix;
}

/** What a diagnostic may carry besides its message: the words at its place, related places, notes, help. */
export interface DiagnosticDetails {
  readonly text?: string;
  readonly related?: readonly Label[];
  readonly notes?: readonly string[];
  readonly help?: string;
  readonly fix?: Fix;
}

/** A rule with an error means nothing and is not checked; a warning takes no rule out. */
export const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** An error at one place. */
export const errorAt = diagnosticOf('error');

/** A warning at one place. */
export const warningAt = diagnosticOf('warning');

/** A diagnostic of a severity at one place. */
export function diagnosticOf(severity: Severity) {
  return (
    source: Source,
    span: Span,
    code: string,
    message: string,
    details: DiagnosticDetails = {},
  ): Diagnostic => {
    const { text, related = [], notes, help, fix } = details;
    const primary: Label = text === undefined ? { source, span } : { source, span, text };
    return {
      code,
      severity,
      message,
      labels: [primary, ...related],
      ...(notes && { notes }),
      ...(help !== undefined && { help }),
      ...(fix && { fix }),
    };
  };
}
