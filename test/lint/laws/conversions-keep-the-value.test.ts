import { lawCases } from '../lint-text.ts';

lawCases('lossy-conversion', {
  valid: [
    '(MOVDload [off] {sym} (ADD (MOVDconst [c]) x) mem) && is32Bit(int64(off)+c) => (MOVDload [off+int32(c)] {sym} x mem)',
    '(MOVDload [off] {sym} (ADD (MOVDconst [c]) x) mem) && c >= 0 && c < 100 => (MOVDload [int32(c)] {sym} x mem)',
    // The encoding of ADDI bounds it.
    '(MOVDload [off] {sym} (ADDI [c] x) mem) => (MOVDload [int32(c)] {sym} x mem)',
    // The low bits are extended again.
    '(MOVBreg (MOVDconst [c])) => (MOVDconst [int64(int8(c))])',
    // An earlier rule takes what would not fit.
    '(MOVDload [off] {sym} (ADD (MOVDconst [c]) x) mem) && !is32Bit(c) => (MOVDload [off] {sym} (ADD <x.Type> x (MOVDconst <x.Type> [c])) mem)\n(MOVDload [off] {sym} (ADD (MOVDconst [c]) x) mem) && off == 0 => (MOVDload [int32(c)] {sym} x mem)',
    // A condition that cannot be computed may bound it.
    '(MOVDload [off] {sym} (ADD (MOVDconst [c]) x) mem) && someday(c) => (MOVDload [off+int32(c)] {sym} x mem)',
  ],
  invalid: [
    [
      '(MOVDload [off] {sym} (ADD (MOVDconst [c]) x) mem) => (MOVDload [off+int32(c)] {sym} x mem)',
      '1:70 int32(c)',
    ],
    [
      '(MOVDload [off] {sym} (ADD (MOVDconst [c]) (MOVDconst [d])) mem) && is32Bit(d) => (MOVDload [int32(c+d)] {sym} (MOVDconst <typ.Int64> [0]) mem)',
      '1:94 int32(c+d)',
    ],
    ['(ADD (MOVDconst [c]) x) && x.Uses == 1 && c > 0 => (MOVDload [int32(c)] x x)', '1:63 int32(c)'],
  ],
});

lawCases('lossy-conversion', {
  arch: 'generic',
  valid: [
    '(Trunc64to32 (Const64 [c])) => (Const32 [int32(c)])',
    '(Trunc64to8 (And64 (Const64 [c]) x)) => (Trunc64to8 x)',
  ],
  invalid: [['(Neg64 (Const64 [c])) => (SignExt32to64 (Const32 <typ.Int32> [int32(-c)]))', '1:63 int32(-c)']],
});
