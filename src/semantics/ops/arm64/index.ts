import { isa } from '../table.ts';
import { blocks, comparisons, flagOps } from './flags.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';
import { vectorOps } from './vector.ts';
import { vectorNumberOps } from './vector-numbers.ts';

export const arm64 = isa(
  'ARM64',
  [floatOps, integerOps, flagOps, memoryOps, vectorOps, vectorNumberOps],
  blocks,
  {
    order: 'little',
    comparisons,
    junkAboveTypes: 'always',
    vectorSizes: [16],
  },
);
