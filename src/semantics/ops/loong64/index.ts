import { isa } from '../table.ts';
import { floatOps } from './float.ts';

export const loong64 = isa('LOONG64', [floatOps]);
