import { isa } from '../entry.ts';
import { floatOps } from './float.ts';

export const generic = isa('generic', [floatOps]);
