import { isa } from '../entry.ts';
import { floatOps } from './float.ts';
import { branches, integerOps } from './integer.ts';

export const riscv64 = isa('RISCV64', [floatOps, integerOps], branches);
