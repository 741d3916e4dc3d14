import { isa } from '../table.ts';
import { floatOps } from './float.ts';
import { blocks, integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';

export const loong64 = isa('LOONG64', [floatOps, integerOps, memoryOps], blocks, { order: 'little' });
