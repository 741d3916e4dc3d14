/** A report is read in terminals of 80 columns. */
export const lineWidth = 80;

/** Joins items by commas into lines that fit; the first line follows `head`, the others are indented as far. */
export function wrapList(head: string, items: readonly string[]): string[] {
  const lines: string[] = [];
  const indent = ' '.repeat(head.length);
  let line = head;
  items.forEach((item, index) => {
    const cell = index === items.length - 1 ? item : `${item},`;
    const isFirst = line.length === head.length;
    if (!isFirst && line.length + 1 + cell.length > lineWidth) {
      lines.push(line);
      line = indent + cell;
    } else {
      line += isFirst ? cell : ` ${cell}`;
    }
  });
  return [...lines, line];
}
