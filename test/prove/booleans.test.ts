/** Rules on booleans around comparisons, and choices between numbers; each right one with mutants that are wrong. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';
import { checkText } from '../support/verdicts.ts';

describe('rules on booleans', () => {
  it.each([
    ['(Not (Eq64F x y)) => (Neq64F x y)', 'proved bits'],
    ['(Not (Less64F x y)) => (Leq64F y x)', 'refuted'],
    ['(OrB (Neq64F x x) (Less64F x y:(Const64F [c]))) => (Not (Leq64F y x))', 'proved bits'],
    ['(OrB (Neq64F x x) (Less64F x y:(Const64F [c]))) => (Not (Less64F y x))', 'refuted'],
    ['(OrB (Neq64F x x) (Less64F x y)) => (Not (Leq64F y x))', 'refuted'],
    ['(AndB (Leq32F x y) (Leq32F y x)) => (Eq32F x y)', 'proved bits'],
    ['(AndB (Leq32F x y) (Leq32F y x)) => (OrB (Eq32F x y) (Neq32F x x))', 'refuted'],
    ['(EqB (ConstBool [true]) x) => x', 'proved bits'],
    ['(EqB (ConstBool [false]) x) => x', 'refuted'],
    ['(EqB (ConstBool [c]) (ConstBool [d])) => (ConstBool [c == d])', 'proved bits'],
    ['(NeqB (ConstBool [c]) (ConstBool [d])) => (ConstBool [c == d])', 'refuted'],
    ['(NeqB (Not x) y) => (EqB x y)', 'proved bits'],
    ['(Not (ConstBool [c])) => (ConstBool [!c])', 'proved bits'],
    ['(Not (ConstBool [c])) => (ConstBool [c])', 'refuted'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('generic', rule)).toBe(verdict));

  it('of a boolean only the low byte is known', () => {
    expect(verdictOf('RISCV64', '(Not x) => (SEQZ (MOVBUreg x))')).toBe('proved bits');
    expect(checkText('(Not x) => (SEQZ (MOVBUreg x))')[0]!.verdict.assumptions).toEqual([]);
    expect(checkText('(Not x) => (SEQZ x)')[0]!.verdict).toMatchObject({
      kind: 'proved',
      assumptions: [{ kind: 'bool registers' }],
    });
  });
});

describe('on x86, where an instruction that makes a boolean writes a byte', () => {
  it.each([
    ['AMD64', '(MOVBQZX x:(SETEQ _)) => x', 'refuted'],
    ['AMD64', '(MOVBQZX x:(SETEQ _)) => (MOVBQZX <typ.UInt64> x)', 'proved bits'],
    ['AMD64', '(If cond yes no) => (NE (TESTQ cond cond) yes no)', 'refuted'],
    ['AMD64', '(If cond yes no) => (NE (TESTB cond cond) yes no)', 'proved bits'],
    ['AMD64', '(EqB x y) => (SETEQ (CMPQ x y))', 'refuted'],
    ['AMD64', '(EqB x y) => (SETEQ (CMPB x y))', 'proved bits'],
    ['AMD64', '(XORLconst [1] (SETNE x)) => (SETEQ x)', 'proved bits'],
    ['AMD64', '(XORLconst [1] (SETNE x)) => (SETNE x)', 'refuted'],
    ['AMD64', '(XORLconst [3] (SETNE x)) => (SETEQ x)', 'refuted'],
    ['386', '(MOVBLZX x:(SETEQ _)) => x', 'refuted'],
    ['386', '(If cond yes no) => (NE (TESTL cond cond) yes no)', 'refuted'],
    ['386', '(If cond yes no) => (NE (TESTB cond cond) yes no)', 'proved bits'],
    ['ARM64', '(MOVBUreg x:(Equal _)) => x', 'proved bits'],
  ])('%s: %s: %s', (arch, rule, verdict) => expect(verdictOf(arch, rule)).toBe(verdict));
});

describe('choices between numbers', () => {
  it.each([
    ['(CondSelect x _ (ConstBool [true])) => x', 'proved bits'],
    ['(CondSelect x x _) => x', 'proved bits'],
    ['(CondSelect x y (Not c)) => (CondSelect y x c)', 'proved bits'],
    ['(CondSelect x y (Not c)) => (CondSelect x y c)', 'refuted'],
    ['(CondSelect x y (Less32F x z)) => (CondSelect y x (Not (Less32F x z)))', 'proved bits'],
    ['(CondSelect x y (Less32F x z)) => (CondSelect y x (Leq32F z x))', 'refuted'],
    [
      '(CondSelect x y c) && is32BitFloat(x.Type) => (Neg32F (CondSelect <x.Type> (Neg32F x) (Neg32F y) c))',
      'proved bits',
    ],
    ['(CondSelect x (Neg32F x) (Less32F x (Const32F [0]))) => (Neg32F x)', 'refuted'],
    ['(Neg64F (CondSelect x y c)) => (CondSelect (Neg64F x) (Neg64F y) c)', 'proved bits'],
    ['(CondSelect x y (Eq64F x y)) => y', 'refuted'],
    ['(CondSelect y (Neg64F y) c) => (CondSelect y (Neg64F y) c)', 'proved bits'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('generic', rule)).toBe(verdict));
});
