import { isa } from '../table.ts';
import { blocks, booleanOps } from './boolean.ts';
import { compoundOps } from './compound.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';
import { movementOps } from './movement.ts';
import { vectorOps } from './vector.ts';
import { vectorElementOps } from './vector-elements.ts';
import { vectorMaskOps } from './vector-masks.ts';
import { vectorNumberOps } from './vector-numbers.ts';
import { vectorPlaceOps } from './vector-places.ts';
import { vectorShiftOps } from './vector-shifts.ts';
import { vectorWidthOps } from './vector-widths.ts';

export const generic = isa(
  'generic',
  [
    booleanOps,
    floatOps,
    integerOps,
    memoryOps,
    movementOps,
    compoundOps,
    vectorOps,
    vectorElementOps,
    vectorMaskOps,
    vectorNumberOps,
    vectorPlaceOps,
    vectorShiftOps,
    vectorWidthOps,
  ],
  blocks,
);
