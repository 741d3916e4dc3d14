/** How machines hold numbers: what may be read as what, tuples, and bits that the manual leaves undefined. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

describe('ppc64 holds a single as the double of its value', () => {
  it.each([
    ['a copy widens', '(Cvt32Fto64F x) => (Copy x)', 'proved value'],
    ['a double is rounded', '(Cvt64Fto32F x) => (FRSP x)', 'proved value'],
    ['signs change in either', '(Neg32F x) => (FNEG x)', 'proved bits'],
    ['signs change in either', '(Neg64F x) => (FNEG x)', 'proved bits'],
    ['nothing tells which', '(FNEG (FABS x)) => (FNABS x)', 'proved bits'],
    ['wrong of doubles', '(FNEG (FABS x)) => (FABS x)', 'refuted'],
    ['both are read as doubles', '(Min64F x (Cvt32Fto64F y)) => (XSMINJDP x y)', 'proved value'],
    ['a bare bit pattern', '(FCFID (MTVSRD x)) => (FCFID (MTVSRD x))', 'proved bits'],
  ])('%s: %s', (_, rule, verdict) => {
    expect(verdictOf('PPC64', rule)).toBe(verdict);
  });

  it.each([
    ['a double is no single', '(Add64F x y) => (FADDS x y)'],
    ['a double result is no single', '(Add32F x y) => (FADD x y)'],
    ['nor is one that is not rounded', '(Cvt64Fto32F x) => (Copy x)'],
  ])('%s: %s', (_, rule) => {
    expect(() => verdictOf('PPC64', rule)).toThrow(/is used as/);
  });

  it('does not widen where registers do not', () => {
    expect(() => verdictOf('RISCV64', '(Cvt32Fto64F x) => (Copy x)')).toThrow(/is used as/);
    expect(() => verdictOf('S390X', '(Cvt32Fto64F x) => (Copy x)')).toThrow(/is used as/);
  });
});

describe('bits that the manual leaves undefined', () => {
  it('are read by nothing that is right', () => {
    expect(verdictOf('PPC64', '(Cvt64Fto32 x) => (MFVSRD (FCTIWZ x))')).toBe('proved bits');
    expect(verdictOf('PPC64', '(Cvt64Fto64 x) => (MFVSRD (FCTIWZ x))')).toBe('refuted');
  });

  it('are no source to hold a result to', () => {
    expect(verdictOf('PPC64', '(MFVSRD (FCTIWZ x)) => (MFVSRD (FCTIWZ x))')).toBe('undecided');
  });
});

describe('a tuple of a value and flags', () => {
  it.each([
    ['is selected from', '(Add64F x y) => (Select0 (FADD x y))', 'proved value'],
    ['has a value that can be wrong', '(Sub64F x y) => (Select0 (FSUB y x))', 'refuted'],
  ])('%s: %s', (_, rule, verdict) => {
    expect(verdictOf('S390X', rule)).toBe(verdict);
  });

  it.each([
    ['is no value', '(Add64F x y) => (FADD x y)'],
    ['is no operand', '(FNEG (FADD x y)) => (FNEG (Select0 <typ.Float64> (FADD x y)))'],
    ['is not what a value is', '(FNEG x) => (Select0 (FNEG x))'],
  ])('%s: %s', (_, rule) => {
    expect(() => verdictOf('S390X', rule)).toThrow(/is used as/);
  });
});

describe('a constant that the compiler computes', () => {
  it.each([
    ['(FSQRT (FMOVDconst [x])) && x >= 0 => (FMOVDconst [math.Sqrt(x)])', 'proved value'],
    ['(FSQRT (FMOVDconst [x])) => (FMOVDconst [math.Sqrt(x)])', 'refuted duty'],
    ['(FABS (FMOVDconst [x])) => (FMOVDconst [math.Abs(x)])', 'proved bits'],
    ['(FFLOOR (FMOVDconst [x])) => (FMOVDconst [math.Ceil(x)])', 'refuted'],
    ['(MTVSRD (MOVDconst [c])) => (FMOVDconst [math.Float64frombits(uint64(c))])', 'refuted duty'],
    [
      '(MTVSRD (MOVDconst [c])) && !math.IsNaN(math.Float64frombits(uint64(c))) => (FMOVDconst [math.Float64frombits(uint64(c))])',
      'proved bits',
    ],
  ])('%s', (rule, verdict) => {
    expect(verdictOf('PPC64', rule)).toBe(verdict);
  });
});

describe('a rounding method', () => {
  it.each([
    ['(Floor x) => (FIDBR [7] x)', 'proved value'],
    ['(Floor x) => (FIDBR [6] x)', 'refuted'],
    ['(Floor x) => (FIDBR [3] x)', 'unsupported FIDBR'],
  ])('%s', (rule, verdict) => {
    expect(verdictOf('S390X', rule)).toBe(verdict);
  });
});
