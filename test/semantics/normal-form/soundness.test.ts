/**
 * A term and its normal form have the same value: bit for bit, or up to which NaN it is where that is all
 * that is observed; in all rounding modes, or in those that were asked for. So two terms with one normal form
 * are never told apart by evaluation.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corners, randomValue } from '../../../src/prove/sampling/operands.ts';
import {
  BINARY32,
  BINARY64,
  type Format,
  formatOf,
  isNan,
  type RoundingMode,
  roundingModes,
} from '../../../src/semantics/float/index.ts';
import type { Law } from '../../../src/semantics/normal-form/law.ts';
import { positiveZeroModes } from '../../../src/semantics/normal-form/laws/negative-zero-is-neutral.ts';
import { symmetricModes } from '../../../src/semantics/normal-form/laws/rounding-is-symmetric.ts';
import { laws, normalForm } from '../../../src/semantics/normal-form/normal-form.ts';
import type { Observed } from '../../../src/semantics/normal-form/observed.ts';
import { randomOf } from '../../../src/semantics/operands/random.ts';
import { describe as show } from '../../../src/semantics/term/describe.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import type { Term } from '../../../src/semantics/term/term.ts';
import { numberTerms, operandsOf } from '../../arbitraries/terms.ts';
import { nightly } from '../../support/nightly.ts';

/**
 * The language of numbers has no integers, and what it compares, or gives a sign, is seldom rounded to an integer before:
 * these are covered where they are tested by themselves.
 */
const coveredElsewhere = [
  'extensionsAndExtractionsCancel',
  'wideningKeepsTheNumber',
  'extendingKeepsTheInteger',
  'integersSurviveAsNumbers',
  'numbersOfIntegersAreInRange',
  'numbersOfIntegersConvert',
  'exactIntegersCompareAsIntegers',
  'integersAreRoundedOnce',
  'roundingsOfANumberAreNansWithIt',
  'roundingDownStaysBelowIntegers',
  'roundingsKeepToTheirSide',
  'differencesCompareWithZero',
  'signsReturnToMagnitudes',
  'quotientsOfANumberAreNansWithTheDivisor',
];

/** Biased operands: corners and random encodings of every exponent. */
function tuples(format: Format, count: number, seed: number): bigint[][] {
  const random = randomOf(seed);
  const inputs = operandsOf(format).map(
    variable => ({ name: variable.name, variable, role: 'operand', format }) as const,
  );
  return Array.from({ length: count }, () =>
    inputs.map(input => {
      const list = corners(input);
      return random(0, 1) === 0 ? list[random(0, list.length - 1)]! : randomValue(input, random);
    }),
  );
}

function everyTuple(format: Format): bigint[][] {
  const values = Array.from({ length: 2 ** format.width }, (_, value) => BigInt(value));
  return values.flatMap(x => values.flatMap(y => values.map(z => [x, y, z])));
}

function expectSameValue(
  term: Term,
  other: Term,
  format: Format,
  observed: Observed,
  modes: readonly RoundingMode[],
  inputs: bigint[][],
): void {
  const [one, two] = [evaluator(term, operandsOf(format)), evaluator(other, operandsOf(format))];
  for (const values of inputs) {
    for (const rounding of modes) {
      const [a, b] = [one(values, rounding).value, two(values, rounding).value];
      if (a === b || (observed !== 'bits' && isNan(format, a) && isNan(format, b))) continue;
      expect.fail(
        `${show(term)} and ${show(other)} differ for ${values.join(', ')} in ${rounding}: ${a}, ${b}`,
      );
    }
  }
}

describe('a normal form has the value of its term', () => {
  const pairs = [
    { name: 'tiny', narrow: formatOf(2, 2), wide: formatOf(4, 6), count: 'all' },
    { name: 'single and double', narrow: BINARY32, wide: BINARY64, count: nightly ? 200 : 8 },
    { name: 'double alone', narrow: BINARY64, wide: formatOf(15, 113), count: nightly ? 200 : 8 },
  ] as const;
  for (const { name, narrow, wide, count } of pairs) {
    for (const { observed, modes, what } of [
      { observed: 'bits', modes: roundingModes, what: 'bits' },
      { observed: narrow, modes: roundingModes, what: 'a number' },
      { observed: narrow, modes: positiveZeroModes, what: 'a number rounded up or to the nearest, or cut' },
      { observed: narrow, modes: symmetricModes, what: 'a number rounded alike on both sides of zero' },
      { observed: narrow, modes: ['rne'], what: 'a number rounded to nearest, ties to even' },
    ] as const) {
      it(`${name}, observed as ${what}`, () => {
        const terms = numberTerms(narrow, wide);
        const runs = count === 'all' ? (nightly ? 200 : 8) : nightly ? 2_000 : 40;
        const inputs = count === 'all' ? everyTuple(narrow) : tuples(narrow, count, 7);
        fc.assert(
          fc.property(terms, term => {
            const normal = normalForm(term, observed, modes);
            if (normal !== term) expectSameValue(term, normal, narrow, observed, modes, inputs);
            expect(normalForm(normal, observed, modes)).toBe(normal);
          }),
          { numRuns: runs },
        );
      });
    }
  }
});

describe('every law is used', () => {
  const terms = fc.sample(numberTerms(BINARY32, BINARY64), { numRuns: 4_000, seed: 11 });
  for (const [name, law] of Object.entries(laws) as [string, Law][]) {
    it(name, () => {
      expect(terms.some(term => usesLaw(law, term)) || coveredElsewhere.includes(name)).toBe(true);
    });
  }
});

function usesLaw(law: Law, term: Term): boolean {
  if (term.kind !== 'application') return false;
  const { operator, operands } = term;
  const normal = operands.map(operand => normalForm(operand, BINARY32));
  const applies =
    law.operators.includes(operator.name) && law.rewrite(operator, normal, BINARY32) !== undefined;
  return applies || operands.some(operand => usesLaw(law, operand));
}
