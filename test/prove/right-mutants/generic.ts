import type { SampledMutants } from '../mutation.ts';

export const generic: SampledMutants = {
  arch: 'generic',
  every: 211,
  counts: { refuted: 21, vacuous: 4, meaningless: 1 },
  rightAllTheSame: [
    [
      'the low 16 bits of a product are those of the product of low bits, but on machines of 32 bits it is no product of 64',
      '(Neg64 (Mul64 x (Const64 <t> [c])))',
      'match: Neg16 for Neg64',
      'unsupported',
    ],
    [
      'a shift by 32 or more makes zero, and so does the mask',
      '(Lsh32x64 i:(Rsh32x64 x (Const64 [c])) (Const64 [c]))',
      'condition: c < 32 dropped',
    ],
    [
      'what holds from 1 on holds from 2 on',
      '(SliceMake (AddPtr <t> x (And32 y (Slicemask _))) w:(Const32 [c]) z)',
      'condition: 1 for 0 in c > 0',
    ],
    [
      'how often a value is used changes none',
      '(Neq32 s:(Sub32 x y) (Const32 [0]))',
      'condition: 2 for 1 in s.Uses == 1',
    ],
    [
      'a shift by 0 is bounded too',
      '(Rsh32Ux32 [false] x con:(Const32 [c]))',
      'condition: -1 for 0 in 0 < c',
    ],
    [
      'a rotation of 16 bits reads the low 4 bits of its count',
      '(RotateLeft16 x (Neg64 (And64 y (Const64 [c]))))',
      'match: Neg16 for Neg64',
    ],
    [
      'a rotation of 32 bits reads the low 5 bits of its count, which a sum of narrower counts has too, but on machines of 32 bits no sum of 64',
      '(RotateLeft32 (RotateLeft32 x c) d)',
      'condition: c.Type.Size() == 8 dropped',
      'unsupported',
    ],
  ],
};
