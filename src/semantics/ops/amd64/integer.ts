/** The integer ops that rules on floating point mix in, as Go's AMD64Ops.go names them. */
import { bits, bvand, bvashr, bvnot, bvor, bvxor, signExtend, zeroExtend } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { integer, type OpEntry } from '../entry.ts';
import { entriesOf, type Row } from '../row.ts';

const widths = [
  { suffix: 'L', width: 32 },
  { suffix: 'Q', width: 64 },
] as const;

/** Counts that Go gives the op; of others the processor takes the low bits. */
const countsBelow = (width: number): ReadonlySet<bigint> =>
  new Set(Array.from({ length: width }, (_, count) => BigInt(count)));

const shiftedRight = (width: 32 | 64, a: Term, count: Term): Term =>
  bvashr(a, bvand(signExtend(width, count), bits(width, BigInt(width - 1))));

const bothWidths = widths.flatMap(({ suffix, width }): Row[] => {
  const register = integer(width);
  return [
    {
      name: `AND${suffix}`,
      operands: [register, register],
      result: register,
      commutative: true,
      denote: ([a, b]) => bvand(a!, b!),
      sentence: 'the bitwise AND of both operands',
      section: 'AND',
    },
    {
      name: `OR${suffix}`,
      operands: [register, register],
      result: register,
      commutative: true,
      denote: ([a, b]) => bvor(a!, b!),
      sentence: 'the bitwise inclusive OR of both operands',
      section: 'OR',
    },
    {
      name: `XOR${suffix}`,
      operands: [register, register],
      result: register,
      commutative: true,
      denote: ([a, b]) => bvxor(a!, b!),
      sentence: 'the bitwise exclusive OR of both operands',
      section: 'XOR',
    },
    {
      name: `NOT${suffix}`,
      operands: [register],
      result: register,
      denote: ([a]) => bvnot(a!),
      sentence: 'each bit set to 1 is cleared, each bit set to 0 is set',
      section: 'NOT',
    },
    {
      name: `SAR${suffix}const`,
      operands: [register],
      constant: 'Int8',
      constants: countsBelow(width),
      result: register,
      denote: ([a], count) => shiftedRight(width, a!, count),
      sentence: 'shifts right by the constant, its low bits alone, filling with the sign',
      section: 'SAL/SAR/SHL/SHR',
    },
  ];
});

const constants: readonly OpEntry[] = [
  { name: 'MOVLconst', width: 32, constant: 'Int32' as const },
  { name: 'MOVQconst', width: 64, constant: 'Int64' as const },
].map(({ name, width, constant }) => ({
  name,
  operands: [],
  constant,
  result: integer(width),
  commutative: false,
  denote: (_, value) => zeroExtend(width, value),
  sentence: 'the constant, loaded into a general register',
  manual: "Go's cmd/compile/internal/amd64, ssa.go",
}));

export const integerOps: readonly OpEntry[] = [...entriesOf('Intel SDM volume 2', bothWidths), ...constants];
