/**
 * Text that is not ours as Markdown in which nothing of it is markup: not for CommonMark, not for GitHub's
 * tables, mentions and links, and not for a terminal or an editor that shows the source.
 */
import { visible } from '../../text/visible.ts';

/** Code within a line: between more backticks than the text has in a row. */
export function code(text: string): string {
  const shown = visible(text);
  if (shown === '') return '';
  const fence = '`'.repeat(longestRun(shown) + 1);
  // A blank on both sides is taken off again, and keeps backticks and blanks of the text apart from the fence.
  const padding = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** Code in a cell of a table, where a bar ends the cell even between backticks. */
export function cellCode(text: string): string {
  return /[|\\]/.test(text) ? `<code>${characterReferences(visible(text))}</code>` : code(text);
}

/** Lines of code between fences longer than any run of backticks in them. Tabs that indent stay tabs, also of lines of a patch. */
export function codeBlock(lines: readonly string[], language: string): string {
  const shown = lines.map(line => {
    const [indent = ''] = /^[-+ ]?\t+/.exec(line) ?? [];
    return indent + visible(line.slice(indent.length));
  });
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return [`${fence}${language}`, ...shown, fence].join('\n');
}

/** A sentence: words of plain letters stay, all others become code, and so does what stands between backticks already. */
export function prose(text: string): string {
  // Only between blanks, so that no fence stands beside another.
  const parts = text.split(/(?<=^| )(\(?`[^`]+`[,;:.)]*)(?= |$)/);
  return parts.map((part, index) => (index % 2 === 1 ? quoted(part) : words(part))).join('');
}

function quoted(part: string): string {
  const [, before = '', text = '', behind = ''] = /^(\(?)`([^`]+)`(.*)$/.exec(part)!;
  return before + code(text) + behind;
}

const words = (text: string): string =>
  text
    .split(' ')
    .map(word => {
      if (/^[\p{L}\d'’(]?[\p{L}\d'’-]*[,;:.)]*$/u.test(word)) return word;
      const [, shown = '', behind = ''] = /^(.*?)([,;:.]*)$/s.exec(word)!;
      return code(shown) + behind;
    })
    .join(' ');

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** Everything but letters and digits by its number: such a reference never stands for markup. */
function characterReferences(text: string): string {
  return text.replace(/[^\p{L}\p{N} ]/gu, character => `&#${character.codePointAt(0)};`);
}
