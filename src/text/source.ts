import { countWhile } from './count-while.ts';

/** A half-open range of UTF-16 offsets into one source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The smallest span that covers both. */
export function cover(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** A 1-based place; columns count UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A named text that can say on which line an offset stands. */
export class Source {
  readonly name: string;
  readonly text: string;
  #lineStarts: number[] | undefined;

  constructor(name: string, text: string) {
    this.name = name;
    this.text = text;
  }

  /** Offsets at which lines start; a line ends with `\n` or `\r\n`. A byte order mark is before the first. */
  get lineStarts(): readonly number[] {
    if (this.#lineStarts === undefined) {
      const starts = [this.text.startsWith('\ufeff') ? 1 : 0];
      for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1))
        starts.push(at + 1);
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }

  position(offset: number): Position {
    const starts = this.lineStarts;
    // A byte order mark stands before the first line, and is taken for a part of it.
    const line = Math.max(
      1,
      countWhile(starts.length, index => starts[index]! <= offset),
    );
    return { line, column: Math.max(0, offset - starts[line - 1]!) + 1 };
  }

  /** The text of a 1-based line, without its line end. */
  line(number: number): string {
    const start = this.lineStarts[number - 1] ?? this.text.length;
    const end = this.lineStarts[number] ?? this.text.length;
    return this.text.slice(start, end).replace(/\r?\n$/, '');
  }
}

/** The name of a file without its folders, whichever way the system separates them. */
export const fileNameOf = (path: string): string =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
