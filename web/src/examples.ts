/** Rules to begin with; the first is the bug that this project began with. */

export interface Example {
  readonly title: string;
  readonly arch: string;
  readonly text: string;
}

export const examples: readonly Example[] = [
  {
    title: 'The bug of riscv64: math.FMA(-2, 3, 5) was -11',
    arch: 'RISCV64',
    text: `// Go 1.17 to 1.20: a negated factor flips the sign of the product, and FNMADDD flips that of the addend too.
(FMADDD neg:(FNEGD x) y z) && neg.Uses == 1 => (FNMADDD x y z)

// The right form.
(FMADDD neg:(FNEGD x) y z) && neg.Uses == 1 => (FNMSUBD x y z)
`,
  },
  {
    title: 'A constant that may overflow',
    arch: 'RISCV64',
    text: `(ADDI [c] (ADDI [d] x)) => (ADDI [c+d] x)
(ADDI [c] (ADDI [d] x)) && is32Bit(c+d) => (ADDI [c+d] x)
`,
  },
  {
    title: 'The sign of zero',
    arch: 'generic',
    text: `(Add64F x (Const64F [0])) => x
(Sub64F x (Const64F [0])) => x
`,
  },
  {
    title: 'Counts of shifts are unsigned',
    arch: 'generic',
    text: `(Rsh64Ux64 (Lsh64x64 x (Const64 [c])) (Const64 [c])) && c < 64 => (And64 x (Const64 <typ.UInt64> [int64(^uint64(0)>>uint64(c))]))
`,
  },
  {
    title: 'What a word leaves above',
    arch: 'RISCV64',
    text: `(MOVWreg (SUBW x y)) => (SUBW x y)
(MOVWUreg (SUBW x y)) => (SUBW x y)
`,
  },
  {
    title: 'A rule of one\u2019s own',
    arch: 'generic',
    text: `(Com64 (Neg64 x)) => (Sub64 x (Const64 <typ.Int64> [1]))
`,
  },
];
