/** A function of the compiler has changed for a rule where what it calls has, however far below. */
import { expect, it } from 'vitest';
import { helpersIn } from '../../src/check/helpers.ts';

const text = `package ssa

// isSmall is small.
func isSmall(c int64) bool {
	return below(c, 10)
}

func below(a, b int64) bool { return a < b }

func (c *config) other() bool {
	return true
}

func recursive(n int) int {
	return recursive(n - 1)
}
`;
const reached = (rule: string, from = text) => [...helpersIn([from]).reachedFrom(rule).values()];

it('reaches what is called, and what that calls', () => {
  expect(reached('(A [c]) && isSmall(c) => x')).toEqual([
    'func below(a, b int64) bool { return a < b }',
    'func isSmall(c int64) bool {\nreturn below(c, 10)\n}',
  ]);
  expect(reached('(A x) && recursive(x) => x')).toHaveLength(1);
  expect(reached('(A x) => x')).toEqual([]);
  expect(reached('(A x) && config.other() => x')).toHaveLength(1);
});

it('sees a change below, and none in a remark or the layout', () => {
  const rule = '(A [c]) && isSmall(c) => x';
  expect(reached(rule, text.replace('a < b', 'a <= b'))).not.toEqual(reached(rule));
  expect(
    reached(
      rule,
      text
        .replace('is small', 'is not')
        .replace('\treturn below(c, 10)', '\t\treturn below(c, 10) // Or not.'),
    ),
  ).toEqual(reached(rule));
  expect(reached(rule, text.replace('return true', 'return false'))).toEqual(reached(rule));
});
