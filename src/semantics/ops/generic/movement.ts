/** Generic ops that pass on what they are given: copies, tuples and their parts, and what comes from predecessors. */
import { ifThenElse } from '../../term/build.ts';
import { variable } from '../../term/term.ts';
import { any, memory, native, op, section, table, tuple } from '../table.ts';

/** Where nothing tells from which predecessor: free. */
const enteredFirst = variable('the first predecessor', 'Bool');

// biome-ignore format: an op is a line
export const movementOps = () => table("Go's genericOps.go",
  section('data movement',
    op('Copy', [any], any, a => a, 'the operand', { staysInObject: true }),
    op('Phi', [any, any], any, (a, b, isFirst = enteredFirst) => ifThenElse(isFirst, a!, b!), 'the operand that belongs to the predecessor from which the block was entered', { joins: true }),
    op('Convert', [native, memory], native, p => p, 'a pointer as an integer, or an integer as a pointer: the same bits', { staysInObject: true }),
  ),
  section('tuple ops',
    op('MakeTuple', [any, any], [any, any], (a, b) => [a!, b!], 'the operands as the parts of a tuple', { gathers: 'all' }),
    op('Select0', [tuple(0)], any, a => a, 'the first of a tuple'),
    op('Select1', [tuple(1)], any, a => a, 'the second of a tuple'),
  ),
  section('values of rules that decompose',
    op('Last', [any, any], any, (_, b) => b!, 'the last operand: those before it are only named', { gathers: 'last' }),
  ),
);
