import type { SampledMutants } from '../mutation.ts';

export const amd64: SampledMutants = {
  arch: 'AMD64',
  every: 397,
  counts: { refuted: 13, vacuous: 1, meaningless: 8 },
  rightAllTheSame: [
    [
      'an exclusive or takes its operands in either order',
      '(VPXOR256 (VPMOVMToVec16x16 x) (VPMOVMToVec16x16 y))',
      'result: operands 1 and 2 of KXORW exchanged',
    ],
    [
      'flags are the same in any block',
      '(CMOVWNE yes no t:(TESTQ x:(MOVBQZX s:(SETGE flags)) x))',
      'condition: t.Block == s.Block dropped',
    ],
    [
      'flags are the same in any block',
      '(SETNE t:(TESTB s:(SETLE flags) s))',
      'condition: t.Block == s.Block dropped',
    ],
  ],
};
