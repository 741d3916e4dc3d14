import { expect, test } from 'vitest';
import { expand, spell } from '../../src/rules/expand.ts';
import { parseRules } from '../../src/rules/parse/parse-rules.ts';
import { Source } from '../../src/text/source.ts';

const text = '(F(MADD|MSUB)D x y z) => ((A|B)(C|D) x)';
const source = new Source('X.rules', text);
const [rule] = parseRules(source).rules;

test('a rule has an instance for each member of its alternations', () => {
  expect(expand(rule!).map(({ member }) => member)).toEqual([0, 1]);
});

test('a word is spelt with the member, which says where it stands', () => {
  const { text: name, span } = spell(rule!.match.op, 1);
  expect(name).toBe('FMSUBD');
  expect(text.slice(span.start, span.end)).toBe('MSUB');
});

test('groups of one word are read in lock-step, and the place is the word', () => {
  const result = rule!.result;
  const { text: name, span } = result.kind === 'op' ? spell(result.op, 1) : { text: '', span: result.span };
  expect(name).toBe('BD');
  expect(text.slice(span.start, span.end)).toBe('(A|B)(C|D)');
});
