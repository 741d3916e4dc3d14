/** The integer ops that rules on floating point mix in, as Go's ARM64Ops.go names them. */
import { integer, type OpEntry } from '../entry.ts';

export const integerOps: readonly OpEntry[] = [
  {
    name: 'MOVDconst',
    operands: [],
    constant: 'Int64',
    result: integer(64),
    commutative: false,
    denote: (_, value) => value,
    sentence: 'the constant, loaded into a general register',
    manual: "Go's cmd/compile/internal/arm64, ssa.go",
  },
];
