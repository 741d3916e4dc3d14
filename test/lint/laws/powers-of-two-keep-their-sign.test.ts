import { lawCases } from '../lint-text.ts';

lawCases('unsigned-power', {
  arch: 'generic',
  valid: [
    '(Div64u n (Const64 [c])) && isUnsignedPowerOfTwo(uint64(c)) => n',
    '(Div64 n (Const64 [c])) && isPowerOfTwo(c) => n',
  ],
  invalid: [
    ['(Div64u n (Const64 [c])) && isPowerOfTwo(c) => n', '1:29 isPowerOfTwo(c)'],
    ['(Mod32u n (Const32 [c])) && n.Uses == 1 && isPowerOfTwo(c) => n', '1:44 isPowerOfTwo(c)'],
  ],
});
