import { lawCases } from '../lint-text.ts';

lawCases('can-panic', {
  valid: [
    '(DIV (MOVDconst [c]) (MOVDconst [d])) && d != 0 => (MOVDconst [c/d])',
    '(DIV (MOVDconst [c]) (MOVDconst [d])) && d > 0 => (MOVDconst [c%d])',
    '(FDIVD (FMOVDconst [c]) (FMOVDconst [d])) && c/d == c/d => (FMOVDconst [c/d])',
    '(ADDI [c] x) => (ADDI [c/2] x)',
  ],
  invalid: [
    ['(DIV (MOVDconst [c]) (MOVDconst [d])) => (MOVDconst [c/d])', '1:54 c/d'],
    ['(REM (MOVDconst [c]) (MOVDconst [d])) && c != 0 => (MOVDconst [c%d])', '1:64 c%d'],
    [
      '(DIVU (MOVDconst [c]) (MOVDconst [d])) => (MOVDconst [int64(uint64(c)/uint64(d))])',
      '1:61 uint64(c)/uint64(d)',
    ],
  ],
});
