import { isa } from '../table.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';

export const amd64 = isa('AMD64', [floatOps, integerOps]);
