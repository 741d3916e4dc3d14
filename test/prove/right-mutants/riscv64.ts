import type { SampledMutants } from '../mutation.ts';

export const riscv64: SampledMutants = {
  arch: 'RISCV64',
  every: 79,
  counts: { refuted: 74, vacuous: 1, meaningless: 5 },
  rightAllTheSame: [
    ['a count that was extended with zeros is below 2^32', '(Lsh8x16 <t> x y)', 'result: SLTI for SLTIU'],
    ['a count that was extended with zeros is below 2^32', '(Lsh32x8 <t> x y)', 'result: SLTI for SLTIU'],
    ['63 shifts a byte out as 64 does', '(Rsh8Ux8 <t> x y)', 'result: 63 for 64 in SLTIU'],
    ['a count that was extended with zeros is below 2^32', '(Rsh16x16 <t> x y)', 'result: SLTI for SLTIU'],
    ['0 and -1 fit 32 bits', '(Rsh64x64 <t> x y)', 'result: ADDIW for ADDI'],
    ['the difference of two bytes fits 32 bits', '(Eq8 x y)', 'result: SUBW for SUB'],
    [
      'no type with a model has seven bytes',
      '(Store {t} ptr val mem)',
      'condition: 7 for 8 in t.Size() == 8',
      'unsupported',
    ],
    [
      'any extension of a loaded byte is the byte',
      '(MOVHreg x:(MOVBUload _ _))',
      'match: MOVWUreg for MOVHreg',
    ],
    [
      'a byte is stored, whatever is above it',
      '(MOVBstore [off] {sym} ptr (MOVBreg x) mem)',
      'match: MOVDreg for MOVBreg',
    ],
    ['how often a value is used changes no value', '(MOVDreg x)', 'condition: x.Uses == 1 dropped'],
    ['16 to 31 leave the sign of a half-word', '(SRAI <t> [x] (MOVHreg y))', 'match: SRAIW for SRAI'],
    [
      'how often a value is used changes no value',
      '(Select1 m:(LoweredMuluhilo x y))',
      'condition: 2 for 1 in m.Uses == 1',
    ],
  ],
};
