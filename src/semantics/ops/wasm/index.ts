import { isa } from '../table.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';
import { vectorOps } from './vector.ts';
import { vectorNumberOps } from './vector-numbers.ts';

export const wasm = isa('Wasm', [integerOps, floatOps, memoryOps, vectorOps, vectorNumberOps], undefined, {
  order: 'little',
  vectorSizes: [16],
});
