/** The vector ops of arm64 against what its instructions computed, bit for bit, NaNs too. */
import { describe, expect, test } from 'vitest';
import { meaningOf, tuplesOf } from '../ops/drawn-vectors.ts';
import { vectorInstructions } from './arm64/vectors/assembly.ts';
import { recordedResults, recordedTuples } from './vector-record.ts';

const recorded = recordedResults();

test('every instruction is recorded', () => {
  expect([...recorded.keys()]).toEqual(vectorInstructions.map(({ name }) => name));
});

describe('what arm64 computed', () => {
  test.each(vectorInstructions)('$name', ({ entry, constant, name }) => {
    const means = meaningOf(entry, constant);
    expect(tuplesOf(entry, recordedTuples).map(means)).toEqual(recorded.get(name));
  });
});
