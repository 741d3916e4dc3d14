/** What the printer writes reads as the tree that was printed. Go's own rules are in go-files.test.ts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseGoExpression } from '../../src/rules/parse/parse-go-expression.ts';
import { parseRules } from '../../src/rules/parse/parse-rules.ts';
import { printExpr, printInstance, printRule } from '../../src/rules/print.ts';
import { Source } from '../../src/text/source.ts';
import { shape } from '../support/shape.ts';
import { goExpressions } from './arbitraries/go-expressions.ts';
import { ruleTrees } from './arbitraries/rules.ts';

test('a random Go expression comes back as it was', () => {
  fc.assert(
    fc.property(goExpressions, tree => {
      const { expr, diagnostics } = parseGoExpression(new Source('x.go', printExpr(tree)));
      expect(diagnostics).toEqual([]);
      expect(shape(expr)).toBe(shape(tree));
    }),
    { numRuns: 2000 },
  );
});

test('a random rule comes back as it was', () => {
  fc.assert(
    fc.property(ruleTrees, tree => {
      const { rules, diagnostics } = parseRules(new Source('X.rules', printRule(tree)));
      expect(diagnostics).toEqual([]);
      expect(rules.map(shape)).toEqual([shape(tree)]);
    }),
    { numRuns: 1000 },
  );
});

describe('printInstance', () => {
  test('prints one member of the alternations', () => {
    const text = '(F(MADD|NMADD)D neg:(FNEGD x)  y z) && neg.Uses==1 => (F(NMSUB|MSUB)D <t> x [-c] {s} y z)';
    const [rule] = parseRules(new Source('X.rules', text)).rules;
    expect([0, 1].map(member => printInstance({ rule: rule!, member }))).toEqual([
      '(FMADDD neg:(FNEGD x) y z) && neg.Uses == 1 => (FNMSUBD <t> [-c] {s} x y z)',
      '(FNMADDD neg:(FNEGD x) y z) && neg.Uses == 1 => (FMSUBD <t> [-c] {s} x y z)',
    ]);
  });
});

test.each([
  ['a|b', 'a | b'],
  ['- -x', '- -x'],
  ['a & ^b', 'a & ^b'],
  ['a &^b', 'a &^ b'],
  ['!f( x ,y )', '!f(x, y)'],
  ['T{C:1, p}', 'T{C: 1, p}'],
  ['int8 (^uint8 (0)>>c)', 'int8(^uint8(0) >> c)'],
])('printExpr of %s is %s', (text, printed) => {
  expect(printExpr(parseGoExpression(new Source('x.go', text)).expr!)).toBe(printed);
});
