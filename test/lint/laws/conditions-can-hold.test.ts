import { lawCases } from '../lint-text.ts';

lawCases('condition-never', {
  valid: [
    '(SLLI [c] x) && (c < 0 || c > 63) => x',
    '(FMOVDconst [c]) && c != c => (FMOVDconst [0])',
    '(SLLI [c] x) && c >= 0 && c <= 0 => x',
    '(SLLI [c] x) && x.Uses == 1 && c != 3 => x',
  ],
  invalid: [
    ['(SLLI [c] x) && c < 0 && c > 63 => x', '1:26 c > 63'],
    ['(SLLI [c] x) && uint8(c) > 255 => x', '1:17 uint8(c) > 255'],
    ['(SLLI [c] x) && c == 3 && c != 3 => x', '1:27 c != 3'],
    ['(NEG x) && isSamePtr(x, v) && !isSamePtr(x, v) => x', '1:31 !isSamePtr(x, v)'],
  ],
});
