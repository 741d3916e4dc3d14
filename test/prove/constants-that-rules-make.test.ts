/** What Go's assembler takes of constants on ppc64, and what of that no rule makes: the first is known, the second assumed. */
import { describe, expect, it } from 'vitest';
import { assumptionsOf, verdictOf } from '../support/machine-verdict.ts';

const masks = ['rules make ANDconst only where the constant fits 16 unsigned bits'];

describe('constants of a result', () => {
  it.each([
    ['(AND x (MOVDconst [c])) && isU16Bit(c) => (ANDconst [c] x)', 'proved bits'],
    // The assembler takes them, and other rules do not expect them.
    ['(AND x (MOVDconst [c])) && is16Bit(c) => (ANDconst [c] x)', 'refuted duty'],
    ['(OR x (MOVDconst [c])) && isU32Bit(c) => (ORconst [c] x)', 'proved bits'],
    ['(OR x (MOVDconst [c])) && is32Bit(c) => (ORconst [c] x)', 'refuted duty'],
    ['(XOR x (MOVDconst [c])) => (XORconst [c] x)', 'refuted duty'],
    ['(ADD x (MOVDconst [c])) && is32Bit(c) => (ADDconst [c] x)', 'proved bits'],
    ['(ADD x (MOVDconst [c])) && (c<<30)>>30 == c => (ADDconst [c] x)', 'proved bits'],
    ['(ADD x (MOVDconst [c])) && (c<<29)>>29 == c => (ADDconst [c] x)', 'refuted duty'],
    ['(SUB (MOVDconst [c]) x) && is32Bit(c) => (SUBFCconst [c] x)', 'proved bits'],
    // The assembler takes 0x80000000 too, and sign-extends it.
    ['(SUB (MOVDconst [c]) x) && isU32Bit(c) => (SUBFCconst [c] x)', 'refuted duty'],
    ['(ADDC x (MOVDconst [c])) && isU32Bit(c) => (ADDCconst [c] x)', 'proved bits'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('PPC64', rule)).toBe(verdict));
});

describe('constants of a match', () => {
  it.each([
    '(ANDconst [c] x) => (AND x (MOVDconst [c]))',
    '(ANDconst [c] (ANDconst [d] x)) => (ANDconst [c&d] x)',
    '(CMPconst [d] (ANDconst [c] z)) && d > c && c >= 0 => (FlagLT)',
    '(ORconst [c] (ORconst [d] x)) => (ORconst [c|d] x)',
  ])('%s: proved of all that can be encoded', rule => {
    expect(verdictOf('PPC64', rule)).toBe('proved bits');
    expect(assumptionsOf('PPC64', rule)).toEqual([]);
  });

  // -8 and 0x80000000 show that each of them is wrong of what the assembler takes.
  it.each([
    '(CMPconst [d] (ANDconst [c] z)) && d > c => (FlagLT)',
    '(CMPWconst [0] a:(ANDconst [n] z)) => (CMPconst [0] a)',
    '(MOVWZreg (ANDconst [c] x)) => (ANDconst [c] x)',
  ])('%s: proved of what rules make, which is listed', rule => {
    expect(verdictOf('PPC64', rule)).toBe('proved bits');
    expect(assumptionsOf('PPC64', rule)).toEqual(masks);
  });

  it('what is wrong of constants that rules make is refuted', () => {
    expect(verdictOf('PPC64', '(CMPconst [d] (ANDconst [c] z)) && d >= c => (FlagLT)')).toBe('refuted');
    expect(verdictOf('PPC64', '(MOVHreg y:(ANDconst _)) => y')).toBe('refuted');
    expect(verdictOf('PPC64', '(ANDconst [c] (MOVWreg x)) => (ANDconst [c&0xffff] x)')).toBe('proved bits');
    expect(verdictOf('PPC64', '(ANDconst [c] (MOVWreg x)) => (ANDconst [c&0xfff] x)')).toBe('refuted');
  });
});
