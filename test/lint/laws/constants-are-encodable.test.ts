import { lawCases } from '../lint-text.ts';

lawCases('not-encodable', {
  valid: [
    '(NEG (NOT x)) => (ADDI [2047] x)',
    '(NEG (NOT x)) => (SLLI [63] x)',
    '(NEG (NOT x)) => (MOVDconst [4096])',
    '(ADDI [c] (ADDI [d] x)) && is12Bit(c+d) => (ADDI [c+d] x)',
    '(ADDI [c] (ADDI [d] x)) && c+d >= -2048 && c+d < 2048 => (ADDI [c+d] x)',
    '(SLLI [c] (SLLI [d] x)) && c+d < 64 => (SLLI [c+d] x)',
    '(SLLI [c] (SLLI [d] x)) && c < 32 && d < 32 => (SLLI [c+d] x)',
    // What the match has is encodable.
    '(SLLI [c] (SRLI [64-c] x)) => (SLLI [64-c] x)',
    '(NEG (ADDI [c] x)) => (ADDI [c] (NEG <x.Type> x))',
    // An earlier rule takes what is not.
    '(SLL x (MOVDconst [c])) && uint64(c) >= 64 => (MOVDconst [0])\n(SLL x (MOVDconst [d])) => (SLLI [d] x)',
    // Nothing is known of what cannot be computed.
    '(ADD x (MOVDconst [c])) && someday(c) => (ADDI [c] x)',
  ],
  invalid: [
    ['(NEG (NOT x)) => (SLLI [64] x)', '1:25 64'],
    ['(NEG (SLLI [-1] x)) => x', '1:13 -1'],
    ['(NEG (NOT x)) => (SLLIW [32] x)', '1:26 32'],
    ['(NEG (ADDI [c] x)) => (ADDI [c+4096] x)', '1:30 c+4096'],
    ['(ADDI [c] (ADDI [d] x)) => (ADDI [c+d] x)', '1:35 c+d'],
    ['(ADDI [c] (ADDI [d] x)) && (is32Bit(c+d) || c > 0) => (ADDI [c+d] x)', '1:62 c+d'],
    ['(ADD x (MOVDconst [c])) && c <= 2048 => (ADDI [c] x)', '1:48 c'],
    ['(SLL x (MOVDconst [c])) && c <= 64 && c >= 0 => (SLLI [c] x)', '1:56 c'],
    ['(SUB x (MOVDconst [c])) && is32Bit(c) => (ADDI [-c] x)', '1:49 -c'],
    [
      '(SLL x (MOVDconst [c])) && uint64(c) > 64 => (MOVDconst [0])\n(SLL x (MOVDconst [d])) => (SLLI [d] x)',
      '2:35 d',
    ],
  ],
});
