/**
 * What could have stood where a rule stopped to make sense, in the language's own words. The parser lists
 * every token that it tried; most of them say the same thing to a reader.
 */

/** If the parser tried the first, it expected the second, and everything that can begin it is implied. */
const beginnings: readonly (readonly [token: string, phrase: string])[] = [
  ['"@"', 'a result'],
  ['"..."', 'an operand'],
  ['a number', 'a Go expression'],
  ['an op name', 'an op name'],
  ['a name', 'a name'],
  ['hexDigit', 'a hexadecimal digit'],
];

/** What can continue or end the thing before, in the order in which a message lists it. */
const continuations: readonly (readonly [token: string, phrase: string])[] = [
  ['an operator', 'an operator'],
  ['","', '`,`'],
  ['"&&"', '`&&`'],
  ['"=>"', '`=>`'],
  ['">"', '`>`'],
  ['"]"', '`]`'],
  ['"}"', '`}`'],
  ['")"', '`)`'],
  ['end of input', 'the end of the rule'],
];

/** The phrases for a parser's list of expected tokens, which Ohm gives as one text. */
export function expectation(expected: string, afterBlank: boolean): readonly string[] {
  const tokens = new Set(expected.match(/"(?:\\.|[^"\\])*"|(?:an? )?[a-z]+(?: [a-z]+)*(?=,|$| or )/g) ?? []);
  const begin = beginnings.find(([token]) => tokens.has(token));
  const go = continuations.filter(([token]) => tokens.has(token)).map(([, phrase]) => phrase);
  const separator = begin === undefined && tokens.has('" "') && go.length === 1 && go[0] === '`)`';
  return [...(begin ? [begin[1]] : separator && !afterBlank ? ['a blank'] : []), ...go];
}
