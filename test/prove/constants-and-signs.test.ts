/** Equations on numbers that compilers use, each proved as far as it holds; and each spoilt a little, refuted. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

interface Kind {
  readonly what: string;
  readonly arch: string;
  /** Rules with their verdicts. */
  readonly right: readonly (readonly [rule: string, verdict: string])[];
  /** Rules with another constant, another sign, or another zero. */
  readonly wrong: readonly string[];
}

const negativeZero = '&& c == 0 && math.Signbit(c)';
const positiveZero = '&& c == 0 && !math.Signbit(c)';

const kinds: readonly Kind[] = [
  {
    what: 'a factor of one or minus one',
    arch: 'generic',
    right: [
      ['(Mul64F x (Const64F [1])) => x', 'proved value'],
      ['(Mul32F x (Const32F [1])) => x', 'proved value'],
      ['(Mul64F x (Const64F [-1])) => (Neg64F x)', 'proved value'],
      ['(Div64F x (Const64F [1])) => x', 'proved value'],
      ['(Div64F x (Const64F [-1])) => (Neg64F x)', 'proved value'],
      ['(Mul64F x (Const64F [c])) && c == 1 => x', 'proved value'],
    ],
    wrong: [
      '(Mul64F x (Const64F [-1])) => x',
      '(Mul64F x (Const64F [1])) => (Neg64F x)',
      '(Mul64F x (Const64F [1.0000000000000002])) => x',
      '(Mul64F x (Const64F [0.5])) => x',
      '(Mul64F x (Const64F [c])) && c == 2 => x',
    ],
  },
  {
    what: 'a divisor with an exact reciprocal',
    arch: 'generic',
    right: [
      [
        '(Div64F x (Const64F <t> [c])) && reciprocalExact64(c) => (Mul64F x (Const64F <t> [1/c]))',
        'proved bits',
      ],
      [
        '(Div32F x (Const32F <t> [c])) && reciprocalExact32(c) => (Mul32F x (Const32F <t> [1/c]))',
        'proved bits',
      ],
    ],
    wrong: [
      '(Div64F x (Const64F <t> [c])) && reciprocalExact64(c) => (Mul64F x (Const64F <t> [2/c]))',
      '(Div64F (Const64F <t> [c]) x) && reciprocalExact64(c) => (Mul64F x (Const64F <t> [1/c]))',
      '(Div64F x (Const64F <t> [c])) && c > 0 => (Mul64F x (Const64F <t> [1/c]))',
    ],
  },
  {
    what: 'a zero of either sign beside a scaled number',
    arch: 'generic',
    right: [
      ['(Eq64F (Mul64F x (Const64F [2])) (Const64F [0])) => (Eq64F x (Const64F [0]))', 'proved bits'],
      ['(Less64F (Mul64F x (Const64F [2])) (Const64F [0])) => (Less64F x (Const64F [0]))', 'proved bits'],
      ['(Less32F (Const32F [0]) (Mul32F x (Const32F [8]))) => (Less32F (Const32F [0]) x)', 'proved bits'],
    ],
    wrong: [
      '(Less64F (Mul64F x (Const64F [2])) (Const64F [0])) => (Leq64F x (Const64F [0]))',
      '(Less64F (Mul64F x (Const64F [0.5])) (Const64F [0])) => (Less64F x (Const64F [0]))',
      '(Eq64F (Mul64F x (Const64F [0.5])) (Const64F [0])) => (Eq64F x (Const64F [0]))',
    ],
  },
  {
    what: 'a factor of one on a machine with canonical NaNs',
    arch: 'RISCV64',
    right: [['(FMULD x (FMVDX (MOVDconst [0x3ff<<52]))) => x', 'proved value']],
    wrong: ['(FMULD x (FMVDX (MOVDconst [0x3fe<<52]))) => x'],
  },
  {
    what: 'doubling',
    arch: 'generic',
    right: [
      ['(Mul64F x (Const64F [2])) => (Add64F x x)', 'proved value'],
      ['(Mul32F x (Const32F [2])) => (Add32F x x)', 'proved value'],
      ['(Mul64F x (Const64F [-2])) => (Add64F (Neg64F x) (Neg64F x))', 'proved value'],
    ],
    wrong: [
      '(Mul64F x (Const64F [3])) => (Add64F x x)',
      '(Mul64F x (Const64F [-2])) => (Add64F x x)',
      '(Mul64F x (Const64F [2])) => (Add64F x (Neg64F x))',
      '(Mul64F x (Const64F [2])) => (Sub64F x x)',
    ],
  },
  {
    what: 'division by a power of two',
    arch: 'generic',
    right: [
      ['(Div64F x (Const64F [8])) => (Mul64F x (Const64F <typ.Float64> [0.125]))', 'proved bits'],
      ['(Div64F x (Const64F [-0.5])) => (Mul64F x (Const64F <typ.Float64> [-2]))', 'proved value'],
      ['(Div32F x (Const32F [4])) => (Mul32F x (Const32F <typ.Float32> [0.25]))', 'proved bits'],
      // The reciprocal is subnormal, and exact.
      ['(Div64F x (Const64F [0x1p1023])) => (Mul64F x (Const64F <typ.Float64> [0x1p-1023]))', 'proved bits'],
    ],
    wrong: [
      '(Div64F x (Const64F [8])) => (Mul64F x (Const64F <typ.Float64> [0.25]))',
      '(Div64F x (Const64F [8])) => (Mul64F x (Const64F <typ.Float64> [-0.125]))',
      '(Div64F x (Const64F [3])) => (Mul64F x (Const64F <typ.Float64> [1.0/3]))',
      '(Div64F x (Const64F [0x1p1023])) => (Mul64F x (Const64F <typ.Float64> [0x1p-1022]))',
    ],
  },
  {
    what: 'fused with a zero or a one',
    arch: 'PPC64',
    right: [
      [`(FMADD x y (FMOVDconst [c])) ${negativeZero} => (FMUL x y)`, 'proved value'],
      [`(FMSUB x y (FMOVDconst [c])) ${positiveZero} => (FMUL x y)`, 'proved value'],
      ['(FMADD x (FMOVDconst [1]) z) => (FADD x z)', 'proved value'],
      ['(FMADD x (FMOVDconst [-1]) z) => (FSUB z x)', 'proved value'],
      ['(FMSUB x (FMOVDconst [1]) z) => (FSUB x z)', 'proved value'],
    ],
    wrong: [
      `(FMADD x y (FMOVDconst [c])) ${positiveZero} => (FMUL x y)`,
      `(FMSUB x y (FMOVDconst [c])) ${negativeZero} => (FMUL x y)`,
      '(FMADD x y (FMOVDconst [0])) => (FMUL x y)',
      '(FMADD x (FMOVDconst [2]) z) => (FADD x z)',
      '(FMADD x (FMOVDconst [-1]) z) => (FADD x z)',
      '(FMADD x (FMOVDconst [1]) z) => (FSUB x z)',
    ],
  },
  {
    what: 'fused with a zero given as bits',
    arch: 'RISCV64',
    right: [
      ['(FMADDD x y (FMVDX (MOVDconst [c]))) && c == -1<<63 => (FMULD x y)', 'proved bits'],
      ['(FMADDS x y (FMVSX (MOVDconst [c]))) && c == -1<<31 => (FMULS x y)', 'proved bits'],
      ['(FMADDD x (FMVDX (MOVDconst [0x3ff<<52])) z) => (FADDD x z)', 'proved bits'],
    ],
    wrong: [
      '(FMADDD x y (FMVDX (MOVDconst [c]))) && c == 0 => (FMULD x y)',
      '(FMADDD x y (FMVDX (MOVDconst [c]))) && c == -1<<62 => (FMULD x y)',
    ],
  },
  {
    what: 'fused with a one on arm64',
    arch: 'ARM64',
    right: [
      ['(FMADDD a x (FMOVDconst [1])) => (FADDD a x)', 'proved value'],
      ['(FMSUBD a x (FMOVDconst [1])) => (FSUBD a x)', 'proved value'],
      ['(FNMULD x (FMOVDconst [1])) => (FNEGD x)', 'proved value'],
    ],
    wrong: ['(FMSUBD a x (FMOVDconst [1])) => (FSUBD x a)', '(FMADDD a x (FMOVDconst [0])) => a'],
  },
  {
    what: 'a zero pinned by its sign',
    arch: 'generic',
    right: [
      [`(Sub64F x (Const64F [c])) ${positiveZero} => x`, 'proved value'],
      [`(Add64F x (Const64F [c])) ${negativeZero} => x`, 'proved value'],
      [`(Sub64F (Const64F [c]) x) ${negativeZero} => (Neg64F x)`, 'proved value'],
      ['(Add32F x (Const32F [c])) && c == 0 && math.Signbit(float64(c)) => x', 'proved value'],
    ],
    wrong: [
      `(Sub64F x (Const64F [c])) ${negativeZero} => x`,
      `(Add64F x (Const64F [c])) ${positiveZero} => x`,
      `(Sub64F (Const64F [c]) x) ${positiveZero} => (Neg64F x)`,
      `(Sub64F (Const64F [c]) x) ${negativeZero} => x`,
      '(Add64F x (Const64F [c])) && c == 0 => x',
      '(Add32F x (Const32F [c])) && c == 0 && !math.Signbit(float64(c)) => x',
    ],
  },
  {
    what: 'a constant pinned by what is computed of it',
    arch: 'generic',
    right: [
      ['(Add64F x (Const64F <t> [c])) && c+1 == 12346.5 => (Add64F (Const64F <t> [c]) x)', 'proved value'],
      ['(Sub32F (Const32F [c]) x) && c == 0 && math.Signbit(float64(c)) => (Neg32F x)', 'proved value'],
    ],
    wrong: [
      '(Add64F x (Const64F <t> [c])) && c+1 == 12346.5 => (Sub64F x (Const64F <t> [c]))',
      '(Add64F x (Const64F <t> [c])) && c*3 == 37036.5 => (Sub64F x (Const64F <t> [c]))',
      '(Add64F x (Const64F <t> [c])) && int64(c) == 12345 => (Sub64F x (Const64F <t> [c]))',
      '(Sub32F (Const32F [c]) x) && c == 0 && !math.Signbit(float64(c)) => (Neg32F x)',
    ],
  },
  {
    what: 'a factor that is a sign',
    arch: 'generic',
    right: [
      ['(Mul64F (Abs x) (Copysign (Const64F [1]) y)) => (Copysign x y)', 'proved value'],
      ['(Mul64F x (Copysign (Const64F [1]) x)) => (Abs x)', 'proved value'],
      ['(Mul64F x (Copysign (Const64F [-1]) x)) => (Abs x)', 'proved value'],
      ['(Div64F x (Copysign (Const64F [1]) x)) => (Abs x)', 'proved value'],
      [
        '(Mul64F x (Copysign (Const64F [2]) y)) => (Mul64F (Add64F x x) (Copysign (Const64F <typ.Float64> [1]) y))',
        'proved value',
      ],
    ],
    wrong: [
      '(Mul64F x (Copysign (Const64F [1]) y)) => (Copysign x y)',
      '(Mul64F (Abs x) (Copysign (Const64F [2]) y)) => (Copysign x y)',
      '(Mul64F (Abs x) (Copysign (Const64F [1]) y)) => (Copysign y x)',
      '(Mul64F x (Copysign (Const64F [1]) x)) => x',
      '(Mul64F x (Copysign (Const64F [1]) (Neg64F x))) => (Abs x)',
    ],
  },
  {
    what: 'the magnitude of what is not negative',
    arch: 'generic',
    right: [
      ['(Abs (Mul64F x x)) => (Mul64F x x)', 'proved value'],
      ['(Abs (Mul64F (Abs x) (Abs y))) => (Mul64F (Abs x) (Abs y))', 'proved value'],
      ['(Abs (Add64F (Mul64F x x) (Mul64F y y))) => (Add64F (Mul64F x x) (Mul64F y y))', 'proved value'],
      [
        '(Abs (Add64F (Abs x) (Const64F [1]))) => (Add64F (Abs x) (Const64F <typ.Float64> [1]))',
        'proved value',
      ],
      ['(Sqrt (Abs (Mul64F x x))) => (Sqrt (Mul64F x x))', 'proved value'],
      ['(Mul64F (Abs x) (Abs x)) => (Mul64F x x)', 'proved value'],
      ['(Abs (Mul64F x y)) => (Mul64F (Abs x) (Abs y))', 'proved value'],
      ['(Abs (FMA x x (Abs y))) => (FMA x x (Abs y))', 'proved value'],
    ],
    wrong: [
      '(Abs (Mul64F x y)) => (Mul64F x y)',
      '(Abs (Sub64F (Abs x) (Abs y))) => (Sub64F (Abs x) (Abs y))',
      '(Abs (Add64F (Abs x) (Const64F [-1]))) => (Add64F (Abs x) (Const64F <typ.Float64> [-1]))',
      '(Abs (Add64F x y)) => (Add64F (Abs x) (Abs y))',
      '(Abs (Sqrt x)) => (Sqrt x)',
      '(Abs (FMA x y (Abs z))) => (FMA x y (Abs z))',
      '(Abs (Max64F x (Const64F [-1]))) => (Max64F x (Const64F <typ.Float64> [-1]))',
    ],
  },
  {
    what: 'a sign through a rounding',
    arch: 'generic',
    right: [
      ['(Neg64F (Trunc x)) => (Trunc (Neg64F x))', 'proved value'],
      ['(Neg64F (Floor (Neg64F x))) => (Ceil x)', 'proved value'],
      ['(RoundToEven (Neg64F x)) => (Neg64F (RoundToEven x))', 'proved value'],
      ['(Neg32F (Cvt64Fto32F x)) => (Cvt64Fto32F (Neg64F x))', 'proved value'],
      ['(Abs (Trunc x)) => (Trunc (Abs x))', 'proved value'],
      ['(Copysign (Floor (Abs x)) x) => (Trunc x)', 'proved value'],
      ['(Copysign (Trunc (Abs x)) x) => (Trunc x)', 'proved value'],
    ],
    wrong: [
      '(Neg64F (Floor x)) => (Floor (Neg64F x))',
      '(Neg64F (Floor (Neg64F x))) => (Floor x)',
      '(Abs (Floor x)) => (Floor (Abs x))',
      '(Copysign (Ceil (Abs x)) x) => (Trunc x)',
      '(Copysign (Floor x) x) => (Trunc x)',
      '(Neg64F (Sqrt x)) => (Sqrt (Neg64F x))',
    ],
  },
  {
    what: 'a sign through a conversion that passes NaNs on',
    arch: 'S390X',
    right: [['(CPSDR x (LDEBR (LEDBR y))) => (CPSDR x y)', 'proved bits']],
    wrong: ['(CPSDR (LDEBR (LEDBR x)) y) => (CPSDR x y)', '(CPSDR x (LDEBR (LEDBR y))) => (CPSDR y x)'],
  },
  {
    what: 'an integer back from a number',
    arch: 'generic',
    right: [
      ['(Cvt64Fto32 (Cvt32to64F x)) => x', 'proved bits'],
      ['(Cvt64Fto64 (Cvt32to64F x)) => (SignExt32to64 x)', 'proved bits'],
    ],
    wrong: ['(Cvt32Fto32 (Cvt32to32F x)) => x', '(Cvt64Fto64 (Cvt64to64F x)) => x'],
  },
  {
    what: 'an integer back from a number on amd64, whose conversion is of its own out of range',
    arch: 'AMD64',
    right: [['(CVTTSD2SL (CVTSL2SD x)) => x', 'proved bits']],
    wrong: ['(CVTTSS2SL (CVTSL2SS x)) => x', '(CVTTSD2SQ (CVTSQ2SD x)) => x'],
  },
  {
    what: 'comparisons of scaled numbers',
    arch: 'generic',
    right: [
      [
        '(Eq64F (Mul64F x (Const64F [2])) (Const64F [1])) => (Eq64F x (Const64F <typ.Float64> [0.5]))',
        'proved bits',
      ],
      [
        '(Less64F (Mul64F x (Const64F [2])) (Const64F [1])) => (Less64F x (Const64F <typ.Float64> [0.5]))',
        'proved bits',
      ],
      [
        '(Leq64F (Const64F [3]) (Mul64F x (Const64F [0.5]))) => (Leq64F (Const64F <typ.Float64> [6]) x)',
        'proved bits',
      ],
      [
        '(Less64F (Mul64F x (Const64F [-2])) (Const64F [1])) => (Less64F (Const64F <typ.Float64> [-0.5]) x)',
        'proved bits',
      ],
      ['(Neq32F (Add32F x x) (Const32F [3])) => (Neq32F x (Const32F <typ.Float32> [1.5]))', 'proved bits'],
      [
        '(Less64F (Div64F x (Const64F [4])) (Const64F [1])) => (Less64F x (Const64F <typ.Float64> [4]))',
        'proved bits',
      ],
    ],
    wrong: [
      '(Eq64F (Mul64F x (Const64F [2])) (Const64F [1])) => (Eq64F x (Const64F <typ.Float64> [2]))',
      '(Less64F (Mul64F x (Const64F [-2])) (Const64F [1])) => (Less64F x (Const64F <typ.Float64> [-0.5]))',
      '(Less64F (Mul64F x (Const64F [2])) (Const64F [1])) => (Leq64F x (Const64F <typ.Float64> [0.5]))',
      // The smallest subnormal, halved, is a zero.
      '(Less64F (Const64F [0]) (Mul64F x (Const64F [0.5]))) => (Less64F (Const64F <typ.Float64> [0]) x)',
      '(Eq64F (Mul64F x (Const64F [0.5])) (Const64F [0])) => (Eq64F x (Const64F <typ.Float64> [0]))',
    ],
  },
];

describe.each(kinds)('$what, on $arch', ({ arch, right, wrong }) => {
  it.each(right)('%s: %s', (rule, verdict) => {
    expect(verdictOf(arch, rule)).toBe(verdict);
  });

  it.each(wrong)('%s is refuted', rule => {
    expect(verdictOf(arch, rule)).toBe('refuted');
  });
});
