import { isa } from '../table.ts';
import { floatOps, pseudoOps } from './float.ts';
import { blocks, integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';

/** Of both byte orders. */
export const mips64 = isa('MIPS64', [floatOps, pseudoOps, integerOps, memoryOps], blocks);
