/** Sides that are tuples of as many parts, or none; what is read by part is a tuple. */
import { expect, test } from 'vitest';
import { checkText } from '../support/verdicts.ts';

test.each([
  [
    '(Mul64uhilo x y) => (MULHU x y)',
    'a 64-bit integer is used as a tuple of a 64-bit integer and a 64-bit integer',
  ],
  ['(Mul64uhilo x y) => x', 'a 64-bit integer is used as a tuple of a 64-bit integer and a 64-bit integer'],
  [
    '(MULHU x y) => (Mul64uhilo x y)',
    'a tuple of a 64-bit integer and a 64-bit integer is used as a 64-bit integer',
  ],
  ['(Select1 (MULHU x y)) => x', 'a 64-bit integer is used as a tuple'],
  ['(MULHU x y) => (Select0 <typ.UInt64> (MULHU <typ.UInt64> x y))', 'a 64-bit integer is used as a tuple'],
  [
    '(ADD (Mul64uhilo x y) z) => (ADD z z)',
    'a tuple of a 64-bit integer and a 64-bit integer is used as a 64-bit integer',
  ],
])('an error is %s', (rule, message) => {
  expect(() => checkText(rule)).toThrow(message);
});

test.each([
  '(Mul64uhilo x y) => (MakeTuple (MULHU <typ.UInt64> x y) (MUL <typ.UInt64> x y))',
  '(Select1 (Mul64uhilo x y)) => (MUL x y)',
])('a proof there is of %s', rule => {
  expect(checkText(rule)[0]!.verdict.kind).toBe('proved');
});
