/** The reader by recursive descent gives the tree of the grammar, or none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDirectly } from '../../src/rules/parse/direct.ts';
import { readByGrammar } from '../../src/rules/parse/parse-rules.ts';
import { blankComments } from '../../src/rules/parse/rule-text.ts';
import { splitRules } from '../../src/rules/parse/split.ts';
import { printRule } from '../../src/rules/print.ts';
import { Source } from '../../src/text/source.ts';
import { goRules, rulesFiles, sourceOf } from '../support/go-rules.ts';
import { ruleTrees } from './arbitraries/rules.ts';

function byGrammar(text: string) {
  const source = new Source('X.rules', text);
  return readByGrammar({ source, text, span: { start: 0, end: text.length } });
}

/** Whether the text was read at all. */
function agrees(text: string): boolean {
  const direct = readDirectly(text, 0);
  if (direct === undefined) return false;
  expect(direct).toEqual(byGrammar(text));
  return true;
}

test('on random rules', () => {
  fc.assert(
    fc.property(ruleTrees, tree => void agrees(printRule(tree))),
    { numRuns: 500 },
  );
});

/** Rules with everything that the language has. */
const rules = [
  '(F(MADD|MSUB)D <t> [ 7 ] {s} neg:(FNEGD x) y ___) && x.Uses==1 && (a || !b ) => @x.Block ((A|B)C x)',
  '(A x0: (B\n\ty) _) && f (x, -c<<3 &^ d) && fn.(*obj.LSym) == y[ 1 ] => {g(v, T{A: b, c}, "s")}',
  '(A ...) => (B ...)',
  '(A (B [+0x1p-1022]) x) && c < 0x_1.8P3 && d == 0x1.p+2 => (B [-0x1p9] x)',
  '(Last ___) => v.Args[len(v.Args)-1]',
  '(A [0x7f] x) && 1e3 == 1.5 && *&x == - -c && !!b && ^c > +1 => y:(B <types.NewPtr(t)> [c+017] x.Args[0])',
];

test.each(rules)('%s', text => {
  expect(agrees(text)).toBe(true);
});

test('on damaged rules, of which it reads none that is none', () => {
  const damage = fc.record({
    rule: fc.constantFrom(...rules),
    at: fc.nat(120),
    remove: fc.nat(2),
    insert: fc.constantFrom(
      ...'()[]{}<>=>|&:@.,!-+*"\'x0 _',
      '',
      '...',
      ...['--', '++', '<-', '/*', ' .', ',)', '1_', '\\q'],
      '&&',
      '=>',
      '\n',
      '1e',
      '0x',
      'p-1',
      '/',
      '|x',
    ),
  });
  fc.assert(
    fc.property(damage, ({ rule, at, remove, insert }) => {
      agrees(rule.slice(0, at) + insert + rule.slice(at + remove));
    }),
    { numRuns: 3000 },
  );
});

describe.each(['1.19', '1.27'] as const)('Go %s', version => {
  const go = goRules(version);
  if ('missing' in go) {
    test.skip(go.missing, () => {});
    return;
  }
  /** The grammar takes its time, so of the largest files only one rule in ten is compared. */
  test.each(rulesFiles(go.folder))('%s', name => {
    const text = blankComments(sourceOf(go.folder, name).text);
    const texts = splitRules(text).map(({ start, end }) => text.slice(start, end));
    const left = texts.filter(text => readDirectly(text, 0) === undefined);
    expect(left.length).toBeLessThanOrEqual(texts.length / 20);
    for (const [index, text] of texts.entries()) if (texts.length < 500 || index % 10 === 0) agrees(text);
  });
});
