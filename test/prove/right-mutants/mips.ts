import type { SampledMutants } from '../mutation.ts';

export const mips: SampledMutants = {
  arch: 'MIPS',
  every: 97,
  mistakes: {
    families: [
      /^(ADD|SUB|AND|OR|XOR|NOR)(const)?$/,
      /^(SLL|SRL|SRA)(const)?$/,
      /^(MULT|MULTU|DIV|DIVU)$/,
      /^SGTU?(const|zero)?$/,
      /^(NEG|CLZ)$/,
      /^(Sign|Zero)Ext(8|16)to32$/,
    ],
  },
  counts: { refuted: 26, vacuous: 0, meaningless: 23 },
  rightAllTheSame: [
    [
      'of a count below 32 the low 5 bits are read, and else 0 is chosen',
      '(Rsh16Ux8 <t> x y)',
      'result: SignExt16to32 for ZeroExt8to32',
    ],
    ['a shift by 31 leaves the sign alone too', '(Rsh32x32 x y)', 'result: 31 for 32 in SGTUconst'],
    [
      'any comparison is 0 or 1',
      '(EQ (XORconst [1] cmp:(SGTconst _)) yes no)',
      'match: SGTUzero for SGTconst',
    ],
  ],
};
