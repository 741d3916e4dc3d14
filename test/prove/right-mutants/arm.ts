import type { SampledMutants } from '../mutation.ts';

export const arm: SampledMutants = {
  arch: 'ARM',
  every: 397,
  mistakes: {
    families: [
      /^(ADD|SUB|RSB|AND|OR|XOR|BIC)(S?const|shift(LL|RL|RA)(reg)?)?$/,
      /^(ADDS|SUBS|RSBS|ADC|SBC|RSC)(const|shift(LL|RL|RA)(reg)?)?$/,
      /^(SLL|SRL|SRA|SRR)(const)?$/,
      /^MVN(shift(LL|RL|RA)(reg)?)?$/,
      /^(MUL|HMUL|HMULU)$/,
      /^(MULA|MULS)$/,
      /^BFXU?$/,
      /^(CLZ|REV|REV16|RBIT)$/,
      /^(CMP|CMN|TST|TEQ)(const|shift(LL|RL|RA)(reg)?)?$/,
      /^(Not)?(Equal|Less(Than|Equal)|Greater(Than|Equal))U?$/,
      /^CMOVW(HS|LS)const$/,
      /^MOV[BHW]U?loadidx$/,
      /^MOV[BHW]storeidx$/,
      /^MOVW(load|store)shift(LL|RL|RA)$/,
    ],
  },
  counts: { refuted: 50, vacuous: 3, meaningless: 144 },
  rightAllTheSame: [
    [
      'what holds from 32 on holds from 33 on',
      '(Rsh32Ux64 _ (Const64 [c]))',
      'condition: 33 for 32 in uint64(c) >= 32',
    ],
  ],
};
