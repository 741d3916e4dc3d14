import { isa } from '../table.ts';
import { floatOps, pseudoOps } from './float.ts';
import { blocks, integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';

/** Of both byte orders. */
export const mips = isa('MIPS', [floatOps, pseudoOps, integerOps, memoryOps], blocks, {
  pointerSize: 4,
  keepsCarriesInRegisters: true,
});
