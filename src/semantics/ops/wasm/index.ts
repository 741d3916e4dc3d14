import { isa } from '../table.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';
import { memoryOps } from './memory.ts';

export const wasm = isa('Wasm', [integerOps, floatOps, memoryOps], [], { order: 'little' });
