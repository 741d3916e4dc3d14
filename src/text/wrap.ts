import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Prose is read in terminals of 80 columns. */
const lineWidth = 80;

/** Breaks prose into lines that fit; the first line follows `head`, the others are indented as far. */
export function wrap(head: string, prose: string): string[] {
  const indent = stringWidth(head);
  const [first = '', ...others] = wrapAnsi(prose, Math.max(1, lineWidth - indent)).split('\n');
  return [head + first, ...others.map(line => ' '.repeat(indent) + line)];
}

/** The same for a list: lines break behind commas only. */
export function wrapList(head: string, items: readonly string[]): string[] {
  const whole = items.map(item => item.replaceAll(' ', noBreakSpace));
  return wrap(head, whole.join(', ')).map(line => line.replaceAll(noBreakSpace, ' '));
}

const noBreakSpace = '\u00a0';
