import { isa } from '../table.ts';
import { blocks, flagOps } from './flags.ts';
import { floatOps, widen } from './float.ts';
import { integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';

/** Without a byte order: GOARCH is ppc64, which is big-endian, or ppc64le. */
export const ppc64 = isa('PPC64', [floatOps, integerOps, flagOps, memoryOps], blocks, {
  widen,
  junkAboveTypes: 'unless extended',
});
