import { lawCases } from '../lint-text.ts';

lawCases('condition-always', {
  valid: [
    '(SLLI [c] x) && c > 0 && c < 64 => (NEG x)',
    '(FMOVDconst [c]) && c >= -1<<63 => (FMOVDconst [0])',
    '(SLLI [c] x) && clobber(x) && clobber(x) => x',
  ],
  invalid: [
    ['(SLLI [c] x) && uint64(c) >= 0 && c < 64 => (NEG x)', '1:17 uint64(c) >= 0'],
    ['(SLLI [c] x) && c < 5 && c < 10 => (NEG x)', '1:26 c < 10'],
    ['(NEG x) && x.Uses == 1 && x.Uses == 1 => x', '1:27 x.Uses == 1'],
  ],
});
