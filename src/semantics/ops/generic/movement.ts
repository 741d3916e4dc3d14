/** Generic ops that pass on what they are given: copies, and parts of tuples. */
import { any, op, section, table, tuple } from '../table.ts';

// biome-ignore format: an op is a line
export const movementOps = table("Go's genericOps.go",
  section('data movement', op('Copy', [any], any, a => a, 'the operand')),
  section('tuple ops',
    op('Select0', [tuple(0)], any, a => a, 'the first of a tuple'),
    op('Select1', [tuple(1)], any, a => a, 'the second of a tuple'),
  ),
);
