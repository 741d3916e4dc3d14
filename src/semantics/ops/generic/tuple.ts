/** Ops that give or take a tuple of a value and flags. */
import { any, type OpEntry } from '../entry.ts';

export const tupleOps: readonly OpEntry[] = [
  {
    name: 'Select0',
    operands: [any],
    result: any,
    tuple: 'taken',
    commutative: false,
    denote: ([a]) => a!,
    sentence: 'the first of a tuple',
    manual: "Go's genericOps.go, tuple ops",
  },
];
