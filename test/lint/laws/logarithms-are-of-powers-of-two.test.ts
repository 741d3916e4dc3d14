import { lawCases } from '../lint-text.ts';

lawCases('log-of-power', {
  valid: [
    '(MUL x (MOVDconst [c])) && isPowerOfTwo(c) => (SLLI [log64(c)] x)',
    '(MUL x (MOVDconst [c])) && isUnsignedPowerOfTwo(uint64(c)) => (SLLI [log64u(uint64(c))] x)',
    '(MUL x (MOVDconst [c])) && isPowerOfTwo(c-1) && c >= 3 => (ADD <x.Type> x (SLLI <x.Type> [log64(c-1)] x))',
    '(MUL x (MOVDconst [c])) && c == 8 => (SLLI [log64(c)] x)',
    '(MUL x (MOVDconst [c])) => (SLLI [log64(8)] x)',
    '(AND x (MOVDconst [c])) && c & (c+1) == 0 && c > 0 && log64(c+1) < 32 => (SLLI [log64(c+1)] x)',
  ],
  invalid: [
    ['(MUL x (MOVDconst [c])) && c & 8 == 8 => (SLLI [log64(c)] x)', '1:49 log64(c)'],
    ['(MUL x (MOVDconst [c])) => (SLLI [log64(c)] x)', '1:35 log64(c)'],
    ['(MUL x (MOVDconst [c])) && is32Bit(c) && c > 0 => (SLLI [log64(c)] x)', '1:58 log64(c)'],
    [
      '(MUL x (ADDI [d] (MOVDconst [c]))) && isPowerOfTwo(d) => (SLLI [log64u(uint64(c))] x)',
      '1:65 log64u(uint64(c))',
    ],
    ['(MUL x (MOVDconst [c])) && log64(c) < 64 => (SLLI [1] x)', '1:28 log64(c)'],
  ],
});
