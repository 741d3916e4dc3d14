import { isa } from '../table.ts';
import { floatOps, pseudoOps } from './float.ts';
import { blocks, integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';

export const riscv64 = isa('RISCV64', [floatOps, pseudoOps, integerOps, memoryOps], blocks, {
  order: 'little',
});
