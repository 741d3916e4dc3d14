import { wrap, wrapMessage } from './columns.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type Style, styled } from './paint.ts';
import { type PlainDiagnostic, type PlainLabel, plainDiagnostic } from './plain-diagnostic.ts';
import { inView, type Mark, type Paint, renderSnippet } from './snippet.ts';
import { visible } from './visible.ts';

export interface FrameOptions {
  readonly color?: boolean;
}

const colors = { error: 'red', warning: 'yellow', advice: 'cyan', secondary: 'blue', gutter: 'dim' } as const;

/** A diagnostic for a reader: its place and message, the source with carets, notes and help. No final newline. */
export function renderFrame(diagnostic: PlainDiagnostic, { color = false }: FrameOptions = {}): string {
  const { severity, code, message, labels, notes = [], help, fix } = diagnostic;
  const style = (styles: readonly Style[], text: string) => (color ? styled(styles, text) : text);
  const paint: Paint = (role, text) => style([role === 'primary' ? colors[severity] : colors[role]], text);
  const margin = String(Math.max(...labels.map(({ line }) => line))).length;
  const indent = ' '.repeat(margin);
  const frame = linesOf(labels, margin).flatMap(({ line, source, marks, first }) => [
    ...(first ? [`${indent} ${paint('gutter', '-->')} ${placeOf(marks[0]!.label)}`] : []),
    ...renderSnippet(line, source, marks, margin, paint),
  ]);
  const head = `${placeOf(labels[0])}: ${severity}[${code}]: `;
  const [first = '', ...others] = wrapMessage(head, visible(message));
  return [
    `${placeOf(labels[0])}: ${style([colors[severity], 'bold'], `${severity}[${code}]`)}: ${style(['bold'], first)}`,
    ...others.map(line => style(['bold'], line)),
    ...(labels[0].source === undefined ? [] : [`${indent} ${paint('gutter', '|')}`, ...frame]),
    ...notes.flatMap(note => wrap(`${indent} = note: `, visible(note))),
    ...(help === undefined ? [] : wrap(`${indent} = help: `, visible(help))),
    ...(fix === undefined ? [] : wrap(`${indent} = fix: `, visible(fix.title))),
  ].join('\n');
}

export const renderDiagnostic = (diagnostic: Diagnostic, options?: FrameOptions): string =>
  renderFrame(plainDiagnostic(diagnostic), options);

function placeOf({ file, line, column }: PlainLabel): string {
  return `${visible(file)}:${line}:${column}`;
}

interface FrameLine {
  readonly line: number;
  readonly source: string;
  readonly marks: readonly Mark[];
  /** Whether the line is the first of a file other than the one named in the first line of the diagnostic. */
  readonly first: boolean;
}

/** The lines to show: those of the primary label's file in the order of the file, then those of other files. */
function linesOf(labels: readonly PlainLabel[], margin: number): FrameLine[] {
  const own = labels[0]!.file;
  const marks = labels.map((label, index) => ({ label, primary: index === 0 }));
  const files = new Set(labels.map(({ file }) => file));
  return [...files].flatMap(file => {
    const inFile = marks.filter(({ label }) => label.file === file && label.source !== undefined);
    const lines = [...new Set(inFile.map(({ label }) => label.line))].sort((a, b) => a - b);
    return lines.flatMap((line, index) =>
      inView(
        inFile.filter(({ label }) => label.line === line),
        margin,
      ).map((group, part) => ({
        line,
        source: group[0]!.label.source!,
        marks: group,
        first: file !== own && index === 0 && part === 0,
      })),
    );
  });
}
