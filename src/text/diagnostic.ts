import type { Source } from './source.ts';
import type { Span } from './span.ts';

export type Severity = 'error' | 'warning';

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
}

/** What a diagnostic may carry besides its message: the words at its place, related places, notes, help. */
export interface DiagnosticDetails {
  readonly text?: string;
  readonly related?: readonly Label[];
  readonly notes?: readonly string[];
  readonly help?: string;
}

/** A rule with an error means nothing and is not checked; a warning takes no rule out. */
export const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** An error at one place. */
export const errorAt = diagnosticOf('error');

/** A warning at one place. */
export const warningAt = diagnosticOf('warning');

function diagnosticOf(severity: Severity) {
  return (
    source: Source,
    span: Span,
    code: string,
    message: string,
    details: DiagnosticDetails = {},
  ): Diagnostic => {
    const { text, related = [], notes, help } = details;
    const primary: Label = text === undefined ? { source, span } : { source, span, text };
    return {
      code,
      severity,
      message,
      labels: [primary, ...related],
      ...(notes && { notes }),
      ...(help !== undefined && { help }),
    };
  };
}
