import { lawCases } from '../lint-text.ts';

lawCases('aux-unmentioned', {
  valid: ['(ADDI [_] x) => x', '(ADDI [0] x) => x', '(NEG a:(ADDI x)) => a', '(Select0 x) => x'],
  invalid: [
    ['(NEG (ADDI x)) => x', '1:7 ADDI'],
    ['(ADDI (ADDI [d] x)) => (ADDI [d] x)', '1:2 ADDI'],
    ['(MOVBreg (MOVBload p m)) => (NEG p)', '1:11 MOVBload'],
  ],
});
