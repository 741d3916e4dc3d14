import { describe, test } from 'vitest';
import * as float from '../../../src/semantics/float/index.ts';
import { agreeInAnyFormat } from './laws/agree-in-any-format.ts';
import { agreeWithTheReals } from './laws/agree-with-the-reals.ts';
import { compareAsTheRealsDo } from './laws/compare-as-the-reals-do.ts';
import { convertAsTheRealsDo } from './laws/convert-as-the-reals-do.ts';

describe('tiny formats, exhaustively, in every mode with flags', () => {
  test.each([...agreeWithTheReals, ...compareAsTheRealsDo, ...convertAsTheRealsDo])('$name', ({ check }) =>
    check(float),
  );
});

describe('formats of any shape, on biased operands', () => {
  test.each(agreeInAnyFormat(2_000))('$name', ({ check }) => check(float));
});
