/** Go's arithmetic on float constants: what the compiler computes is what the machine would, and never a NaN. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

describe('arithmetic on constants', () => {
  it.each([
    ['(Add64F (Const64F [c]) (Const64F [d])) && c+d == c+d => (Const64F [c+d])', 'proved'],
    ['(Add64F (Const64F [c]) (Const64F [d])) && !math.IsNaN(c+d) => (Const64F [c+d])', 'proved'],
    ['(Add64F (Const64F [c]) (Const64F [d])) && !math.IsNaN(c+d) => (Const64F [c-d])', 'refuted'],
    ['(Sub32F (Const32F [c]) (Const32F [d])) && c-d == c-d => (Const32F [c-d])', 'proved'],
    ['(Sub32F (Const32F [c]) (Const32F [d])) && d-c == d-c => (Const32F [d-c])', 'refuted'],
    ['(Mul32F (Const32F [c]) (Const32F [d])) && c*d == c*d => (Const32F [c*d])', 'proved'],
    ['(Mul64F (Const64F [c]) (Const64F [d])) && c*d == c*d => (Const64F [float64(float32(c*d))])', 'refuted'],
    ['(Div64F (Const64F [c]) (Const64F [d])) && c/d == c/d => (Const64F [c/d])', 'proved'],
    ['(Div64F (Const64F [c]) (Const64F [d])) && c/d == c/d => (Const64F [d/c])', 'refuted'],
    ['(Cvt32to64F (Const32 [c])) => (Const64F [float64(c)])', 'proved'],
    ['(Cvt32to64F (Const32 [c])) => (Const64F [float64(float32(c))])', 'refuted'],
    ['(Cvt64Fto64 (Const64F [c])) && c >= -1<<63 && c < 1<<63 => (Const64 [int64(c)])', 'proved'],
    ['(Cvt64Fto64 (Const64F [c])) => (Const64 [int64(c)])', 'proved'],
    ['(Cvt64Fto64 (Const64F [c])) && c >= -1<<63 && c < 1<<63 => (Const64 [int64(int32(c))])', 'refuted'],
    ['(Sqrt (Const64F [c])) && !math.IsNaN(math.Sqrt(c)) => (Const64F [math.Sqrt(c)])', 'proved'],
    ['(Add64F (Const64F [c]) (Const64F [d])) => (Const64F [float64(int64(c)+int64(d))])', 'refuted'],
    // A condition outside of what Go defines says nothing.
    ['(Trunc (Const64F [c])) && c >= 1 => (Const64F [float64(int64(c))])', 'refuted'],
    ['(Trunc (Const64F [c])) && c >= 1 && c < 1<<62 => (Const64F [float64(int64(c))])', 'tested'],
  ])('%s: %s', (rule, verdict) =>
    expect(verdictOf('generic', rule).replace(/^proved .*/, 'proved')).toBe(verdict),
  );
});

describe('a constant that is a NaN stops the compiler', () => {
  it.each([
    ['(Add64F (Const64F [c]) (Const64F [d])) => (Const64F [c+d])', 'refuted duty'],
    ['(Mul32F (Const32F [c]) (Const32F [d])) => (Const32F [c*d])', 'refuted duty'],
    ['(Div64F (Const64F [c]) (Const64F [d])) && d != 0 => (Const64F [c/d])', 'refuted duty'],
    ['(Sqrt (Const64F [c])) => (Const64F [math.Sqrt(c)])', 'refuted duty'],
    ['(Cvt64Fto32F (Const64F [c])) => (Const32F [float32(c)])', 'proved'],
    ['(Mul64F (Const64F [c]) (Const64F [d])) && c+d == c+d => (Const64F [c*d])', 'refuted duty'],
  ])('%s: %s', (rule, verdict) =>
    expect(verdictOf('generic', rule).replace(/^proved .*/, 'proved')).toBe(verdict),
  );
});
