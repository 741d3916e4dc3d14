import { isa } from '../table.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';

export const s390x = isa('S390X', [floatOps, integerOps]);
