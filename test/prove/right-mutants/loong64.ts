import type { SampledMutants } from '../mutation.ts';

export const loong64: SampledMutants = {
  arch: 'LOONG64',
  every: 211,
  counts: { refuted: 17, vacuous: 0, meaningless: 5 },
  rightAllTheSame: [
    [
      'a count that is negative as a byte is 128 or more, and stays too large',
      '(Rsh16Ux8 <t> x y)',
      'result: SignExt8to64 for ZeroExt8to64',
    ],
    [
      'of a count below 64 the low 6 bits are read, and else the other operand of OR is -1',
      '(Rsh16x8 <t> x y)',
      'result: ZeroExt16to64 for ZeroExt8to64',
    ],
    [
      'the lowest bit is shifted out',
      '(ADDV (SRLVconst [8] (AND (MOVVconst [c1]) x)) (SLLVconst [8] (AND (MOVVconst [c2]) x)))',
      'condition: 18374966859414961921 for 0xff00ff00ff00ff00 in uint64(c1) == 0xff00ff00ff00ff00',
    ],
    ['a loaded word is its own extension', '(MOVWreg x:(MOVBload _ _))', 'match: MOVWload for MOVBload'],
    ['an extended byte is an extended word too', '(MOVBreg x:(MOVBreg _))', 'match: MOVWreg for MOVBreg'],
    [
      'what holds from 16 on holds from 17 on',
      '(SRAVconst <t> [rc] (MOVHreg y))',
      'condition: 17 for 16 in rc >= 16',
    ],
  ],
};
