/** Diagnostics as plain data that survives `JSON.stringify`, complete enough to be shown without their sources. */
import type { Diagnostic, Label, Severity } from './diagnostic.ts';
import type { Source, Span } from './source.ts';

/** A stretch of a file; lines and columns count from 1, the end is exclusive. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place with the few words that belong beside its caret. */
export interface PlainLabel extends Region {
  readonly file: string;
  readonly text?: string;
  /** The line of the file that the place begins on; absent where there is nothing to show. */
  readonly source?: string;
}

/** What stands at a place is replaced by a text. */
export interface PlainEdit extends Region {
  readonly text: string;
}

export interface PlainFix {
  readonly title: string;
  /** In the file of the first label. */
  readonly edits: readonly PlainEdit[];
}

/** The first label is where it is, the others are related places. */
export interface PlainDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly labels: readonly [PlainLabel, ...PlainLabel[]];
  readonly notes?: readonly string[];
  readonly help?: string;
  readonly fix?: PlainFix;
}

export function regionOf(source: Source, { start, end }: Span): Region {
  const from = source.position(start);
  const to = source.position(end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

export function plainDiagnostic({
  labels: [primary, ...related],
  fix,
  ...said
}: Diagnostic): PlainDiagnostic {
  const edits = fix?.edits.map(({ span, text }) => ({ ...regionOf(primary.source, span), text }));
  return {
    ...said,
    labels: [plainLabel(primary), ...related.map(plainLabel)],
    ...(fix && { fix: { title: fix.title, edits: edits! } }),
  };
}

function plainLabel({ source, span, text }: Label): PlainLabel {
  const region = regionOf(source, span);
  return {
    file: source.name,
    ...region,
    ...(text !== undefined && { text }),
    ...(source.text !== '' && { source: source.line(region.line) }),
  };
}

/**
 * The same diagnostics file by file, and in each in the order of the text.
 *
 * @param known the order of these files; others come before them
 */
export function inTextOrder<Item extends PlainDiagnostic>(
  diagnostics: readonly Item[],
  known: readonly string[] = [],
): Item[] {
  const files = [...new Set(diagnostics.map(({ labels: [{ file }] }) => file))];
  const others = files.filter(file => !known.includes(file));
  const rank = new Map([...others, ...known].map((file, index) => [file, index]));
  return diagnostics.toSorted(({ labels: [one] }, { labels: [other] }) => {
    const files = rank.get(one.file)! - rank.get(other.file)!;
    return files || one.line - other.line || one.column - other.column;
  });
}
