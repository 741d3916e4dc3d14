import { expect, test } from 'vitest';
import { Source } from '../../src/text/source.ts';

test('positions are lines and columns that count from 1', () => {
  const source = new Source('x', 'ab\r\n\nc');
  expect([0, 2, 4, 5, 6].map(offset => source.position(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 3, column: 2 },
  ]);
});

test('lines come without their ends', () => {
  const source = new Source('x', 'ab\r\n\nc');
  expect([1, 2, 3, 4].map(line => source.line(line))).toEqual(['ab', '', 'c', '']);
});
