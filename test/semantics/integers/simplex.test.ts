/** What the simplex method says of inequalities, shown: values by putting them in, a contradiction by its sum. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addUpToContradiction,
  type Fraction,
  type Inequality,
  System,
} from '../../../src/semantics/integers/simplex.ts';
import { nightly } from '../../support/nightly.ts';

const keys = ['x', 'y', 'z'] as const;
const least = -3;
const greatest = 3;

const inequality: fc.Arbitrary<Inequality> = fc
  .tuple(fc.tuple(...keys.map(() => fc.integer({ min: -4, max: 4 }))), fc.integer({ min: -9, max: 9 }))
  .map(([coefficients, constant]) => ({
    coefficients: new Map(
      keys
        .map((key, index) => [key, BigInt(coefficients[index]!)] as const)
        .filter(([, coefficient]) => coefficient !== 0n),
    ),
    constant: BigInt(constant),
  }));

/** The left side times a positive number. */
function valueAt({ coefficients, constant }: Inequality, values: ReadonlyMap<string, Fraction>): bigint {
  const common = [...values.values()].reduce((product, { denominator }) => product * denominator, 1n);
  let sum = constant * common;
  for (const [key, coefficient] of coefficients) {
    const { numerator, denominator } = values.get(key)!;
    sum += coefficient * numerator * (common / denominator);
  }
  return sum;
}

function holdsSomewhere(all: readonly Inequality[]): boolean {
  const ends = Array.from({ length: greatest - least + 1 }, (_, index) => BigInt(least + index));
  return ends.some(x =>
    ends.some(y =>
      ends.some(z => {
        const values = new Map(
          [x, y, z].map((numerator, index) => [keys[index]!, { numerator, denominator: 1n }]),
        );
        return all.every(one => valueAt(one, values) <= 0n);
      }),
    ),
  );
}

/** Of all inequalities, asked after each group of them. */
function expectToBeShown(groups: readonly (readonly Inequality[])[]): 'values' | 'contradiction' {
  let system = System.empty;
  let said: 'values' | 'contradiction' = 'values';
  for (const group of groups) {
    system = system.with(group);
    const solution = system.solve(() => undefined);
    const { inequalities } = system;
    if (said === 'contradiction') expect(solution.kind).toBe('contradiction');
    said = solution.kind;
    if (solution.kind === 'values') {
      for (const one of inequalities) expect(valueAt(one, solution.values) <= 0n).toBe(true);
    } else {
      expect(addUpToContradiction(inequalities, solution.multipliers)).toBe(true);
      expect(holdsSomewhere(inequalities)).toBe(false);
    }
  }
  return said;
}

it('gives values that hold, or a sum that is a contradiction', () => {
  const found = { values: 0, contradiction: 0 };
  const groups = fc.array(fc.array(inequality, { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(groups, all => {
      found[expectToBeShown(all)] += 1;
    }),
    { numRuns: nightly ? 20_000 : 500 },
  );
  expect(Math.min(found.values, found.contradiction)).toBeGreaterThan(50);
});

it('leaves a system as it was when others are made of it', () => {
  const [below, above] = [
    { coefficients: new Map([['x', 1n]]), constant: 1n },
    { coefficients: new Map([['x', -1n]]), constant: 0n },
  ];
  const system = System.empty.with([below]);
  expect(system.with([above]).solve(() => undefined).kind).toBe('contradiction');
  expect(system.solve(() => undefined).kind).toBe('values');
});

it.each([
  ['one that is subtracted', [1n, -1n]],
  ['unknowns that are left', [1n, 0n]],
  ['nothing', [0n, 0n]],
])('takes no sum of %s for a contradiction', (_, multipliers) => {
  const inequalities = [
    { coefficients: new Map([['x', 1n]]), constant: 1n },
    { coefficients: new Map([['x', 1n]]), constant: 0n },
  ];
  expect(addUpToContradiction(inequalities, multipliers)).toBe(false);
});
