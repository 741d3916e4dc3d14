/** The types that a rule writes at its ops are ones that the results can have. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';
import { checkText } from '../support/verdicts.ts';

describe('a type at an op', () => {
  it.each([
    ['(FADDD <t> x y) => (FADDD <typ.Float32> y x)', 'FADDD', 'float32'],
    ['(FADDD <typ.Float32> x y) => x', 'FADDD', 'float32'],
    ['(FADDD x y) => (FADDD <typ.Int64> y x)', 'FADDD', 'int64'],
    ['(FADDS x y) => (FADDS <typ.Float64> y x)', 'FADDS', 'float64'],
    ['(Add64F x y) => (Add64F <typ.Float32> y x)', 'Add64F', 'float32'],
    ['(Add64F x (Neg64F y)) => (Add64F (Neg64F <typ.Float32> y) x)', 'Neg64F', 'float32'],
    ['(Add32 x y) => (Add32 <typ.UInt64> y x)', 'Add32', 'uint64'],
    ['(Add32 x y) => (Add32 <typ.Float32> y x)', 'Add32', 'float32'],
    ['(Less64 x y) => (Less64 <typ.UInt8> x y)', 'Less64', 'uint8'],
    ['(ADD x y) => (ADD <typ.Float64> y x)', 'ADD', 'float64'],
    ['(FMVXS x) => (FMVXS <typ.Float64> x)', 'FMVXS', 'float64'],
    ['(FCVTWS x) => (FCVTWS <typ.Float32> x)', 'FCVTWS', 'float32'],
  ])('is wrong: %s', (rule, op, type) => {
    expect(() => checkText(rule)).toThrow(new RegExp(`^\`${op}\` computes .*, which is no ${type}$`));
  });

  it.each([
    '(FADDD <t> x y) => (FADDD <typ.Float64> y x)',
    '(FADDD <t> x y) => (FADDD <t> y x)',
    '(Add32 x y) => (Add32 <typ.Int32> y x)',
    '(Add32 x y) => (Add32 <typ.UInt32> y x)',
    '(Add64 x y) => (Add64 <typ.BytePtr> y x)',
    '(Less64 x y) => (Less64 <typ.Bool> x y)',
    // A register of a machine holds values of any width.
    '(MOVBUreg (ADD x y)) => (MOVBUreg (ADD <typ.UInt8> y x))',
    '(SLT x y) => (SLT <typ.UInt64> x y)',
    // Bits of a number in a general register, as loong64's rules call them.
    '(MOVWUreg (FMVXS x)) => (MOVWUreg (FMVXS <typ.Float32> x))',
  ])('is right: %s', rule => {
    expect(checkText(rule)[0]!.verdict.kind).toBe('proved');
  });
});

describe('the alignment of a type', () => {
  const rule = (condition: string) => `(Sub64 <t> x y) && t.Size() == 8 && ${condition} => (Sub64 <t> y x)`;

  it.each([
    ['config.PtrSize == 4 && t.Alignment() == 4', 'refuted'],
    ['config.PtrSize == 4 && t.Alignment() == 8', 'vacuous'],
    ['config.PtrSize == 8 && t.Alignment() == 4', 'vacuous'],
    ['config.PtrSize == 8 && t.Alignment() == 8', 'refuted'],
    // A rule that does not ask for the size of a pointer is checked for each.
    ['t.Alignment() == 4', 'refuted'],
  ])('is no more than a pointer takes: %s', (condition, verdict) => {
    expect(verdictOf('generic', rule(condition))).toBe(verdict);
  });
});
