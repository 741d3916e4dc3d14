/** The integer ops that rules on floating point mix in, as Go's AMD64Ops.go names them. */
import { bits, bvand, bvashr, bvnot, bvor, bvxor, signExtend, zeroExtend } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { aux, commutes, integer, op, type Row, see, table } from '../table.ts';

const widths = [
  { suffix: 'L', width: 32 },
  { suffix: 'Q', width: 64 },
] as const;

/** Counts that Go gives the op; of others the processor takes the low bits. */
const countsBelow = (width: number): ReadonlySet<bigint> =>
  new Set(Array.from({ length: width }, (_, count) => BigInt(count)));

const shiftedRight = (width: 32 | 64, a: Term, count: Term): Term =>
  bvashr(a, bvand(signExtend(width, count), bits(width, BigInt(width - 1))));

// biome-ignore format: an op is a line
const bothWidths = widths.flatMap(({ suffix, width }): Row[] => {
  const r = integer(width);
  return [
    op(`AND${suffix}`, [r, r], r, bvand, 'the bitwise AND of both operands', commutes, see('AND')),
    op(`OR${suffix}`, [r, r], r, bvor, 'the bitwise inclusive OR of both operands', commutes, see('OR')),
    op(`XOR${suffix}`, [r, r], r, bvxor, 'the bitwise exclusive OR of both operands', commutes, see('XOR')),
    op(`NOT${suffix}`, [r], r, bvnot, 'each bit set to 1 is cleared, each bit set to 0 is set', see('NOT')),
    op(`SAR${suffix}const`, [r, aux('Int8', { modelled: countsBelow(width) })], r, (a, count) => shiftedRight(width, a, count), 'shifts right by the constant, its low bits alone, filling with the sign', see('SAL/SAR/SHL/SHR')),
  ];
});

// biome-ignore format: an op is a line
export const integerOps = [
  ...table('Intel SDM volume 2', bothWidths),
  ...table("Go's cmd/compile/internal/amd64, ssa.go", [
    op('MOVLconst', [aux('Int32')], integer(64), value => zeroExtend(64, value), 'the constant, loaded into the low half of a general register; the upper half is zero'),
    op('MOVQconst', [aux('Int64')], integer(64), value => value, 'the constant, loaded into a general register'),
  ]),
];
