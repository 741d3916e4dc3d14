/** Control characters, format characters (bidirectional marks and the like), separators, lone surrogates. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A character as it can be shown on a terminal: what is invisible or moves the cursor becomes an escape. */
export function visibleCharacter(character: string): string {
  if (!hidden.test(character)) return character;
  return named[character] ?? `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

/** A text as it can be shown on one line of a terminal. */
export function visible(text: string): string {
  return Array.from(text, visibleCharacter).join('');
}
