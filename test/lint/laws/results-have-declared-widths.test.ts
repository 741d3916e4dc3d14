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

lawCases('result-width', {
  valid: [
    // A register of 64 bits holds any integer, and what a reader of 32 bits wants of it comes back.
    '(ADDI [c] (MOVWreg x)) => (MOVWreg (ADDI <typ.Int32> [c] x))',
    '(NEG x) => (ADD <typ.Int64> (MOVWreg <typ.Int32> x) x)',
    '(NEG x) => (ADD <typ.Int64> (MOVBUreg <typ.Int16> x) x)',
    '(FNEGD x) => (FADDD x (FNEGD <typ.Float64> x))',
    // The type of the reader is not known, or as narrow.
    '(NEG <t> x) => (ADD <t> (ADDI <typ.Int32> [1] x) x)',
    '(NEG x) => (ADD <typ.Int32> (ADDI <typ.Int32> [1] x) x)',
    '(NEG (ADD <typ.Int64> (ADDI <typ.Int32> [1] x) x)) => x',
    // No model.
    '(MOVBload [off] {sym} ptr mem) => (MOVBload [off] {sym} (Foo <typ.Float32> ptr) mem)',
  ],
  invalid: [
    ['(NEG x) => (ADD x (ADDI <typ.Float64> [1] x))', '1:26 typ.Float64'],
    ['(FNEGD x) => (FADDD x (FNEGD <typ.Int64> x))', '1:31 typ.Int64'],
    ['(FNEGD x) => (FADDD x (FNEGD <typ.Float32> x))', '1:31 typ.Float32'],
    ['(NEG x) => (ADD <typ.Int64> (ADDI <typ.Int32> [1] x) x)', '1:36 typ.Int32'],
    ['(NEG x) => (ADD <typ.Int64> (MOVWreg <typ.UInt32> x) x)', '1:39 typ.UInt32'],
  ],
});
