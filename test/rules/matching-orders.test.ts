import { expect, test } from 'vitest';
import { bindingOrder, matchingOrders } from '../../src/rules/matching-orders.ts';
import { parseRules } from '../../src/rules/parse/parse-rules.ts';
import { resolveFile } from '../../src/rules/resolve/resolve-file.ts';
import { printResolved } from '../../src/rules/resolved-text.ts';
import { parseOpTable } from '../../src/rules/tables/parse-op-table.ts';
import { Source } from '../../src/text/source.ts';

const table = parseOpTable(
  new Source(
    'genericOps.go',
    `ops := []opData{{name: "Add", argLength: 2, commutative: true}, {name: "Neg", argLength: 1},
     {name: "Sub", argLength: 2}, {name: "Fma", argLength: 3, commutative: true}}
     blocks := []blockData{{name: "If", controls: 1}}`,
  ),
  'generic',
).table;

function ordersIn(text: string) {
  const source = new Source('generic.rules', text);
  const { rules } = resolveFile(source, parseRules(source).rules, { generic: table });
  const rule = rules[0]!.instances[0]!.rule!;
  return rule.kind === 'ellipsis' ? [] : matchingOrders(rule);
}

const ordersOf = (text: string): string[] =>
  ordersIn(text).map(order =>
    order.kind === 'block' ? order.match.controls.map(printResolved).join(' ') : printResolved(order.match),
  );

const valueOrdersOf = (text: string) =>
  ordersIn(text).flatMap(order => (order.kind === 'value' ? [order.match] : []));

test.each([
  ['names that occur once are not exchanged', '(Add x y) => x', ['(Add x y)']],
  ['an op and a name are', '(Add x (Neg y)) => x', ['(Add x (Neg y))', '(Add (Neg y) x)']],
  ['equal texts are not', '(Add (Neg x) (Neg x)) => x', ['(Add (Neg x) (Neg x))']],
  ['a name of the condition counts', '(Add x y) && x.Uses == 1 => x', ['(Add x y)', '(Add y x)']],
  ['other ops keep their order', '(Sub x (Neg y)) => x', ['(Sub x (Neg y))']],
  ['only the first two operands', '(Fma (Neg x) y z) => x', ['(Fma (Neg x) y z)', '(Fma y (Neg x) z)']],
  [
    'nested ops in all orders',
    '(Add x (Add x y)) => x',
    ['(Add x (Add x y))', '(Add x (Add y x))', '(Add (Add x y) x)', '(Add (Add y x) x)'],
  ],
  ['the controls of a block', '(If (Add x y) yes no) => (If x yes no)', ['(Add x y)', '(Add y x)']],
])('%s', (_title, text, orders) => {
  expect(ordersOf(text)).toEqual(orders);
});

test('too many orders are not listed', () => {
  const deep = Array.from({ length: 13 }).reduce<string>(inner => `(Add (Neg x) ${inner})`, 'x');
  expect(ordersOf(`${deep} => x`)).toEqual([]);
});

test('names bind in the order of the text, whichever values are tried', () => {
  const [written, exchanged] = valueOrdersOf('(Fma n:(Neg x) n z) => n');
  expect(printResolved(exchanged!)).toBe('(Fma n n:(Neg x) z)');
  expect([written, exchanged].map(match => bindingOrder(match!))).toEqual([
    [0, 1, 2],
    [1, 0, 2],
  ]);
});
