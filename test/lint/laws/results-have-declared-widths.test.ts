import { lawCases } from '../lint-text.ts';

lawCases('result-width', {
  arch: 'generic',
  valid: [
    '(Add64 x (Neg64 y)) => (Sub64 x (Neg64 <typ.UInt64> y))',
    '(Add64 x (Neg64 y)) => (Sub64 x (Neg64 <t> y))',
  ],
  invalid: [
    ['(Add64 x y) => (Sub64 x (Neg64 <typ.Int32> y))', '1:33 typ.Int32'],
    ['(Add64 x (Const64 <typ.Float64> [0])) => x', '1:20 typ.Float64'],
    ['(Not x) => (Not (Less64 <typ.Int64> x x))', '1:26 typ.Int64'],
  ],
});
