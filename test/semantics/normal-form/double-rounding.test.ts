/** The law on double rounding, on every operand of small formats, in every mode; and that it could fail. */
import { describe, expect, it } from 'vitest';
import {
  canonical,
  type Format,
  formatOf,
  isNan,
  roundingModes,
} from '../../../src/semantics/float/index.ts';
import { normalForm } from '../../../src/semantics/normal-form/normal-form.ts';
import { arithmetic } from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';

const { add, subtract, multiply, divide, squareRoot, convert } = arithmetic(canonical);

const operations = { add, subtract, multiply, divide, squareRoot } as const;

interface Detour {
  readonly direct: Term;
  readonly detour: Term;
}

function detourOf(operation: keyof typeof operations, narrow: Format, wide: Format): Detour {
  const operands = (operation === 'squareRoot' ? ['x'] : ['x', 'y']).map(name =>
    variable(name, narrow.width),
  );
  const widened = operands.map(operand => convert(narrow, wide, operand));
  return {
    direct: operations[operation](narrow, ...operands),
    detour: convert(wide, narrow, operations[operation](wide, ...widened)),
  };
}

/** Operands on which the detour through the wide format shows. */
function differences({ direct, detour }: Detour, narrow: Format): number {
  const variables = ['x', 'y'].map(name => variable(name, narrow.width));
  const [one, two] = [evaluator(direct, variables), evaluator(detour, variables)];
  let count = 0;
  for (let x = 0n; x < 1n << BigInt(narrow.width); x++) {
    for (let y = 0n; y < 1n << BigInt(narrow.width); y++) {
      for (const rounding of roundingModes) {
        const [a, b] = [one([x, y], rounding).value, two([x, y], rounding).value];
        if (a !== b && !(isNan(narrow, a) && isNan(narrow, b))) count += 1;
      }
    }
  }
  return count;
}

const pairs = [
  { narrow: formatOf(2, 2), wide: formatOf(4, 6) },
  { narrow: formatOf(2, 3), wide: formatOf(4, 8) },
  { narrow: formatOf(3, 3), wide: formatOf(5, 8) },
  { narrow: formatOf(3, 2), wide: formatOf(5, 6) },
] as const;

describe.each(Object.keys(operations) as (keyof typeof operations)[])('%s', operation => {
  it.each(pairs)(
    'is the same through $wide.name as in $narrow.name, and the law says so',
    ({ narrow, wide }) => {
      const both = detourOf(operation, narrow, wide);
      expect(differences(both, narrow)).toBe(0);
      expect(normalForm(both.detour)).toBe(normalForm(both.direct));
    },
  );

  it('is not claimed to be the same where the wide format has too few bits, or too small a range', () => {
    for (const wide of [formatOf(5, 7), formatOf(3, 8)]) {
      const both = detourOf(operation, formatOf(3, 3), wide);
      expect(normalForm(both.detour)).not.toBe(normalForm(both.direct));
    }
  });
});

it('shows through a format that is hardly wider', () => {
  expect(differences(detourOf('add', formatOf(3, 3), formatOf(5, 4)), formatOf(3, 3))).toBeGreaterThan(0);
  expect(differences(detourOf('squareRoot', formatOf(3, 3), formatOf(5, 4)), formatOf(3, 3))).toBeGreaterThan(
    0,
  );
});
