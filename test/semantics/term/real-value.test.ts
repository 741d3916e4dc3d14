/** Values in the real numbers: exact, or not at all. */
import { describe, expect, it } from 'vitest';
import {
  BINARY32,
  BINARY64,
  canonical,
  type Format,
  parseValue,
} from '../../../src/semantics/float/index.ts';
import * as build from '../../../src/semantics/term/build.ts';
import { realValue } from '../../../src/semantics/term/real-value.ts';
import type { Term } from '../../../src/semantics/term/term.ts';

const { add, subtract, multiply, divide, fuse, squareRoot, convert, minimum } = build.arithmetic(canonical);
const number = (text: string, format: Format = BINARY64): Term =>
  build.bits(format.width, parseValue(format, text));

/** `1/3`, `-2`, or undefined. */
function real(term: Term, format: Format = BINARY64): string | undefined {
  const value = realValue(term, format, new Map());
  if (value === undefined) return undefined;
  const { numerator, denominator } = value;
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

const [two, three, half] = [number('2'), number('3'), number('-0.5')];

describe('the real value', () => {
  it.each([
    ['of a number', half, '-1/2'],
    ['of a subnormal', number('5e-324'), `1/${2n ** 1074n}`],
    ['of zero', number('-0'), '0'],
    ['of a sum', add(BINARY64, two, half), '3/2'],
    ['of a difference', subtract(BINARY64, two, half), '5/2'],
    ['of a product', multiply(BINARY64, three, half), '-3/2'],
    ['of a quotient', divide(BINARY64, two, three), '2/3'],
    ['of a quotient by a negative number', divide(BINARY64, two, build.negate(BINARY64, three)), '-2/3'],
    ['of a fused sum', fuse(BINARY64, two, three, half), '11/2'],
    ['of a root', squareRoot(BINARY64, divide(BINARY64, number('4'), number('9'))), '2/3'],
    ['of a magnitude', build.absolute(BINARY64, half), '1/2'],
    ['of the smaller', minimum(BINARY64, two, half), '-1/2'],
    ['of a conversion', convert(BINARY32, BINARY64, number('0.1', BINARY32)), '13421773/134217728'],
    ['of an integer', build.fromInteger(BINARY64, true, build.bits(64, -7n)), '-7'],
    ['of a sum that overflows', add(BINARY64, number('1e308'), number('1e308')), `${2n * BigInt(1e308)}`],
  ])('%s', (_, term, value) => {
    expect(real(term)).toBe(value);
  });

  it.each([
    ['of infinity', number('inf')],
    ['of a NaN', number('nan')],
    ['of an irrational root', squareRoot(BINARY64, two)],
    ['of the root of a negative number', squareRoot(BINARY64, half)],
    ['of a quotient by zero', divide(BINARY64, two, number('0'))],
    ['of masked bits', build.bvand(two, build.bits(64, 0xffn))],
    ['of a choice', build.ifThenElse(build.floatEqual(BINARY64, two, three), two, three)],
  ])('is not decided %s', (_, term) => {
    expect(real(term)).toBeUndefined();
  });
});
