/** Integers as numbers, and back: every integer of small types, in formats that have all of them and in those that do not. */
import { describe, expect, it } from 'vitest';
import { canonical, formatOf, roundingModes } from '../../../src/semantics/float/index.ts';
import type { Law } from '../../../src/semantics/normal-form/law.ts';
import { extendingKeepsTheInteger } from '../../../src/semantics/normal-form/laws/extending-keeps-the-integer.ts';
import { exactIntegersCompareAsIntegers } from '../../../src/semantics/normal-form/laws/integers-compare-as-integers.ts';
import { integersSurviveAsNumbers } from '../../../src/semantics/normal-form/laws/integers-survive-as-numbers.ts';
import { numbersOfIntegersAreInRange } from '../../../src/semantics/normal-form/laws/numbers-of-integers-are-in-range.ts';
import { numbersOfIntegersConvert } from '../../../src/semantics/normal-form/laws/numbers-of-integers-convert.ts';
import {
  arithmetic,
  bits,
  bvand,
  bvashr,
  bvlshr,
  floatEqual,
  fromInteger,
  less,
  lessOrEqual,
  toInteger,
} from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Application, type Term, variable } from '../../../src/semantics/term/term.ts';
import { nightly } from '../../support/nightly.ts';

const all = (width: number): bigint[] => Array.from({ length: 2 ** width }, (_, value) => BigInt(value));

/** Whether the law applies; what it says is held against every integer. */
function applies(law: Law, term: Term, width: number): boolean {
  if (term.kind !== 'application') throw new Error('no application');
  const rewritten = law.rewrite(term.operator, term.operands, 'bits');
  if (rewritten === undefined) return false;
  const n = variable('n', width);
  const [one, two] = [evaluator(term, [n]), evaluator(rewritten, [n])];
  const differing = all(width).flatMap(value =>
    roundingModes.filter(mode => two([value], mode).value !== one([value], mode).value),
  );
  expect(differing).toEqual([]);
  return true;
}

/** In the first all integers of four bits are exact; the others lack bits, or range. */
const formats = [formatOf(4, 4), formatOf(4, 3), formatOf(3, 6), formatOf(3, 4), formatOf(3, 5)];

describe.each(formats)('$name', format => {
  const widths = nightly ? [2, 3, 4, 5, 6] : [2, 3, 5];
  const signs = [true, false];

  it('an integer comes back', () => {
    const used = widths.flatMap(width =>
      signs.flatMap(signed => {
        const number = fromInteger(format, signed, variable('n', width));
        return widths.flatMap(wide =>
          signs.map(other =>
            applies(integersSurviveAsNumbers, toInteger(format, wide, other, 'rtz', number), width),
          ),
        );
      }),
    );
    expect(used).toContain(true);
    expect(used).toContain(false);
  });

  it('its number lies between those of the ends', () => {
    const used = widths.flatMap(width =>
      signs.flatMap(signed => {
        const number = fromInteger(format, signed, variable('n', width));
        expect(applies(numbersOfIntegersAreInRange, floatEqual(format, number, number), width)).toBe(true);
        return all(format.width).flatMap(value => {
          const bound = bits(format.width, value);
          return [less, lessOrEqual].flatMap(relation => [
            applies(numbersOfIntegersAreInRange, relation(format, number, bound), width),
            applies(numbersOfIntegersAreInRange, relation(format, bound, number), width),
          ]);
        });
      }),
    );
    expect(used).toContain(true);
    expect(used).toContain(false);
  });

  it('it compares with a constant as the integer does', () => {
    const used = [2, 3, 5].flatMap(width =>
      signs.flatMap(signed => {
        const number = fromInteger(format, signed, variable('n', width));
        return all(format.width).flatMap(value => {
          const bound = bits(format.width, value);
          return [less, lessOrEqual, floatEqual].flatMap(relation => [
            applies(exactIntegersCompareAsIntegers, relation(format, number, bound), width),
            applies(exactIntegersCompareAsIntegers, relation(format, bound, number), width),
          ]);
        });
      }),
    );
    expect(used).toContain(true);
    expect(used).toContain(false);
  });

  it('two of them compare as the integers do', () => {
    const n = variable('n', 3);
    const m = variable('m', 4);
    const used = signs.flatMap(signed =>
      signs.flatMap(other =>
        [less, lessOrEqual, floatEqual].flatMap(relation => {
          const [a, b] = [fromInteger(format, signed, n), fromInteger(format, other, m)];
          return [relation(format, a, b), relation(format, b, a)].map(term => {
            const { operator, operands } = term as Application;
            const rewritten = exactIntegersCompareAsIntegers.rewrite(operator, operands, 'bits');
            if (rewritten === undefined) return false;
            const [one, two] = [evaluator(term, [n, m]), evaluator(rewritten, [n, m])];
            for (const left of all(3))
              for (const right of all(4))
                expect(two([left, right], 'rne').value).toBe(one([left, right], 'rne').value);
            return true;
          });
        }),
      ),
    );
    expect(used).toContain(format === formats[0]);
  });

  it('it is the number of the integer in another format', () => {
    const used = widths.flatMap(width =>
      signs.flatMap(signed => {
        const number = fromInteger(format, signed, variable('n', width));
        return [...formats, formatOf(2, 2)].map(other =>
          applies(numbersOfIntegersConvert, arithmetic(canonical).convert(format, other, number), width),
        );
      }),
    );
    expect(used).toContain(true);
  });

  it('the number of an integer with clear upper bits, or shifted to the right, is that of a short one', () => {
    const used = signs.flatMap(signed => {
      const n = variable('n', 5);
      return [1n, 2n, 7n, 12n, 15n, 16n, 31n].flatMap(constant =>
        [bvand, bvlshr, bvashr].map(operation =>
          applies(extendingKeepsTheInteger, fromInteger(format, signed, operation(n, bits(5, constant))), 5),
        ),
      );
    });
    expect(used).toContain(true);
    expect(used).toContain(false);
  });
});
