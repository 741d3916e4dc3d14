import { lawCases } from '../lint-text.ts';

lawCases('signed-count', {
  arch: 'generic',
  valid: [
    '(Lsh64x64 _ (Const64 [c])) && uint64(c) >= 64 => (Const64 [0])\n(Lsh64x64 (Rsh64Ux64 <t> x (Const64 [c])) (Const64 [e])) && c >= e => (Rsh64Ux64 <t> x (Const64 <typ.UInt64> [c-e]))',
    '(Lsh64x64 x (Const64 [c])) && uint64(c) < 64 => x',
    '(Lsh64x64 x (Const64 [c])) && c >= 0 && c < 64 => x',
    '(Add64 x (Const64 [c])) && c < 64 => x',
    '(Lsh64x64 x (Const64 [c])) && c == 8 => x',
  ],
  invalid: [
    ['(Lsh64x64 x (Const64 [c])) && c < 64 => x', '1:31 c < 64'],
    ['(Lsh64x64 (Rsh64Ux64 x (Const64 [c])) (Const64 [d])) && c < d => x', '1:57 c < d'],
    ['(Rsh32Ux64 x (Const64 [c])) && 64 > c => x', '1:32 64 > c'],
  ],
});
