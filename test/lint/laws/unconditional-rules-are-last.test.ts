import { lawCases } from '../lint-text.ts';

lawCases('unconditional-rule', {
  valid: [
    '(NEG x) => (NOT x)',
    '(NEG (NOT x)) => x\n(NEG x) => (NOT x)',
    '(NEG x) && x.Uses == 1 => (NOT x)\n(NEG y) => (SEQZ y)',
    '(ADD x x) => (NEG x)\n(ADD x y) => (SUB x y)',
    '(ADDI [0] x) => x\n(ADDI [c] x) => (ADDIW [c] x)',
  ],
  invalid: [
    ['(NEG x) => (NOT x)\n(NEG (NOT x)) => x', '1:2 NEG'],
    ['(ADDI [c] x) => (ADDIW [c] x)\n(ADDI [0] x) => x', '1:2 ADDI'],
    ['(ADD _ y) => (NOT y)\n(ADD x x) => (NEG x)', '1:2 ADD'],
    ['((NEG|NOT) x) => (SEQZ x)\n(NOT (NOT x)) => x', '1:7 NOT'],
  ],
});
