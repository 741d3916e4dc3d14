import { isa } from '../table.ts';
import { floatOps, pseudoOps } from './float.ts';
import { blocks, integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';

export const riscv64 = isa('RISCV64', [floatOps, pseudoOps, integerOps, memoryOps], blocks, {
  order: 'little',
  aligned: {
    widest: 8,
    sentence:
      'what loads and stores do where the address is not naturally aligned depends on the execution environment',
    manual: 'RISC-V unprivileged ISA, RV32I: load and store instructions',
  },
});
