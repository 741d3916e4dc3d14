import type { Fix, Label, Severity } from '../text/diagnostic.ts';
import type { Source, Span } from '../text/source.ts';

/** A place that breaks a law. */
export interface Finding {
  readonly span: Span;
  /** Where the span is; the file at hand if nothing is said. */
  readonly source?: Source;
  readonly message: string;
  /** The words at the place. */
  readonly text?: string;
  readonly related?: readonly Label[];
  readonly notes?: readonly string[];
  readonly help?: string;
  readonly fix?: Fix;
  /** At most this severe, where little is lost. */
  readonly atMost?: Severity;
}
