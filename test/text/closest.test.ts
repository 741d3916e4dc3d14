import { expect, test } from 'vitest';
import { closest, editDistance } from '../../src/text/closest.ts';

test.each([
  ['FMADDD', 'FMADDD', 0],
  ['FMADD', 'FMADDD', 1],
  ['FMDADD', 'FMADDD', 1],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
])('from %s to %s are %i edits', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

test('the closest name is the nearest one that is near enough', () => {
  expect(closest('FMADD', ['ADD', 'FMADDD', 'FNMADDD'])).toBe('FMADDD');
  expect(closest('x', ['y'])).toBeUndefined();
  expect(closest('AD', ['SUB', 'ADD'])).toBe('ADD');
  expect(closest('FMADD', ['MOVDconst'])).toBeUndefined();
  expect(closest('faddd', ['FADDS', 'FADDD'])).toBe('FADDD');
  expect(closest('fma', ['FNA', 'FMA'])).toBe('FMA');
  expect(closest('X', ['y', 'x'])).toBe('x');
});
