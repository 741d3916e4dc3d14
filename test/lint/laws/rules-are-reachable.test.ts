import { lawCases } from '../lint-text.ts';

lawCases('shadowed-rule', {
  valid: [
    '(ADD (MOVDconst [d]) y) && d > 0 => (ADDI [d] y)\n(ADD x (MOVDconst [c])) => (ADDI [c] x)',
    '(SLLI [c] x) && c < 5 => x\n(SLLI [c] x) && c < 10 => (NEG x)',
    '(ADD x x) => (SLLI [1] x)\n(ADD x y) && x.Uses == 1 => (SUB x y)',
    '(SUB x y) && x.Uses == 1 => x\n(SUB x (NEG y)) && y.Uses == 1 => (ADD x y)',
  ],
  invalid: [
    [
      '(ADD x (MOVDconst [c])) => (ADDI [c] x)\n(ADD (MOVDconst [d]) y) && d > 0 => (ADDI [d] y)',
      '2:1 (ADD (MOVDconst [d]) y)',
    ],
    ['(SLLI [c] x) && c < 10 => x\n(SLLI [d] y) && 5 > d => (NEG y)', '2:1 (SLLI [d] y)'],
    [
      '(SUB x y) && x.Uses == 1 => x\n(SUB a (NEG y)) && (a.Uses == 1) && y.Uses == 1 => (ADD a y)',
      '2:1 (SUB a (NEG y))',
    ],
    ['(SLLI [c] x) && (c == 1 || c == 2) => x\n(SLLI [2] x) => (NEG x)', '2:1 (SLLI [2] x)'],
    ['(NEG (ADDI [c] x)) && c == 1 => x\n(NEG (ADDI [c] y)) && 1 == c => (NOT y)', '2:1 (NEG (ADDI [c] y))'],
    [
      '(AND x (NOT x)) => (MOVDconst [0])\n((AND|OR) (NOT y) y) => (MOVDconst [0])',
      '2:1 ((AND|OR) (NOT y) y)',
    ],
  ],
});
