const named: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
};

/** The code point of a Go character constant, quotes included: `'a'`, `'\n'`, `'\x41'`; undefined if it has none. */
export function goCharacter(quoted: string): bigint | undefined {
  const body = quoted.slice(1, -1);
  if (!body.startsWith('\\')) return BigInt(body.codePointAt(0)!);
  const escaped = body.slice(1);
  if (/^[xuU]/.test(escaped)) return BigInt(Number.parseInt(escaped.slice(1), 16));
  if (/^[0-7]{3}$/.test(escaped)) return BigInt(Number.parseInt(escaped, 8));
  const character = named[escaped];
  return character === undefined ? undefined : BigInt(character.codePointAt(0)!);
}
