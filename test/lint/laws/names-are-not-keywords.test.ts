import { lawCases } from '../lint-text.ts';

lawCases('go-keyword', {
  valid: ['(ADD func_ x) => (NEG x)', '(NEG (NEG x)) && f.type == 1 => x'],
  invalid: [
    ['(ADD range x) => (NEG x)', '1:6 range'],
    ['(ADDI [type] x) => x', '1:8 type'],
    ['(ADD <type> x y) => (NEG x)', '1:7 type'],
    ['(NEG go:(NEG x)) => x', '1:6 go'],
    ['(BEQ select x yes no) => (BEQZ x yes no)', '1:6 select'],
  ],
});
