/** The names of `isas`, for what shows them and loads no meanings. */
export const architectures = [
  'generic',
  '386',
  'AMD64',
  'ARM',
  'ARM64',
  'LOONG64',
  'MIPS',
  'MIPS64',
  'PPC64',
  'RISCV64',
  'S390X',
  'Wasm',
] as const;
