/** A report is read in terminals of 80 columns. */
export const lineWidth = 80;

/** Breaks words into lines that fit; the first line follows `head`, the others are indented as far. */
export function wrapWords(head: string, words: readonly string[]): string[] {
  const lines: string[] = [];
  let line = head;
  for (const word of words) {
    const isFirst = line.length === head.length;
    if (!isFirst && line.length + 1 + word.length > lineWidth) {
      lines.push(line);
      line = ' '.repeat(head.length) + word;
    } else {
      line += isFirst ? word : ` ${word}`;
    }
  }
  return [...lines, line];
}

/** The same for a list: lines break behind commas. */
export function wrapList(head: string, items: readonly string[]): string[] {
  return wrapWords(
    head,
    items.map((item, index) => (index === items.length - 1 ? item : `${item},`)),
  );
}
