import { isa } from '../table.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';

export const arm = isa('ARM', [floatOps, integerOps], [], { order: 'little', pointerSize: 4 });
