import { lawCases } from '../lint-text.ts';

lawCases('constant-overflow', {
  valid: ['(Const8 [-56]) => (MOVDconst [200])', '(Const32 [math.MaxInt32]) => (MOVDconst [1<<63-1])'],
  invalid: [
    ['(Const8 [200]) => (MOVDconst [200])', '1:10 200'],
    ['(NEG (NOT x)) => (MOVDconst [1<<63])', '1:30 1<<63'],
    ['(Const16 [-1<<15-1]) => (MOVDconst [0])', '1:11 -1<<15-1'],
  ],
});
