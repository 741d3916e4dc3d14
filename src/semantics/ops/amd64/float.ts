/**
 * SSE2, SSE4.1 and FMA3 on scalars as Go's AMD64Ops.go names them. The first operand of an op is the
 * destination, whose NaN goes before that of the second. Go's register allocator may exchange the operands of
 * a commutative op: what is said of these bit for bit holds in the order that the op has them.
 *
 * Results of 32 bits are given as such: that the processor clears the upper half of the register is a promise
 * that Go's rules do not make of a value once it is spilled.
 */

import { encodeInteger } from '../../float/encode-integer.ts';
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { amd64 as nan } from '../../float/nan-policies.ts';
import {
  arithmetic,
  barrier,
  bits,
  bvor,
  bvxor,
  equal,
  extract,
  fromInteger,
  ifThenElse,
  less,
  toInteger,
} from '../../term/build.ts';
import type { Rounding } from '../../term/operator.ts';
import type { Term } from '../../term/term.ts';
import { anyFloat, float, integer, type OpEntry } from '../entry.ts';
import { entriesOf, type Row } from '../row.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert } = arithmetic(nan);

const manual = 'Intel SDM volume 2';

const widths = [
  { suffix: 'SS', format: BINARY32 },
  { suffix: 'SD', format: BINARY64 },
] as const;

/** The first source if it is the lesser, else the second: also if either is a NaN or both are zeros. */
const minimum = (format: Format, a: Term, b: Term): Term => ifThenElse(less(format, a, b), a, b);

/**
 * By the immediate: bit 2 takes the mode from MXCSR, else the low two bits name it. Bit 3 is about a flag, the
 * others are ignored.
 */
function roundedAsSaid(format: Format, a: Term, immediate: Term): Term {
  const rounded = (rounding: Rounding): Term => arithmetic(nan, rounding).roundToIntegral(format, a);
  const isSet = (bit: number): Term => equal(extract(bit, bit, immediate), bits(1, 1n));
  return ifThenElse(
    isSet(2),
    rounded('dynamic'),
    ifThenElse(
      isSet(1),
      ifThenElse(isSet(0), rounded('rtz'), rounded('rup')),
      ifThenElse(isSet(0), rounded('rdn'), rounded('rne')),
    ),
  );
}

const bothWidths = widths.flatMap(({ suffix, format }): Row[] => {
  const number = float(format);
  return [
    {
      name: `ADD${suffix}`,
      operands: [number, number],
      result: number,
      commutative: true,
      denote: ([a, b]) => add(format, a!, b!),
      sentence: 'adds the second source operand and the first',
      section: `ADD${suffix}`,
    },
    {
      name: `SUB${suffix}`,
      operands: [number, number],
      result: number,
      denote: ([a, b]) => subtract(format, a!, b!),
      sentence: 'subtracts the second source operand from the first',
      section: `SUB${suffix}`,
    },
    {
      name: `MUL${suffix}`,
      operands: [number, number],
      result: number,
      commutative: true,
      denote: ([a, b]) => multiply(format, a!, b!),
      sentence: 'multiplies the second source operand by the first',
      section: `MUL${suffix}`,
    },
    {
      name: `DIV${suffix}`,
      operands: [number, number],
      result: number,
      denote: ([a, b]) => divide(format, a!, b!),
      sentence: 'divides the first source operand by the second',
      section: `DIV${suffix}`,
    },
    {
      name: `SQRT${suffix}`,
      operands: [number],
      result: number,
      denote: ([a]) => squareRoot(format, a!),
      sentence: 'computes the square root of the source operand',
      section: `SQRT${suffix}`,
    },
    {
      name: `MIN${suffix}`,
      operands: [number, number],
      result: number,
      denote: ([a, b]) => minimum(format, a!, b!),
      sentence: 'the lesser operand; the second if either is a NaN or both are zeros',
      section: `MIN${suffix}`,
    },
    {
      name: `VFMADD231${suffix}`,
      operands: [number, number, number],
      result: number,
      denote: ([a, x, y]) => fuse(format, x!, y!, a!),
      sentence: 'multiplies the second operand by the third, adds the first, and rounds once',
      section: `VFMADD132${suffix}/VFMADD213${suffix}/VFMADD231${suffix}`,
    },
    {
      name: `ROUND${suffix}`,
      operands: [number],
      constant: 'Int8',
      result: number,
      denote: ([a], immediate) => roundedAsSaid(format, a!, immediate),
      sentence:
        'rounds to an integer in the mode that the immediate says: 0 to even, 1 down, 2 up, 3 truncates',
      section: `ROUND${suffix}`,
    },
  ];
});

const integerTypes = [
  { suffix: 'L', width: 32, words: 'doubleword' },
  { suffix: 'Q', width: 64, words: 'quadword' },
] as const;

/** Toward zero; the most negative integer for a NaN and for what is out of range. */
function truncated(format: Format, width: 32 | 64, a: Term): Term {
  const end = 1n << BigInt(width - 1);
  const isBelowEnd = less(format, a, bits(format.width, encodeInteger(format, end)!));
  return ifThenElse(isBelowEnd, toInteger(format, width, true, 'rtz', a), bits(width, end));
}

const integerConversions = widths.flatMap(({ suffix: number, format }) =>
  integerTypes.flatMap(({ suffix, width, words }): Row[] => [
    {
      name: `CVTS${suffix}2${number}`,
      operands: [integer(width)],
      result: float(format),
      denote: ([a]) => fromInteger(format, true, a!),
      sentence: `converts a signed ${words} integer, rounding`,
      section: `CVTSI2${number}`,
    },
    {
      name: `CVTT${number}2S${suffix}`,
      operands: [float(format)],
      result: integer(width),
      denote: ([a]) => truncated(format, width, a!),
      sentence: `converts with truncation to a signed ${words} integer; the indefinite integer out of range`,
      section: `CVTT${number}2SI`,
    },
  ]),
);

const [single, double] = [float(BINARY32), float(BINARY64)];
const either = anyFloat(BINARY64, BINARY32);

const conversionsAndMoves: readonly Row[] = [
  {
    name: 'CVTSS2SD',
    operands: [single],
    result: double,
    denote: ([a]) => convert(BINARY32, BINARY64, a!),
    sentence: 'converts a single to a double, exactly',
    section: 'CVTSS2SD',
  },
  {
    name: 'CVTSD2SS',
    operands: [double],
    result: single,
    denote: ([a]) => convert(BINARY64, BINARY32, a!),
    sentence: 'converts a double to a single, rounding',
    section: 'CVTSD2SS',
  },
  ...[
    { letter: 'L', format: BINARY32 },
    { letter: 'Q', format: BINARY64 },
  ].flatMap(({ letter, format }): Row[] => [
    {
      name: `MOV${letter}i2f`,
      operands: [integer(format.width)],
      result: float(format),
      denote: ([a]) => a!,
      sentence: `moves ${format.width} bits from a general to an XMM register, unmodified`,
      section: 'MOVD/MOVQ',
    },
    {
      name: `MOV${letter}f2i`,
      operands: [float(format)],
      result: integer(format.width),
      denote: ([a]) => a!,
      sentence: `moves ${format.width} bits from an XMM to a general register, unmodified`,
      section: 'MOVD/MOVQ',
    },
  ]),
  {
    name: 'PXOR',
    operands: [either, either],
    result: either,
    commutative: true,
    denote: ([a, b]) => bvxor(a!, b!),
    sentence: 'the bitwise exclusive OR of two registers, of which a number is the low bits',
    section: 'PXOR',
  },
  {
    name: 'POR',
    operands: [either, either],
    result: either,
    commutative: true,
    denote: ([a, b]) => bvor(a!, b!),
    sentence: 'the bitwise OR of two registers, of which a number is the low bits',
    section: 'POR',
  },
];

const constantsAndBarriers = [
  { letter: 'SS', bits: 32, format: BINARY32, constant: 'Float32' as const },
  { letter: 'SD', bits: 64, format: BINARY64, constant: 'Float64' as const },
].flatMap(({ letter, bits: width, format, constant }): Row[] => [
  {
    name: `MOV${letter}const`,
    operands: [],
    constant,
    result: float(format),
    denote: (_, value) => value,
    sentence: 'the constant, in an XMM register',
    section: `OpAMD64MOV${letter}const`,
  },
  {
    name: `LoweredRound${width}F`,
    operands: [float(format)],
    result: float(format),
    barrier: true,
    denote: ([a]) => barrier(format, a!),
    sentence: 'no instruction: the operand, rounded to its format, so that nothing is fused across it',
    section: `OpAMD64LoweredRound${width}F`,
  },
]);

export const floatOps: readonly OpEntry[] = [
  ...entriesOf(manual, [...bothWidths, ...integerConversions, ...conversionsAndMoves]),
  ...entriesOf("Go's cmd/compile/internal/amd64, ssa.go", constantsAndBarriers),
];
