import { isa } from '../entry.ts';
import { booleanOps } from './boolean.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';
import { tupleOps } from './tuple.ts';

export const generic = isa('generic', [floatOps, integerOps, booleanOps, tupleOps]);
