import { lawCases } from '../lint-text.ts';

lawCases('unused-name', {
  valid: [
    '(ADDI [c] x) => (ADDI [c] (NEG <x.Type> x))',
    '(AND _ (MOVDconst [0])) => (MOVDconst [0])',
    '(OR x:(ANDI [_] _) x) => x',
    '(ADDI [c] x) && c == 0 => x',
  ],
  invalid: [
    ['(ADDI [c] (MOVDconst [d])) => (MOVDconst [d])', '1:8 c'],
    ['(AND x (MOVDconst [0])) => (MOVDconst [0])', '1:6 x'],
    ['(NEG <t> (NEG x)) => x', '1:7 t'],
    ['(MOVDload [o] {s} p m) => (MOVDload [o] p m)', '1:16 s'],
    ['(OR x:(ANDI [c] y) x) => x', '1:14 c', '1:17 y'],
  ],
});
