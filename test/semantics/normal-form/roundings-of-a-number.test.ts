/** Laws on what rounds one number: each applies, and holds for every number of tiny formats, in every mode that it has. */
import { describe, expect, it } from 'vitest';
import {
  canonical,
  type Format,
  formatOf,
  isNan,
  roundingModes,
  unspecified,
} from '../../../src/semantics/float/index.ts';
import type { Law } from '../../../src/semantics/normal-form/law.ts';
import { differencesCompareWithZero } from '../../../src/semantics/normal-form/laws/differences-compare-with-zero.ts';
import { integersAreRoundedOnce } from '../../../src/semantics/normal-form/laws/integral-numbers-stay.ts';
import {
  roundingDownStaysBelowIntegers,
  roundingsKeepToTheirSide,
  roundingsOfANumberAreNansWithIt,
} from '../../../src/semantics/normal-form/laws/roundings-of-a-number.ts';
import { signsReturnToMagnitudes } from '../../../src/semantics/normal-form/laws/signs-return-to-magnitudes.ts';
import {
  absolute,
  arithmetic,
  bits,
  bvand,
  bvxor,
  floatEqual,
  less,
  lessOrEqual,
  negate,
  toInteger,
} from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Application, type Term, variable } from '../../../src/semantics/term/term.ts';
import { nightly } from '../../support/nightly.ts';

const all = (width: number): bigint[] => Array.from({ length: 2 ** width }, (_, value) => BigInt(value));

/** Whether the law applies; what it says is held against every number, up to NaNs where the result is a number. */
function applies(law: Law, term: Term, format: Format, result?: Format): boolean {
  if (term.kind !== 'application') throw new Error('no application');
  const rewritten = law.rewrite(term.operator, term.operands, result ?? 'bits');
  if (rewritten === undefined) return false;
  const x = variable('x', format.width);
  const [one, two] = [evaluator(term, [x]), evaluator(rewritten, [x])];
  const differing = all(format.width).flatMap(value =>
    (law.modes ?? roundingModes).filter(mode => {
      const [a, b] = [one([value], mode).value, two([value], mode).value];
      return a !== b && !(result && isNan(result, a) && isNan(result, b));
    }),
  );
  expect(differing).toEqual([]);
  return true;
}

describe.each([
  [formatOf(4, 4), formatOf(3, 3)],
  [formatOf(4, 5), formatOf(4, 7)],
  [formatOf(2, 5), formatOf(3, 2)],
])('%o, %o', (format, other) => {
  const x = variable('x', format.width);
  const integral = roundingModes.map(mode => arithmetic(canonical, mode).roundToIntegral(format, x));

  it('an integer is rounded once', () => {
    const used = integral.flatMap(rounded =>
      roundingModes.flatMap(mode =>
        [3, 4].flatMap(width =>
          [true, false].map(signed =>
            applies(integersAreRoundedOnce, toInteger(format, width, signed, mode, rounded), format),
          ),
        ),
      ),
    );
    // The format that is rounded to the integer beyond its largest number is left out.
    expect(used.filter(Boolean)).toHaveLength(format.maxExponent > 1 ? 4 * roundingModes.length : 0);
  });

  it('what is rounded is a NaN if the number is one', () => {
    const converted = arithmetic(unspecified).convert(format, other, x);
    expect(applies(roundingsOfANumberAreNansWithIt, floatEqual(other, converted, converted), format)).toBe(
      true,
    );
    for (const rounded of integral)
      expect(applies(roundingsOfANumberAreNansWithIt, floatEqual(format, rounded, rounded), format)).toBe(
        true,
      );
    // Both zeros and an infinity are among them.
    const constants = all(format.width).filter(value => nightly || value % 4n === 0n);
    const used = constants.flatMap(value =>
      (['add', 'multiply', 'divide'] as const).map(name => {
        const result = arithmetic(canonical)[name](format, x, bits(format.width, value));
        return applies(roundingsOfANumberAreNansWithIt, floatEqual(format, result, result), format);
      }),
    );
    expect(used).toContain(true);
    expect(used).toContain(false);
    const root = arithmetic(canonical).squareRoot(format, x);
    expect(applies(roundingsOfANumberAreNansWithIt, floatEqual(format, root, root), format)).toBe(false);
  });

  it('what is rounded toward zero or down is below a positive integer if the number is', () => {
    const used = integral.flatMap(rounded =>
      all(format.width).map(bound =>
        applies(roundingDownStaysBelowIntegers, less(format, rounded, bits(format.width, bound)), format),
      ),
    );
    expect(used).toContain(true);
    expect(used).toContain(false);
  });

  it('what is rounded down is not above the number, nor what is rounded up below it', () => {
    for (const [index, rounded] of integral.entries()) {
      const terms = [
        lessOrEqual(format, rounded, x),
        less(format, x, rounded),
        lessOrEqual(format, x, rounded),
        less(format, rounded, x),
      ];
      const mode = roundingModes[index];
      const [isDown, isUp] = [mode === 'rdn', mode === 'rup'];
      expect(terms.map(term => applies(roundingsKeepToTheirSide, term, format))).toEqual([
        isDown,
        isDown,
        isUp,
        isUp,
      ]);
    }
  });

  it('a sign returns to the magnitude that is rounded', () => {
    const magnitude = absolute(format, x);
    const sign = bvand(x, bits(format.width, format.signMask));
    const { convert } = arithmetic(canonical);
    const roundings: Term[] = [
      ...roundingModes.map(mode => arithmetic(canonical, mode).roundToIntegral(format, magnitude)),
      convert(other, format, convert(format, other, magnitude)),
      arithmetic(unspecified, 'rtz').convert(other, format, convert(format, other, magnitude)),
      arithmetic(unspecified, 'rup').convert(other, format, convert(format, other, magnitude)),
    ];
    const used = roundings.map(rounded =>
      applies(signsReturnToMagnitudes, bvxor(rounded, sign), format, format),
    );
    expect(used).toEqual([true, true, false, false, true, true, true, false]);
  });
});

describe.each(nightly ? [formatOf(3, 3), formatOf(2, 4)] : [formatOf(3, 3)])('%o', format => {
  it('a sum compares with zero as the numbers do', () => {
    const x = variable('x', format.width);
    const y = variable('y', format.width);
    const sums = [
      arithmetic(canonical).add(format, x, y),
      arithmetic(canonical, 'rdn').add(format, negate(format, x), y),
    ];
    const zeros = [0n, format.signMask].map(zero => bits(format.width, zero));
    const used = sums.flatMap(sum =>
      zeros.flatMap(zero =>
        [less, lessOrEqual, floatEqual].flatMap(relation =>
          [relation(format, sum, zero), relation(format, zero, sum)].map(term => {
            const { operator, operands } = term as Application;
            const rewritten = differencesCompareWithZero.rewrite(operator, operands, 'bits');
            if (rewritten === undefined) return false;
            const [one, two] = [evaluator(term, [x, y]), evaluator(rewritten, [x, y])];
            for (const a of all(format.width)) {
              for (const b of all(format.width)) {
                for (const mode of roundingModes)
                  expect([a, b, mode, two([a, b], mode).value]).toEqual([
                    a,
                    b,
                    mode,
                    one([a, b], mode).value,
                  ]);
              }
            }
            return true;
          }),
        ),
      ),
    );
    const [both, neither] = [
      [true, true],
      [false, false],
    ];
    // Not of x + y ≤ 0; an equation is turned where the first number is flipped.
    const plain = [...both, ...neither, ...neither];
    const turned = [...both, ...neither, ...both];
    expect(used).toEqual([...plain, ...plain, ...turned, ...turned]);
  });
});
