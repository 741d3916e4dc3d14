import { isa } from '../table.ts';
import { blocks, comparisons, flagOps } from './flags.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';
import { vectorOps } from './vector/index.ts';

export const amd64 = isa('AMD64', [floatOps, integerOps, flagOps, memoryOps, vectorOps], blocks, {
  order: 'little',
  comparisons,
  junkAboveTypes: 'unless extended',
  boolsAreBytes: true,
  reloadsZeroExtended: true,
  vectorSizes: [16, 32, 64],
  exchangesOperands: /^AndNotU?[Ii]nt\d+x\d+$/,
});
