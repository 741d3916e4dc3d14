/** Unified diffs as `git apply` takes them. */
import { applyEdits, type TextEdit } from './edit.ts';

/** Unchanged lines shown before and after a change. */
const contextLines = 3;

/**
 * The difference that edits make to a file, as one hunk. Line ends stay as they are, carriage returns too, and
 * a last line without a line end is marked. Empty where the edits change nothing.
 *
 * @param path of the file, relative, with `/` between folders
 */
export function unifiedDiff(path: string, text: string, edits: readonly TextEdit[]): string {
  const [before, after] = [linesOf(text), linesOf(applyEdits(text, edits))];
  const start = commonCount(before, after);
  const end = commonCount(before.slice(start).reverse(), after.slice(start).reverse());
  if (start === before.length && start === after.length) return '';
  const from = Math.max(0, start - contextLines);
  const [removed, added] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const leading = before.slice(from, start);
  const trailing = before.slice(before.length - end).slice(0, contextLines);
  const range = (changed: readonly string[]) => {
    const count = leading.length + changed.length + trailing.length;
    // A hunk of no lines stands after the line that it names.
    return `${count === 0 ? from : from + 1},${count}`;
  };
  return [
    `--- ${quoted(`a/${path}`)}\n`,
    `+++ ${quoted(`b/${path}`)}\n`,
    `@@ -${range(removed)} +${range(added)} @@\n`,
    ...leading.map(line => marked(' ', line)),
    ...removed.map(line => marked('-', line)),
    ...added.map(line => marked('+', line)),
    ...trailing.map(line => marked(' ', line)),
  ].join('');
}

/** Lines with their line ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function commonCount(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
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
