import { lawCases } from '../lint-text.ts';

lawCases('operand-width', {
  arch: 'generic',
  valid: [
    '(Add64 x (Const64 [0])) => x',
    '(Add64 x (SignExt32to64 y)) => x',
    '(AddPtr x (Const64 [0])) => x',
    '(RotateLeft64 x (Const32 [1])) => x',
  ],
  invalid: [
    ['(Add64 x (Const32 [0])) => x', '1:11 Const32'],
    ['(Add32 x (Const64 [0])) => x', '1:11 Const64'],
    ['(Add64F x (Const64 [0])) => x', '1:12 Const64'],
    ['(Add64 x y) => (Sub64 x (Neg32 <typ.Int32> y))', '1:26 Neg32'],
  ],
});
