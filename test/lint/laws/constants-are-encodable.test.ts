import { lawCases } from '../lint-text.ts';

lawCases('not-encodable', {
  valid: [
    '(NEG (NOT x)) => (ADDI [2047] x)',
    '(NEG (NOT x)) => (SLLI [63] x)',
    '(NEG (NOT x)) => (MOVDconst [4096])',
    '(NEG (ADDI [c] x)) => (ADDI [c+4096] x)',
  ],
  invalid: [
    ['(NEG (NOT x)) => (SLLI [64] x)', '1:25 64'],
    ['(NEG (SLLI [-1] x)) => x', '1:13 -1'],
    ['(NEG (NOT x)) => (SLLIW [32] x)', '1:26 32'],
  ],
});
