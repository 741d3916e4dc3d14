import { lawCases } from '../lint-text.ts';

lawCases('aux-zeroed', {
  valid: [
    '(ADDI [c] x) => (ADDIW [c] x)',
    '(ADDI [0] x) => x',
    '(ADDI x) => (ADDIW x)\n(ADDI [c] (NEG x)) => x',
    '(NEG x) => (NOT x)',
    '(ADDI x) && x.Uses == 1 => (ADDIW x)',
  ],
  invalid: [
    ['(ADDI x) => (ADDIW x)', '1:2 ADDI'],
    ['(MOVBload p m) => (MOVBUload p m)', '1:2 MOVBload'],
    ['((ADDI|ANDI) x) => ((ADDIW|ORI) x)', '1:3 ADDI', '1:8 ANDI'],
  ],
});
