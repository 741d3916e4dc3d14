/** The integer instructions as Go's 386Ops.go names them: those of AMD64, in registers of 32 bits. */
import {
  bvmul,
  bvmulhu,
  bvsdiv,
  bvsrem,
  bvudiv,
  bvurem,
  concat,
  countTrailingZeros,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import {
  arithmetic,
  average,
  bitScans,
  byNonzero,
  extensionsTo,
  rotationsLeft,
  shiftsOf,
  withoutOverflow,
} from '../amd64/integer.ts';
import type { Width } from '../amd64/widths.ts';
import { low } from '../entry.ts';
import { aux, commutes, integer, op, type Row, section, see, table } from '../table.ts';
import { integers, long, wide } from './widths.ts';

const l = integer(32);

// biome-ignore format: an op is a line
const divisions = ({ suffix, register: r, result }: Width): Row[] => [
  op(`DIV${suffix}`, [r, r, aux('Bool')], result, (a, c) => bvsdiv(a!, c!), 'the signed quotient, truncated toward zero', withoutOverflow, see('IDIV, and ssa.go')),
  op(`MOD${suffix}`, [r, r, aux('Bool')], result, (a, c) => bvsrem(a!, c!), 'the remainder of the signed division, with the sign of the dividend', withoutOverflow, see('IDIV, and ssa.go')),
  op(`DIV${suffix}U`, [r, r], result, bvudiv, 'the unsigned quotient', byNonzero, see('DIV')),
  op(`MOD${suffix}U`, [r, r], result, bvurem, 'the remainder of the unsigned division', byNonzero, see('DIV')),
];

const zerosOfBoth = (lower: Term, upper: Term): Term => low(32, countTrailingZeros(concat(upper, lower)));

// biome-ignore format: an op is a line
export const integerOps = () => [
  ...table('Intel SDM volume 2',
    arithmetic(long),
    integers.flatMap(shiftsOf).filter(({ name }) => !/^SHL[WB]/.test(name)),
    integers.flatMap(rotationsLeft),
    wide.flatMap(divisions),
    wide.flatMap(width => bitScans(width, width.width)),
    extensionsTo('L', 32),
    [
      average(long),
      op('MULLQU', [l, l], [l, l], (a, c) => [bvmulhu(a!, c!), bvmul(a!, c!)], 'the high and the low half of the unsigned product', commutes, see('MUL')),
    ],
  ),
  ...table("Go's cmd/compile/internal/x86, ssa.go",
    section('constants',
      op('MOVLconst', [aux('Int32')], l, a => a!, 'the constant, loaded into a general register'),
    ),
    section('BSF, and what it leaves open',
      op('LoweredCtz32', [l], l, countTrailingZeros, 'the number of zeros below the lowest bit that is set; 32 for zero'),
      op('LoweredCtz64', [l, l], l, zerosOfBoth, 'the same of 64 bits, of which the first operand is the low half; 64 for zero'),
    ),
  ),
];
