/**
 * What could have stood where a rule stopped to make sense, in the language's own words. The parser lists
 * every token that it tried; most of them say the same thing to a reader.
 */

/** If the parser tried all of the tokens, it expected the phrase, and whatever else can begin it is implied. */
const beginnings: readonly { readonly tokens: readonly string[]; readonly phrase: string }[] = [
  { tokens: ['"..."'], phrase: 'an operand' },
  { tokens: ['"{"', 'a number'], phrase: 'a result' },
  { tokens: ['a number'], phrase: 'a Go expression' },
  { tokens: ['an op name'], phrase: 'an op name' },
  { tokens: ['a name'], phrase: 'a name' },
  { tokens: ['"("'], phrase: '`(`' },
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
export function expectation(expected: string): readonly string[] {
  const wanted = expected.replace(refused, '');
  const tokens = new Set(wanted.match(/"(?:\\.|[^"\\])*"|[a-z]+(?: [a-z]+)*(?=,|$| or )/g) ?? []);
  const next = continuations.filter(([token]) => tokens.has(token)).map(([, phrase]) => phrase);
  const beginning = beginnings.find(one => one.tokens.every(token => tokens.has(token)));
  return beginning === undefined || (beginning.phrase === '`(`' && next.length > 0)
    ? next
    : [beginning.phrase, ...next];
}

/** What a lookahead ruled out, which the list also has. */
const refused = /not (?:"[^"]*"|\((?:"[^"]*"|[^")])*\))/g;
