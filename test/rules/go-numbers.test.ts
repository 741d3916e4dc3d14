/** Constants in rules are exact. */
import { expect, test } from 'vitest';
import { parseGoExpression } from '../../src/rules/parse/parse-go-expression.ts';
import { Source } from '../../src/text/source.ts';

const read = (text: string) => parseGoExpression(new Source('x.go', text));

test.each([
  ['0', 0n],
  ['1_000', 1000n],
  ['0xffff_ffff_ffff_ffff', 2n ** 64n - 1n],
  ['0b1010', 10n],
  ['0o17', 15n],
  ['017', 15n],
  ["'a'", 97n],
  ["'\\n'", 10n],
  ["'\\x41'", 65n],
  ["'\\101'", 65n],
  ["'\\u00e9'", 233n],
  ["'\\377'", 255n],
  ["'\\''", 39n],
  ['0_7', 7n],
  ['0x_1', 1n],
])('%s is the integer %s', (text, value) => {
  expect(read(text).expr).toMatchObject({ kind: 'integer', text, value });
});

test.each([
  ['1.5', 15n, 10n],
  ['.5', 5n, 10n],
  ['1.', 1n, 1n],
  ['25e-1', 25n, 10n],
  ['1e3', 1000n, 1n],
  ['0x1p-1022', 1n, 2n ** 1022n],
  ['0x1.8p1', 0x18n, 8n],
  ['0x.8p4', 8n, 1n],
  ['089.5', 895n, 10n],
  ['1_0.5_0e0_1', 1050n, 10n],
])('%s is the fraction %s/%s', (text, numerator, denominator) => {
  expect(read(text).expr).toMatchObject({ kind: 'float', text, numerator, denominator });
});

test.each([
  ...['0b12', '0o8', '089', '0x1.8', '1e99999', '1__0', '1_', '1_.5', '1.5_', '1e1_', '0b_', '0x1_p1'],
  ...["'\\q'", "'\\400'", "'\\ud800'", "'\\U00110000'", "'\\\"'"],
  ...['"\\q"', '"\\400"', '"\\x4"', '"\\u123"', '"\\\'"', '"a\\08"'],
])('%s is no constant', text => {
  const { expr, diagnostics } = read(text);
  expect(expr).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['go-literal']);
});
