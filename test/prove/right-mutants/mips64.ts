import type { SampledMutants } from '../mutation.ts';

export const mips64: SampledMutants = {
  arch: 'MIPS64',
  every: 397,
  counts: { refuted: 4, vacuous: 0, meaningless: 3 },
  rightAllTheSame: [
    [
      'of a count below 64 the low 6 bits are read, and else the other operand of OR is -1',
      '(Rsh64x16 <t> x y)',
      'result: ZeroExt32to64 for ZeroExt16to64',
    ],
    [
      'above the byte the other operand of OR has ones',
      '(AtomicAnd8 ptr val mem)',
      'result: SignExt16to32 for ZeroExt8to32',
    ],
    ['a byte is extended as it is', '(MOVWreg x:(MOVBUreg _))', 'match: MOVBUreg for MOVWreg'],
  ],
};
