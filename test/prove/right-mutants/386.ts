import type { SampledMutants } from '../mutation.ts';

export const i386: SampledMutants = {
  arch: '386',
  every: 97,
  counts: { refuted: 11, vacuous: 0, meaningless: 7 },
  rightAllTheSame: [
    [
      'a half-word that is shifted by 15 is its sign, as it is when all counts are',
      '(Rsh16x32 <t> x y)',
      'result: 15 for 16 in CMPLconst',
    ],
    [
      'what is not equal is not so in either order',
      '(Neq16 x y)',
      'result: operands 1 and 2 of CMPW exchanged',
    ],
    ['both operands are the same', '(MULLconst [45] x)', 'result: operands 1 and 2 of LEAL4 exchanged'],
    [
      'how many uses there are is bookkeeping',
      '(MOVWLSX x:(MOVWload [off] {sym} ptr mem))',
      'condition: 2 for 1 in x.Uses == 1',
    ],
    [
      'how many uses there are is bookkeeping',
      '(MOVLstore [off] {sym} ptr y:(XORLconst [c] l:(MOVLload [off] {sym} ptr mem)) mem)',
      'condition: y.Uses == 1 dropped',
    ],
    [
      'an instruction has room for no count above 31',
      '(CMPLconst [n] (SHRLconst [c] _))',
      'condition: 33 for 32 in c <= 32',
    ],
  ],
};
