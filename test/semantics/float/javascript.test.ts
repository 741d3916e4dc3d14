import { describe, test } from 'vitest';
import * as float from '../../../src/semantics/float/index.ts';
import { agreeWithJavaScript } from './laws/agree-with-javascript.ts';

describe('round to nearest even', () => {
  test.each(agreeWithJavaScript(10_000))('$name', ({ check }) => check(float));
});
