import { lawCases } from '../lint-text.ts';

lawCases('duplicate-rule', {
  valid: [
    '(NEG (NEG x)) => x\n(NOT (NOT x)) => x',
    '(SUB x (NEG y)) => (ADD x y)\n(SUB (NEG x) y) => (NEG (ADD <x.Type> x y))',
    '(ADD x (NEG y)) && x.Uses == 1 => (SUB x y)\n(ADD x (NEG y)) && y.Uses == 1 => (SUB x y)',
  ],
  invalid: [
    ['(NEG (NEG x)) => x\n(NEG  ( NEG x)) => x', '2:1 (NEG  ( NEG x))'],
    ['(ADD (NEG x) y) => (SUB y x)\n(ADD y (NEG x)) => (SUB y x)', '2:1 (ADD y (NEG x))'],
    ['((NEG|NOT) (SEQZ x)) => x\n(NOT (SEQZ x)) => x', '2:1 (NOT (SEQZ x))'],
  ],
});
