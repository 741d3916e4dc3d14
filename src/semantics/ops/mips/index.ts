import { zeroExtend } from '../../term/build.ts';
import { low } from '../entry.ts';
import { boolean, isa } from '../table.ts';
import { floatOps, pseudoOps } from './float.ts';
import { blocks, integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';

/** Of both byte orders. */
export const mips = isa('MIPS', [floatOps, pseudoOps, integerOps, memoryOps], blocks, {
  pointerSize: 4,
  aligned: {
    widest: 4,
    sentence: 'an address error exception occurs where the address is not naturally aligned',
    manual:
      'MIPS Architecture For Programmers volume II-A, the MIPS32 instruction set: LW, and alike LH, SH, SW, LWC1, SWC1',
  },
  junkAboveTypes: 'unless extended',
  // There are no flags of integers.
  carries: { register: boolean, held: bit => zeroExtend(8, bit), read: held => low(1, held) },
});
