/** What the Go language leaves open: conversions out of range, and which NaN an operation returns. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

describe('a conversion out of range may give anything', () => {
  it('an input is admitted in the rounding in which it is compared', () => {
    const rule = (bound: string) =>
      `(Cvt64Fto32 (Add64F x (Const64F [${bound}]))) => (CVTTSD2SL (ADDSD x (MOVSDconst [${bound}])))`;
    // The sum is in range rounded to nearest, and not rounded up.
    expect(verdictOf('AMD64', rule('2147483647.9999998'))).toBe('proved bits');
    expect(verdictOf('AMD64', rule('-2147483648.9999996'))).toBe('proved bits');
    expect(
      verdictOf(
        'AMD64',
        '(Cvt64Fto32 (Add64F x (Const64F [2147483647.9999998]))) => (CVTTSD2SL (SUBSD x (MOVSDconst [2147483647.9999998])))',
      ),
    ).toBe('refuted');
  });

  it.each([
    ['(Cvt64Fto32 (Add64F (Mul64F x y) z)) && useFMA(v) => (CVTTSD2SL (VFMADD231SD z x y))', 'proved'],
    ['(Cvt64Fto32 (Add64F (Mul64F x y) z)) && useFMA(v) => (CVTTSD2SL (ADDSD z (MULSD x y)))', 'proved'],
    ['(Cvt64Fto32 (Sub64F (Mul64F x y) z)) && useFMA(v) => (CVTTSD2SL (VFMADD231SD z x y))', 'refuted'],
    ['(Cvt64Fto32 (Add64F (Mul64F x y) z)) && useFMA(v) => (CVTTSD2SL (VFMADD231SD x z y))', 'refuted'],
    // Nobody permits it here.
    ['(Cvt64Fto32 (Add64F (Mul64F x y) z)) => (CVTTSD2SL (VFMADD231SD z x y))', 'refuted'],
  ])('is asked of the fused source too: %s', (rule, verdict) => {
    expect(verdictOf('AMD64', rule)).toMatch(new RegExp(`^${verdict}`));
  });
});

describe('a conversion of a sum steps where the sum is near an integer', () => {
  it.each([
    ['(CVTTSD2SL (ADDSD (MULSD x x) y)) => (CVTTSD2SL (VFMADD231SD y x x))', 'refuted'],
    ['(CVTTSD2SL (ADDSD (MULSD x x) y)) => (CVTTSD2SL (ADDSD y (MULSD x x)))', 'proved'],
  ])('%s', (rule, verdict) => {
    expect(verdictOf('AMD64', rule)).toMatch(new RegExp(`^${verdict}`));
  });
});

describe('the sign of a NaN is open, each by itself', () => {
  it.each([
    [
      'LOONG64',
      '(Mul64F (Copysign x (Sub64F y z)) (Copysign w (Sub64F z y))) => (MULD (FCOPYSGD x (SUBD y z)) (FCOPYSGD w (SUBD z y)))',
      /^proved value$/,
    ],
    ['LOONG64', '(Copysign x (Sub64F y z)) => (FCOPYSGD x (SUBD y z))', /^proved value$/],
    ['LOONG64', '(Copysign x (Add64F y z)) => (FCOPYSGD x (ADDD z y))', /^proved value$/],
    ['LOONG64', '(Copysign x (Mul64F y (Add64F y z))) => (FCOPYSGD x (MULD (ADDD z y) y))', /^proved value$/],
    ['LOONG64', '(Copysign x (Add64F y z)) => (FCOPYSGD x (ADDD z x))', /^refuted/],
    [
      'LOONG64',
      '(Mul64F (Copysign x (Sub64F y z)) (Copysign w (Sub64F z y))) => (MULD (FCOPYSGD x (SUBD y z)) (FCOPYSGD w (SUBD y z)))',
      /^refuted/,
    ],
    // Which operand's NaN a sum is of, is open on both sides.
    ['AMD64', '(AddFloat32x4 x y) => (VADDPS128 y x)', /^proved value$/],
    ['AMD64', '(MulFloat64x2 ...) => (VMULPD128 ...)', /^proved value$/],
    ['AMD64', '(AddFloat32x4 x y) => (VADDPS128 x x)', /^refuted/],
    // A sign that the source promises is none that the target may leave open.
    ['LOONG64', '(Copysign x (Abs (Sub64F y z))) => (FCOPYSGD x (SUBD y z))', /^refuted/],
    ['LOONG64', '(Copysign x (Abs (Div64F y y))) => (FCOPYSGD x (DIVD y y))', /^refuted/],
    ['LOONG64', '(Copysign x (Neg64F (Sub64F y z))) => (FCOPYSGD x (SUBD y z))', /^refuted/],
    ['LOONG64', '(Copysign x (Sub64F y z)) => (FCOPYSGD x (SUBD z y))', /^refuted/],
    // The target's count against it.
    ['generic', '(Copysign x (Abs (Div64F y y))) => (Copysign x (Div64F y y))', /^refuted/],
    ['generic', '(Copysign x (Div64F y y)) => (Copysign x (Div64F y y))', /^proved/],
    ['generic', '(Copysign x (Div64F y y)) => (Copysign x (Abs (Div64F y y)))', /^proved/],
  ])('%s %s', (arch, rule, verdict) => expect(verdictOf(arch, rule)).toMatch(verdict));
});

describe('what is open of some operands is assumed element by element', () => {
  it.each([
    ['(MaxFloat32x4 ...) => (VMAXPS128 ...)', /^proved bits$/],
    ['(MinFloat64x2 x y) => (VMINPD128 y x)', /^proved bits$/],
    ['(MaxFloat32x4 ...) => (VMINPS128 ...)', /^refuted/],
    ['(MaxFloat32x4 x y) => (VMAXPS128 x x)', /^refuted/],
  ])('%s', (rule, verdict) => expect(verdictOf('AMD64', rule)).toMatch(verdict));
});

/** Where bits that differ are those of two NaNs, numbers are looked for that differ. */
describe('loads of numbers at another address', () => {
  it.each(['FMOVSload', 'FMOVDload'])('%s', load => {
    const rule = `(${load} [off1] {sym1} p:(MOVDaddr [off2] {sym2} ptr) mem) && canMergeSym(sym1, sym2) && is16Bit(int64(off1 + off2)) && (ptr.Op != OpSB || p.Uses == 1) => (${load} [off1 + off2] {mergeSym(sym1, sym2)} ptr mem)`;
    expect(verdictOf('PPC64', rule)).toMatch(/^refuted/);
  });
});
