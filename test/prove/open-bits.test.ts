/** What a manual leaves undefined of the match excuses a result, and excuses nothing beside it. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

describe('a difference that no choice of undefined bits explains', () => {
  it.each([
    ['AMD64', '(SETB (FlagEQ)) => (MOVLconst [1])'],
    ['AMD64', '(CMOVQCS y x (FlagGT_ULT)) => y'],
    ['AMD64', '(ULT (FlagGT_UGT) yes no) => (First yes no)'],
    ['AMD64', '(ULT (BTLconst [0] x) yes no) => (EQ (TESTLconst [1] x) yes no)'],
    ['AMD64', '(BTQconst [c] (SARQconst [d] x)) => (BTQconst [c+d] x)'],
    ['AMD64', '(BSFL (ORLconst [1] x)) => (MOVLconst [7])'],
    ['386', '(LT (FlagEQ) yes no) => (First yes no)'],
    ['PPC64', '(DIVW x y) => (DIVW y x)'],
    ['PPC64', '(DIVD x y) => (DIVDU x y)'],
    ['PPC64', '(DIVD x (MOVDconst [c])) && c == 1 => (NEG <x.Type> x)'],
    ['PPC64', '(FCTIWZ x) => (FCTIDZ x)'],
    // The first inputs on which this differs divide by zero.
    ['PPC64', '(DIVD x (MOVDconst [c])) && c <= 1 && c >= 0 => (MOVDconst [0])'],
  ])('refutes on %s: %s', (arch, rule) => {
    expect(verdictOf(arch, rule)).toBe('refuted');
  });
});

describe('a difference that some choice explains', () => {
  it.each([
    ['PPC64', '(DIVD x (MOVDconst [0])) => (MOVDconst [7])'],
    ['PPC64', '(DIVD x (MOVDconst [0])) => (DIVD x (MOVDconst [0]))'],
    ['AMD64', '(BSFL (MOVLconst [0])) => (MOVLconst [7])'],
  ])('leaves undecided on %s: %s', (arch, rule) => {
    expect(verdictOf(arch, rule)).toMatch(/^(undecided|proved)/);
  });
});

describe('a right rule', () => {
  it.each([
    ['AMD64', '(SETB (FlagEQ)) => (MOVLconst [0])'],
    ['AMD64', '(ULT (FlagGT_UGT) yes no) => (First no yes)'],
    ['AMD64', '(CMOVQCS y x (FlagGT_ULT)) => x'],
    ['PPC64', '(DIVD x (MOVDconst [c])) && c == 1 => x'],
  ])('is proved on %s: %s', (arch, rule) => {
    expect(verdictOf(arch, rule)).toMatch(/^proved/);
  });
});
