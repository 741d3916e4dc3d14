/** The integer ops that rules on floating point mix in, as Go's ARMOps.go names them. */
import { integer, type OpEntry } from '../entry.ts';

export const integerOps: readonly OpEntry[] = [
  {
    name: 'MOVWconst',
    operands: [],
    constant: 'Int32',
    result: integer(32),
    commutative: false,
    denote: (_, value) => value,
    sentence: 'the constant, loaded into a core register',
    manual: "Go's cmd/compile/internal/arm, ssa.go",
  },
];
