/**
 * SSE2, SSE4.1 and FMA3 on scalars as Go's AMD64Ops.go names them. The first operand of an op is the
 * destination, whose NaN goes before that of the second. Go's register allocator may exchange the operands of
 * a commutative op: what is said of these bit for bit holds in the order that the op has them.
 */

import { encodeInteger } from '../../float/convert.ts';
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { amd64 as nan } from '../../float/nan-policies.ts';
import {
  arithmetic,
  barrier,
  bits,
  bvor,
  bvxor,
  fromInteger,
  ifThenElse,
  less,
  toInteger,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Register } from '../entry.ts';
import {
  anyFloat,
  aux,
  barrierToFusion,
  cleared,
  commutes,
  float,
  integer,
  op,
  type Row,
  see,
  table,
  zext,
} from '../table.ts';
import { least, roundedBy } from './rounding.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert } = arithmetic(nan);

const manual = 'Intel SDM volume 2';

const widths = [
  { suffix: 'SS', format: BINARY32 },
  { suffix: 'SD', format: BINARY64 },
] as const;

/** SSE and SSE2. */
// biome-ignore format: an op is a line
export const arithmeticRows = () => widths.flatMap(({ suffix, format }): Row[] => {
  const number = float(format);
  return [
    op(`ADD${suffix}`, [number, number], number, (a, b) => add(format, a, b), 'adds the second source operand and the first', commutes, see(`ADD${suffix}`)),
    op(`SUB${suffix}`, [number, number], number, (a, b) => subtract(format, a, b), 'subtracts the second source operand from the first', see(`SUB${suffix}`)),
    op(`MUL${suffix}`, [number, number], number, (a, b) => multiply(format, a, b), 'multiplies the second source operand by the first', commutes, see(`MUL${suffix}`)),
    op(`DIV${suffix}`, [number, number], number, (a, b) => divide(format, a, b), 'divides the first source operand by the second', see(`DIV${suffix}`)),
    op(`SQRT${suffix}`, [number], number, a => squareRoot(format, a), 'computes the square root of the source operand', see(`SQRT${suffix}`)),
  ];
});

// biome-ignore format: an op is a line
const laterRows = () => widths.flatMap(({ suffix, format }): Row[] => {
  const number = float(format);
  return [
    op(`MIN${suffix}`, [number, number], number, (a, b) => least(format, a, b), 'the lesser operand; the second if either is a NaN or both are zeros', see(`MIN${suffix}`)),
    op(`VFMADD231${suffix}`, [number, number, number], number, (a, x, y) => fuse(format, x, y, a), 'multiplies the second operand by the third, adds the first, and rounds once', see(`VFMADD132${suffix}/VFMADD213${suffix}/VFMADD231${suffix}`)),
    op(`ROUND${suffix}`, [number, aux('Int8')], number, (a, immediate) => roundedBy(format, a, immediate), 'rounds to an integer in the mode that the immediate says: 0 to even, 1 down, 2 up, 3 truncates', see(`ROUND${suffix}`)),
  ];
});

/** An integer that is converted to numbers and back, and the register of the result. */
export interface Converted {
  readonly suffix: 'L' | 'Q';
  readonly width: 32 | 64;
  readonly result: Register;
  readonly words: string;
}
const convertedHere: readonly Converted[] = [
  { suffix: 'L', width: 32, result: cleared(integer(32)), words: 'doubleword' },
  { suffix: 'Q', width: 64, result: integer(64), words: 'quadword' },
];

/** Toward zero; the most negative integer for a NaN and for what is out of range. */
function truncated(format: Format, width: 32 | 64, a: Term): Term {
  const end = 1n << BigInt(width - 1);
  const isBelowEnd = less(format, a, bits(format.width, encodeInteger(format, end)!));
  return ifThenElse(isBelowEnd, toInteger(format, width, true, 'rtz', a), bits(width, end));
}

// biome-ignore format: an op is a line
export const integerConversions = (types: readonly Converted[]): Row[] => widths.flatMap(({ suffix: number, format }) =>
  types.flatMap(({ suffix, width, result, words }): Row[] => [
    op(`CVTS${suffix}2${number}`, [integer(width)], float(format), a => fromInteger(format, true, a), `converts a signed ${words} integer, rounding`, see(`CVTSI2${number}`)),
    op(`CVTT${number}2S${suffix}`, [float(format)], result, a => truncated(format, width, a), `converts with truncation to a signed ${words} integer; the indefinite integer out of range`, see(`CVTT${number}2SI`)),
  ]),
);

const [single, double] = [float(BINARY32), float(BINARY64)];
const either = anyFloat(BINARY64, BINARY32);

// biome-ignore format: an op is a line
export const conversions = (): readonly Row[] => [
  op('CVTSS2SD', [single], double, a => convert(BINARY32, BINARY64, a), 'converts a single to a double, exactly', see('CVTSS2SD')),
  op('CVTSD2SS', [double], single, a => convert(BINARY64, BINARY32, a), 'converts a double to a single, rounding', see('CVTSD2SS')),
];

// biome-ignore format: an op is a line
const moves = (): readonly Row[] => [
  ...[
    { letter: 'L', format: BINARY32 },
    { letter: 'Q', format: BINARY64 },
  ].flatMap(({ letter, format }): Row[] => [
    op(`MOV${letter}i2f`, [integer(format.width)], float(format), a => a, `moves ${format.width} bits from a general to an XMM register, unmodified`, see('MOVD/MOVQ')),
    op(`MOV${letter}f2i`, [float(format)], zext(integer(format.width)), a => a, `moves ${format.width} bits from an XMM to a general register, zeros above them`, see('MOVD/MOVQ')),
  ]),
];

// biome-ignore format: an op is a line
export const exclusiveOr = () =>
  op('PXOR', [either, either], either, (a, b) => bvxor(a, b), 'the bitwise exclusive OR of two registers, of which a number is the low bits', commutes, see('PXOR'));

// biome-ignore format: an op is a line
const inclusiveOr = () =>
  op('POR', [either, either], either, (a, b) => bvor(a, b), 'the bitwise OR of two registers, of which a number is the low bits', commutes, see('POR'));

// biome-ignore format: an op is a line
export const constants = (machine: 'AMD64' | '386'): Row[] => widths.map(({ suffix, format }) =>
  op(`MOV${suffix}const`, [aux(`Float${format.width as 32 | 64}`)], float(format), value => value, 'the constant, in an XMM register', see(`Op${machine}MOV${suffix}const`)));

// biome-ignore format: an op is a line
const barriers = () => widths.map(({ format }) =>
  op(`LoweredRound${format.width}F`, [float(format)], float(format), a => barrier(format, a), 'no instruction: the operand, rounded to its format, so that nothing is fused across it', barrierToFusion, see(`OpAMD64LoweredRound${format.width}F`)));

export const floatOps = () => [
  ...table(manual, arithmeticRows(), laterRows(), integerConversions(convertedHere), conversions(), [
    ...moves(),
    exclusiveOr(),
    inclusiveOr(),
  ]),
  ...table("Go's cmd/compile/internal/amd64, ssa.go", constants('AMD64'), barriers()),
];
