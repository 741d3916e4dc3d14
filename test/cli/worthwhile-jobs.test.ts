import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { sliceOf } from '../../src/check/shard.ts';
import { type PlannedCheck, worthwhileJobs } from '../../src/cli/checked-parts.ts';
import type { Memory } from '../../src/cli/memory.ts';

const fileOf = (name: string, ruleCount: number) => ({ file: { name, ruleCount } }) as PlannedCheck;
const remembering = (...names: readonly string[]): Pick<Memory, 'knows'> => ({
  knows: ({ name }) => names.includes(name),
});
const processors = (wanted: number): number => Math.min(availableParallelism(), wanted);

test.each([
  { rules: [0], jobs: 1 },
  { rules: [399], jobs: 1 },
  { rules: [400], jobs: processors(2) },
  { rules: [150, 200, 50], jobs: processors(2) },
  { rules: [1_000_000], jobs: availableParallelism() },
])('files of $rules rules are worth $jobs workers', ({ rules, jobs }) => {
  const checks = rules.map((count, index) => fileOf(`${index}.rules`, count));
  expect(worthwhileJobs(checks, remembering())).toBe(jobs);
});

test.each([
  [530, 18],
  [31, 2],
  [0, 1],
])('of %i rules in %i slices each is in one, and none is cut', (rules, slices) => {
  const numbers = Array.from({ length: slices }, (_, slice) => sliceOf(rules, slice, slices)).flatMap(
    ({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at),
  );
  expect(numbers).toEqual(Array.from({ length: rules }, (_, at) => at));
});

test('a file of which something is kept is no work', () => {
  const checks = [fileOf('known.rules', 5000), fileOf('new.rules', 300)];
  expect(worthwhileJobs(checks, remembering('known.rules'))).toBe(1);
});
