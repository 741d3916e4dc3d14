/** Flags of amd64, what lies above a word, and what the manual leaves undefined. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

const verdict = (rule: string): string => verdictOf('AMD64', rule);

describe('flags are compared in what Go asks of them', () => {
  it.each([
    ['a comparison with zero tests', '(CMPQconst x [0]) => (TESTQ x x)', 'proved'],
    ['and not with one', '(CMPQconst x [1]) => (TESTQ x x)', 'refuted'],
    [
      'the order of constants',
      '(CMPLconst (MOVLconst [x]) [y]) && x<y && uint32(x)<uint32(y) => (FlagLT_ULT)',
      'proved',
    ],
    ['is signed and unsigned', '(CMPLconst (MOVLconst [x]) [y]) && x<y => (FlagLT_ULT)', 'refuted'],
    ['a borrow is a carry of the exchanged', '(SETB (InvertFlags x)) => (SETA x)', 'proved'],
    ['and not the opposite', '(SETB (InvertFlags x)) => (SETAE x)', 'refuted'],
    ['signed less is no sign', '(SETL (CMPQ x y)) => (SETL (TESTQ z:(SUBQ x y) z))', 'refuted'],
    ['a bit is a carry', '(SETNE (TESTLconst [4] x)) => (SETB (BTLconst [2] x))', 'proved'],
    ['of its own number', '(SETNE (TESTLconst [4] x)) => (SETB (BTLconst [3] x))', 'refuted'],
    ['and nothing else', '(SETNE (TESTLconst [4] x)) => (SETNE (BTLconst [2] x))', 'refuted'],
    [
      'numbers may be unordered',
      '(XORLconst [1] (SETGF (UCOMISD x y))) => (SETGEF (UCOMISD y x))',
      'refuted',
    ],
    ['equal numbers are ordered', '(Eq64F x y) => (SETEQ (UCOMISD x y))', 'refuted'],
  ])('%s: %s', (_, rule, expected) => {
    expect(verdict(rule)).toMatch(new RegExp(`^${expected}`));
  });
});

describe('what the manual leaves undefined', () => {
  it.each([
    ['is not read', '(Ctz32NonZero x) => (BSFL x)', 'proved'],
    ['is no zero', '(Ctz32 x) => (BSFL x)', 'refuted'],
    [
      'is kept away',
      '(Ctz64 <t> x) => (CMOVQEQ (Select0 <t> (BSFQ x)) (MOVQconst <t> [64]) (Select1 <types.TypeFlags> (BSFQ x)))',
      'proved',
    ],
    [
      'may be in a match, where it does not matter',
      '(BSFQ (ORQconst <t> [256] (MOVBQZX x))) => (BSFQ (ORQconst <t> [256] x))',
      'proved',
    ],
    [
      'and refutes nothing',
      '(Select0 <typ.UInt64> (BSFQ x)) => (CMOVQEQ (Select0 <typ.UInt64> (BSFQ x)) (MOVQconst [7]) (Select1 <types.TypeFlags> (BSFQ x)))',
      'undecided',
    ],
  ])('%s: %s', (_, rule, expected) => {
    expect(verdict(rule)).toMatch(new RegExp(`^${expected}`));
  });
});

describe('what lies above a word', () => {
  it.each([
    ['is cleared by its instruction', '(MOVLQZX (ADDL x y)) => (ADDL x y)', 'proved'],
    ['and not by one on fewer bits', '(MOVWQZX (ROLWconst [8] x)) => (ROLWconst [8] x)', 'refuted'],
    ['need not be kept', '(ORLconst [0] x) => x', 'proved'],
    ['but where the value is wider', '(ORQconst [0] (MOVLQZX x)) => x', 'refuted'],
    [
      'is zero in a constant, which is signed elsewhere',
      '(ADDQ x (MOVLconst [c])) => (ADDQconst [c] x)',
      'refuted',
    ],
    ['as far as that is positive', '(ADDQ x (MOVLconst [c])) && c >= 0 => (ADDQconst [c] x)', 'proved'],
  ])('%s: %s', (_, rule, expected) => {
    expect(verdict(rule)).toMatch(new RegExp(`^${expected}`));
  });
});
