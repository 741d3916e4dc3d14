import { isa } from '../table.ts';
import { booleanOps } from './boolean.ts';
import { floatOps } from './float.ts';
import { integerOps } from './integer.ts';
import { movementOps } from './movement.ts';

export const generic = isa('generic', [booleanOps, floatOps, integerOps, movementOps]);
