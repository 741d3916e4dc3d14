import { lawCases } from '../lint-text.ts';

lawCases('uses-unasked', {
  valid: [
    '(ADD a:(SLLI [c] x) t:(SLLI [c] y)) && a.Uses == 1 && t.Uses == 1 => (SLLI [c] (ADD <x.Type> x y))',
    '(ADD a:(SLLI [c] x) (SLLI [c] y)) && a.Uses == 1 => (SLLI [c] (ADD <x.Type> x y))',
    // As many ops as go for certain.
    '(ADDI [c] (ADDI [d] x)) => (ADDI [c+d] x)',
    // A constant can be had again anywhere.
    '(ADD (MOVDconst [c]) x) && is32Bit(c) => (ADDI [c] (ADDI [0] x))',
    // What is spelled out again is found.
    '(NOT (XOR x y)) => (NOT (XOR x y))',
    // More ops than the whole match has, for another reason.
    '(AND (NOT x) y) => (SUB <y.Type> y (AND <y.Type> (ORI <y.Type> [0] x) y))',
  ],
  invalid: [
    ['(ADD (SLLI [c] x) (SLLI [c] y)) => (SLLI [c] (ADD <x.Type> x y))', '1:7 SLLI'],
    ['(ADD a:(SLLI [c] x) (SLLI [c] y)) && a.Uses == 3 => (SLLI [c] (ADD <x.Type> x y))', '1:9 SLLI'],
  ],
});

lawCases('uses-unasked', {
  arch: 'generic',
  valid: ['(Com64 (Neg64 x)) => (Add64 (Const64 <x.Type> [-1]) x)'],
  invalid: [['(And64 <t> (Com64 x) (Com64 y)) => (Com64 (Or64 <t> x y))', '1:13 Com64']],
});
