import { isa } from '../entry.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';

export const arm = isa('ARM', [floatOps, integerOps]);
