import { blocks } from '../amd64/flags.ts';
import { isa } from '../table.ts';
import { carries, comparisons, flagOps } from './flags.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';

export const i386 = isa('386', [floatOps, integerOps, flagOps, memoryOps], blocks, {
  order: 'little',
  pointerSize: 4,
  comparisons,
  carries,
  junkAboveTypes: 'unless extended',
  boolsAreBytes: true,
  reloadsZeroExtended: true,
});
