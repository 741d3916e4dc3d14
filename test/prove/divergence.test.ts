/** Counterexamples taken apart: where the sides part, what kind of mistake it is, how far apart they are. */
import { describe, expect, it } from 'vitest';
import { kindOf, ulpsBetween } from '../../src/prove/divergence/difference.ts';
import { termDivergenceOf } from '../../src/prove/divergence/divergence.ts';
import { survey } from '../../src/prove/divergence/survey.ts';
import { BINARY32, BINARY64, parseValue } from '../../src/semantics/float/index.ts';
import { describe as mathematics } from '../../src/semantics/term/describe.ts';
import { checkText } from '../support/verdicts.ts';

const counterexampleOf = (rule: string) => checkText(rule)[0]!.verdict.counterexample!;

describe('the kind of a mistake', () => {
  it.each([
    ['(FMADDD (FNEGD x) y z) => (FNMADDD x y z)', 'value'],
    ['(FNEGD (FADDD x y)) => (FSUBD (FNEGD x) y)', 'sign-of-zero'],
    ['(FADDS x y) => (FSUBS x (FNEGS (FABSS y)))', 'value'],
    // One real number, rounded differently.
    ['(FSUBD (FMULD x y) z) => (FMSUBD x y z)', 'rounding'],
    ['(FMADDS x y z) => (FADDS (FMULS x y) z)', 'rounding'],
    ['(FADDD (FADDD x y) z) => (FADDD x (FADDD y z))', 'rounding'],
    ['(FDIVD (FMULD x y) y) => x', 'rounding'],
    ['(FCVTDS (FADDS x y)) => (FADDD (FCVTDS x) (FCVTDS y))', 'rounding'],
    ['(FSQRTD (FMULD x x)) => (FABSD x)', 'rounding'],
    // Rounded to an integer, which is another function of the reals.
    ['(FCVTDL (FCVTLD x)) => x', 'value'],
  ])('%s: %s', (rule, kind) => {
    expect(kindOf(counterexampleOf(rule))).toBe(kind);
  });
});

describe('the place where sides part', () => {
  it.each([
    ['(FMADDD (FNEGD x) y z) => (FNMADDD x y z)', ['z', '-z', 'operand 2']],
    ['(FMADDD x (FNEGD y) z) => (FMADDD x y z)', ['-x', 'x', 'operand 0']],
    ['(FMULD (FADDD x y) z) => (FMULD (FADDD x w:(FNEGD y)) z)', ['y', '-y', 'operand 1']],
    ['(FADDD x y) => (FMULD x y)', ['(x + y)', '(x * y)', 'at once']],
    ['(FNEGD (FADDD x y)) => (FSUBD (FNEGD x) y)', ['-(x + y)', '(-x - y)', 'at once']],
  ])('%s', (rule, parts) => {
    const { source, target, format, within } = termDivergenceOf(counterexampleOf(rule));
    const place = within === undefined ? 'at once' : `operand ${within.operand}`;
    expect([mathematics(source, format), mathematics(target, format), place]).toEqual(parts);
  });
});

describe('units in the last place', () => {
  it.each([
    ['1', '1', '0'],
    ['1', '1.0000000000000002', '1'],
    ['-1', '-1.0000000000000002', '1'],
    // Across a power of two.
    ['1', '0.9999999999999999', '1'],
    ['0', '5e-324', '1'],
    ['-0', '0', undefined],
    ['1', '-1', undefined],
    ['1', '5', undefined],
    ['1.7976931348623157e308', 'inf', undefined],
    ['nan', '1', undefined],
  ])('between %s and %s: %s', (a, b, ulps) => {
    const [first, second] = [parseValue(BINARY64, a), parseValue(BINARY64, b)];
    expect(ulpsBetween(BINARY64, first, second)?.toString()).toBe(ulps);
    expect(ulpsBetween(BINARY64, second, first)?.toString()).toBe(ulps);
  });

  it('are those of the format', () => {
    const [a, b] = [parseValue(BINARY32, '1'), parseValue(BINARY32, '1.0000001')];
    expect(ulpsBetween(BINARY32, a, b)).toBe(1n);
  });
});

describe('a survey', () => {
  it('counts what differs, by rounding mode, and repeats', () => {
    const { obligation } = counterexampleOf('(FNEGD (FMULD x y)) => (FMULD x y)');
    const first = survey(obligation, 1);
    expect(survey(obligation, 1)).toEqual(first);
    expect(first.tried).toBeGreaterThanOrEqual(900);
    for (const count of Object.values(first.differing)) {
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThanOrEqual(first.tried);
    }
  });
});
