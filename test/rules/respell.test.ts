/** Alternations with other members, spelled as the source spells them. */
import { describe, expect, it } from 'vitest';
import type { OpNode, Word } from '../../src/rules/ast.ts';
import { parseRules } from '../../src/rules/parse/parse-rules.ts';
import { respell } from '../../src/rules/respell.ts';
import { Source } from '../../src/text/source.ts';

/** The word of the match and that of the result of a rule. */
function words(rule: string): readonly [match: Word, result: Word] {
  const { rules, diagnostics } = parseRules(new Source('x.rules', rule));
  expect(diagnostics).toEqual([]);
  return [rules[0]!.match.op, (rules[0]!.result as OpNode).op];
}

describe('respell', () => {
  it.each([
    ['in the word itself', '(F(A|B)D x) => (G(C|D)S x)', ['GES', 'GFS'], 'G(E|F)S'],
    ['as the match is spelled', '(F(A|B)D x) => (FCD x)', ['FAD', 'FED'], 'F(A|E)D'],
    ['as one group, where nothing fits', '(F(A|B)D x) => (G(C|D)S x)', ['GES', 'HFS'], '(GES|HFS)'],
    ['as one group, where a member would be empty', '(F(A|B)D x) => (G(C|D)S x)', ['GS', 'GES'], '(GS|GES)'],
    ['as a name, where all are one', '(F(A|B)D x) => (G(C|D)S x)', ['GES', 'GES'], 'GES'],
    ['as one group, for a word of two', '(F(A|B)(C|D) x) => (G(A|B)(C|D) x)', ['GX', 'GY'], '(GX|GY)'],
  ])('%s', (_, rule, names, spelled) => {
    const [match, result] = words(rule);
    expect(respell(names, result, match)).toBe(spelled);
  });
});
