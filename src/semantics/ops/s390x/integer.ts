/** The integer ops that rules on floating point mix in, as Go's S390XOps.go names them. */
import { bvor } from '../../term/build.ts';
import { integer, type OpEntry } from '../entry.ts';

const r64 = integer(64);

export const integerOps: readonly OpEntry[] = [
  {
    name: 'MOVDconst',
    operands: [],
    constant: 'Int64',
    result: r64,
    commutative: false,
    denote: (_, value) => value,
    sentence: 'the constant, loaded into a general register',
    manual: "Go's cmd/compile/internal/s390x, ssa.go",
  },
  {
    name: 'OR',
    operands: [r64, r64],
    result: r64,
    commutative: true,
    denote: ([a, b]) => bvor(a!, b!),
    sentence: 'the bitwise or of the operands',
    manual: 'z/Architecture Principles of Operation (SA22-7832), chapter 7, OR',
  },
];
