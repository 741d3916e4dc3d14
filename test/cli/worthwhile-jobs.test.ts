import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
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

test('a file of which something is kept is no work', () => {
  const checks = [fileOf('known.rules', 5000), fileOf('new.rules', 300)];
  expect(worthwhileJobs(checks, remembering('known.rules'))).toBe(1);
});
