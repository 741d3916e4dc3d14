import { isa } from '../table.ts';
import { floatOps, pseudoOps } from './float.ts';
import { blocks, integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';

/** Of both byte orders. */
export const mips64 = isa('MIPS64', [floatOps, pseudoOps, integerOps, memoryOps], blocks, {
  aligned: {
    widest: 8,
    sentence: 'an address error exception occurs where the address is not naturally aligned',
    manual:
      'MIPS Architecture For Programmers volume II-A, the MIPS64 instruction set: LD, and alike LH, LW, SH, SW, SD, LDC1, SDC1',
  },
});
