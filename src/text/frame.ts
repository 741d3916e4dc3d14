import { styleText } from 'node:util';
import type { Diagnostic, Label } from './diagnostic.ts';
import { type Mark, type Paint, renderSnippet } from './snippet.ts';
import { visible } from './visible.ts';

export interface FrameOptions {
  readonly color?: boolean;
}

const colors = { error: 'red', warning: 'yellow', secondary: 'blue', gutter: 'dim' } as const;

/** A diagnostic for a reader: its place and message, the source with carets, notes and help. No final newline. */
export function renderDiagnostic(diagnostic: Diagnostic, { color = false }: FrameOptions = {}): string {
  const { severity, code, message, labels, notes = [], help } = diagnostic;
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    color ? styleText(format, text, { validateStream: false }) : text;
  const paint: Paint = (role, text) => style(role === 'primary' ? colors[severity] : colors[role], text);
  const margin = String(Math.max(...labels.map(label => positionOf(label).line))).length;
  const indent = ' '.repeat(margin);
  const frame = linesOf(labels).flatMap(({ line, marks, first }) => [
    ...(first ? [`${indent} ${paint('gutter', '-->')} ${placeOf(marks[0]!.label)}`] : []),
    ...renderSnippet(line, marks, margin, paint),
  ]);
  return [
    `${placeOf(labels[0])}: ${style([colors[severity], 'bold'], `${severity}[${code}]`)}: ${style('bold', visible(message))}`,
    // Of an empty file there is nothing to show.
    ...(labels[0].source.text === '' ? [] : [`${indent} ${paint('gutter', '|')}`, ...frame]),
    ...notes.map(note => `${indent} = note: ${visible(note)}`),
    ...(help === undefined ? [] : [`${indent} = help: ${visible(help)}`]),
  ].join('\n');
}

function positionOf({ source, span }: Label) {
  return source.position(span.start);
}

function placeOf(label: Label): string {
  const { line, column } = positionOf(label);
  return `${visible(label.source.name)}:${line}:${column}`;
}

interface FrameLine {
  readonly line: number;
  readonly marks: readonly Mark[];
  /** Whether the line is the first of a file other than the one named in the first line of the diagnostic. */
  readonly first: boolean;
}

/** The lines to show: those of the primary label's file in the order of the file, then those of other files. */
function linesOf(labels: readonly Label[]): FrameLine[] {
  const own = labels[0]!.source;
  const marks = labels.map((label, index) => ({ label, primary: index === 0 }));
  const files = new Set([own, ...labels.map(({ source }) => source)]);
  return [...files].flatMap(file => {
    const inFile = marks.filter(({ label }) => label.source === file);
    const lines = [...new Set(inFile.map(({ label }) => positionOf(label).line))].sort((a, b) => a - b);
    return lines.flatMap((line, index) =>
      inView(inFile.filter(({ label }) => positionOf(label).line === line)).map((group, part) => ({
        line,
        marks: group,
        first: file !== own && index === 0 && part === 0,
      })),
    );
  });
}

/** Marks of one line stand together if they fit on the screen, else each has its own piece of the line. */
function inView(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const from = Math.min(...marks.map(({ label }) => label.span.start));
  const to = Math.max(...marks.map(({ label }) => label.span.end));
  return to - from <= 100 ? [marks] : marks.map(mark => [mark]);
}
