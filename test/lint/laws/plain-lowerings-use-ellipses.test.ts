import { lawCases } from '../lint-text.ts';

lawCases('ellipsis-candidate', {
  valid: [
    '(NEG ...) => (NOT ...)',
    '(ADD x y) => (SUB y x)',
    '(NEG x) && x.Uses == 1 => (NOT x)',
    '(NEG x) => (NOT x)\n(NEG (NEG x)) => x',
    '(ADDI x) => (ADDIW x)',
  ],
  invalid: [
    ['(NEG x) => (NOT x)', '1:1 (NEG x) => (NOT x)'],
    ['((NEG|NOT) x) => ((SEQZ|SNEZ) x)', '1:1 ((NEG|NOT) x) => ((SEQZ|SNEZ) x)'],
    ['(NEG x) => x', '1:1 (NEG x) => x'],
    ['(ADDI [c] x) => (ADDIW [c] x)', '1:1 (ADDI [c] x) => (ADDIW [c] x)'],
  ],
});
