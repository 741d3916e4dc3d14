import { describe, test } from 'vitest';
import * as float from '../../../src/semantics/float/index.ts';
import { solveHardCases } from './laws/hard-cases.ts';
import { relateToEachOther } from './laws/relate-to-each-other.ts';

describe('equations between operations', () => {
  test.each(relateToEachOther(5_000))('$name', ({ check }) => check(float));
});

describe('hard cases', () => {
  test.each(solveHardCases)('$name', ({ check }) => check(float));
});
