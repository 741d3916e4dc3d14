import { isa } from '../table.ts';
import { blocks, carries, comparisons, flagOps } from './flags.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';

export const arm = isa('ARM', [floatOps, integerOps, flagOps, memoryOps], blocks, {
  order: 'little',
  pointerSize: 4,
  aligned: {
    widest: 4,
    sentence:
      'VLDR and VSTR fault at what is not word-aligned, LDR, LDRH and their kin do where SCTLR.A is 1, and before ARMv6 they rotate what they load',
    manual: 'ARM ARM (ARMv7-A, DDI 0406), A3.2.1, and its appendix on ARMv4 and ARMv5',
  },
  junkAboveTypes: 'unless extended',
  comparisons,
  carries,
});
