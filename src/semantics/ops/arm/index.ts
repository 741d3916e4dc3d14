import { isa } from '../table.ts';
import { blocks, carries, comparisons, flagOps } from './flags.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';

export const arm = isa('ARM', [floatOps, integerOps, flagOps, memoryOps], blocks, {
  order: 'little',
  pointerSize: 4,
  junkAboveTypes: 'unless extended',
  comparisons,
  carries,
});
