import { isa } from '../table.ts';
import { floatOps, widen } from './float.ts';
import { integerOps } from './integer.ts';

export const ppc64 = isa('PPC64', [floatOps, integerOps], [], { widen });
