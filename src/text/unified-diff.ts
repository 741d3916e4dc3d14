/** Unified diffs as `git apply` takes them. */
import { type Change, changedLines } from './changed-lines.ts';
import { applyEdits, type TextEdit } from './edit.ts';

/** Unchanged lines shown before and after a change. */
const contextLines = 3;

/**
 * The difference that edits make to a file, a hunk for changes that are near to each other. Line ends stay as they are, carriage returns too, and
 * a last line without a line end is marked. Empty where the edits change nothing.
 *
 * @param path of the file, relative, with `/` between folders
 */
export function unifiedDiff(path: string, text: string, edits: readonly TextEdit[]): string {
  const [before, after] = [linesOf(text), linesOf(applyEdits(text, edits))];
  const hunks = hunksOf(changedLines(before, after));
  if (hunks.length === 0) return '';
  return [
    `--- ${quoted(`a/${path}`)}\n`,
    `+++ ${quoted(`b/${path}`)}\n`,
    ...hunks.flatMap(hunk => hunkLines(hunk, before, after)),
  ].join('');
}

/** Changes whose context would meet, in the order of the text. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const isNear = last !== undefined && change.before.start - last.at(-1)!.before.end <= 2 * contextLines;
    if (isNear) last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function hunkLines(
  changes: readonly Change[],
  before: readonly string[],
  after: readonly string[],
): string[] {
  const [first, last] = [changes[0]!, changes.at(-1)!];
  const leading = Math.min(contextLines, first.before.start);
  const trailing = Math.min(contextLines, before.length - last.before.end);
  const range = (from: number, to: number) => {
    const [start, count] = [from - leading, to + trailing - from + leading];
    // A hunk of no lines stands after the line that it names.
    return `${count === 0 ? start : start + 1},${count}`;
  };
  const lines: string[] = [];
  let at = first.before.start - leading;
  for (const change of changes) {
    lines.push(
      ...before.slice(at, change.before.start).map(line => marked(' ', line)),
      ...before.slice(change.before.start, change.before.end).map(line => marked('-', line)),
      ...after.slice(change.after.start, change.after.end).map(line => marked('+', line)),
    );
    at = change.before.end;
  }
  return [
    `@@ -${range(first.before.start, last.before.end)} +${range(first.after.start, last.after.end)} @@\n`,
    ...lines,
    ...before.slice(at, at + trailing).map(line => marked(' ', line)),
  ];
}

/** Lines with their line ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(mark: string, line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}

/** As Git quotes names that hold anything but printable ASCII: in C's way, byte by byte. */
function quoted(name: string): string {
  if (/^[ !#-[\]-~]*$/.test(name)) return name.includes(' ') ? `${name}\t` : name;
  const bytes = Array.from(new TextEncoder().encode(name), byte =>
    byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c
      ? String.fromCharCode(byte)
      : `\\${byte.toString(8).padStart(3, '0')}`,
  );
  return `"${bytes.join('')}"`;
}
