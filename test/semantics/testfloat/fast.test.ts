import { describe, expect, it } from 'vitest';
import { canonical, roundingModes } from '../../../src/semantics/float/index.ts';
import { type Arity, drawOperands, randomOf } from '../../../src/semantics/operands/index.ts';
import { randomBits } from '../../../src/semantics/operands/random.ts';
import { emptyBatch } from '../../../src/semantics/testfloat/batch.ts';
import { Checker } from '../../../src/semantics/testfloat/check.ts';
import { fastEvaluator } from '../../../src/semantics/testfloat/fast.ts';
import {
  type Conventions,
  type TestFunction,
  testFunctions,
} from '../../../src/semantics/testfloat/functions.ts';

const conventions: Conventions = { rounding: 'rne', tininess: 'after', exact: true, nan: canonical };
const fast = [...testFunctions.values()].filter(
  testFunction => fastEvaluator(testFunction, conventions) !== undefined,
);

/** Operands from the generators; integers of any length. */
function filledBatch({ operands }: TestFunction, seed: number) {
  const random = randomOf(seed);
  const batch = emptyBatch(operands.length);
  batch.count = 500;
  for (let row = 0; row < batch.count; row++) {
    const [first] = operands;
    const values =
      first!.kind === 'float'
        ? drawOperands(first!.format, operands.length as Arity, random)
        : [randomBits(random(1, first!.width), random)];
    for (const [index, value] of values.entries()) batch.operands[index]![row] = value;
  }
  return batch;
}

describe('the fast evaluator', () => {
  it.each(fast.map(testFunction => [testFunction.name, testFunction] as const))(
    'of %s agrees with the exact one in every mode',
    (_, testFunction) => {
      for (const rounding of roundingModes) {
        for (const exact of [true, false]) {
          const inMode = { ...conventions, rounding, exact };
          const batch = filledBatch(testFunction, 1 + roundingModes.indexOf(rounding));
          fastEvaluator(testFunction, inMode)!(batch, batch.results, batch.flags);
          const checker = new Checker(testFunction, inMode);
          checker.check(batch);
          expect([rounding, exact, checker.tally().first]).toEqual([rounding, exact, []]);
        }
      }
    },
  );

  it('is there for all arithmetic of binary32 and binary64', () => {
    const names = fast.map(({ name }) => name);
    for (const operation of ['add', 'sub', 'mul', 'div', 'sqrt', 'mulAdd', 'eq', 'le', 'lt']) {
      expect(names).toContain(`f32_${operation}`);
      expect(names).toContain(`f64_${operation}`);
    }
  });

  it('is not there where tininess is detected before rounding', () => {
    const before = { ...conventions, tininess: 'before' } as const;
    expect(fastEvaluator(testFunctions.get('f64_mul')!, before)).toBeUndefined();
  });
});
