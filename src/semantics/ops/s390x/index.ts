import { isa } from '../table.ts';
import { blocks, flagOps } from './flags.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';

export const s390x = isa('S390X', [floatOps, integerOps, flagOps, memoryOps], blocks, { order: 'big' });
