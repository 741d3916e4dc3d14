import type { Span } from '../../text/source.ts';

/**
 * The stretches of a text that are one rule each, as Go's generator finds them: lines are joined until they
 * hold `=>`, do not end with it, and close every `(`. `text` is blanked of comments.
 *
 * Go would join a broken rule with everything below it. Here a rule that is not complete also ends before a
 * line that begins with `(` in the first column, unless its result is still to come; no rule of Go's own
 * files is written so. And it ends where a `)` closes nothing, where Go stops to read the file.
 */
export function splitRules(text: string): Span[] {
  const rules: Span[] = [];
  let start = -1;
  let end = -1;
  let open = 0;
  let arrows = 0;
  let awaitsResult = false;
  const finish = () => {
    if (start >= 0) rules.push({ start, end });
    start = -1;
    open = 0;
    arrows = 0;
    awaitsResult = false;
  };
  for (let lineStart = 0; lineStart < text.length; ) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline < 0 ? text.length : newline;
    const line = text.slice(lineStart, lineEnd);
    const code = line.trim();
    if (code !== '') {
      if (line.startsWith('(') && (!awaitsResult || line.includes('=>'))) finish();
      if (start < 0) start = lineStart + line.indexOf(code);
      end = lineStart + line.indexOf(code) + code.length;
      open += balance(code);
      arrows += code.split('=>').length - 1;
      awaitsResult = code.endsWith('=>');
      if (open < 0 || (open === 0 && arrows > 0 && !awaitsResult)) finish();
    }
    lineStart = lineEnd + 1;
  }
  finish();
  return rules;
}

function balance(code: string): number {
  let open = 0;
  for (let at = 0; at < code.length; at++) {
    const character = code.charCodeAt(at);
    if (character === 0x28) open++;
    else if (character === 0x29) open--;
  }
  return open;
}
