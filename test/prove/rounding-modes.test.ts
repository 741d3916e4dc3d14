/** In which rounding modes a proof holds: constants are converted in the compiler's, and what is exact is so in all. */
import { describe, expect, it } from 'vitest';
import { roundingModes } from '../../src/semantics/float/index.ts';
import { modesOf } from '../support/machine-verdict.ts';

describe('a proof holds in the modes in which it is shown', () => {
  it.each([
    ['LOONG64', '(MOVDF (MOVDconst [c])) => (MOVFconst [c])'],
    ['generic', '(Cvt64Fto32F (Const64F [c])) => (Const32F [float32(c)])'],
    ['generic', '(Cvt32to32F (Const32 [c])) => (Const32F [float32(c)])'],
    ['generic', '(Add64F (Const64F [c]) (Const64F [d])) && c+d == c+d => (Const64F [c+d])'],
    ['generic', '(Add64F (Const64F [0x1p-60]) (Const64F [1])) => (Const64F [1])'],
  ])('one: %s %s', (arch, rule) => expect(modesOf(arch, rule)).toEqual(['rne']));

  it.each([
    ['LOONG64', '(MOVDF (MOVDconst [0.5])) => (MOVFconst [0.5])'],
    ['generic', '(Cvt32Fto64F (Const32F [c])) => (Const64F [float64(c)])'],
    ['generic', '(Cvt32to64F (Const32 [c])) => (Const64F [float64(c)])'],
    ['generic', '(Add64F (Const64F [1]) (Const64F [2])) => (Const64F [3])'],
    ['generic', '(Trunc (Const64F [c])) => (Const64F [math.Trunc(c)])'],
  ])('all: %s %s', (arch, rule) => expect(modesOf(arch, rule)).toEqual(roundingModes));
});
