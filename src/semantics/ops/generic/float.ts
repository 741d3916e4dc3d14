/**
 * The generic floating-point ops of Go's genericOps.go: what the Go language means, before any machine is
 * chosen. Which NaN an operation returns is not specified, and neither is a conversion out of range.
 */

import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { unspecified } from '../../float/nan-policy.ts';
import {
  absolute,
  arithmetic,
  barrier,
  copySign,
  floatEqual,
  fromInteger,
  fromTruth,
  less,
  lessOrEqual,
  negate,
  not,
  toInteger,
} from '../../term/build.ts';
import { inRange } from '../../term/in-range.ts';
import type { Term } from '../../term/term.ts';
import { any, boolean, float, integer, type OpEntry, type Register } from '../entry.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert, minimum, maximum } =
  arithmetic(unspecified);

const specification = 'The Go Programming Language Specification';
const arithmeticOperators = `${specification}, Arithmetic operators`;
const mathPackage = "Go's package math";

interface Row {
  readonly name: string;
  readonly format: Format;
  readonly arity: number;
  readonly denote: (format: Format, ...operands: Term[]) => Term;
  readonly commutative?: true;
  readonly result?: Register;
  readonly barrier?: true;
  readonly sentence: string;
  readonly manual: string;
}

type Family = Omit<Row, 'name' | 'format'> & { readonly stem: string };

const families: readonly Family[] = [
  { stem: 'Add', arity: 2, denote: add, commutative: true, sentence: 'sum', manual: arithmeticOperators },
  { stem: 'Sub', arity: 2, denote: subtract, sentence: 'difference', manual: arithmeticOperators },
  {
    stem: 'Mul',
    arity: 2,
    denote: multiply,
    commutative: true,
    sentence: 'product',
    manual: arithmeticOperators,
  },
  { stem: 'Div', arity: 2, denote: divide, sentence: 'quotient', manual: arithmeticOperators },
  {
    stem: 'Neg',
    arity: 1,
    denote: (f, x) => negate(f, x!),
    sentence: 'negation, of zeros too',
    manual: arithmeticOperators,
  },
  {
    stem: 'Min',
    arity: 2,
    commutative: true,
    denote: (f, x, y) => minimum(f, x!, y!),
    sentence: 'the smaller; NaN if either is NaN; -0 is smaller than +0',
    manual: `${specification}, Min and max`,
  },
  {
    stem: 'Max',
    arity: 2,
    commutative: true,
    denote: (f, x, y) => maximum(f, x!, y!),
    sentence: 'the larger; NaN if either is NaN; -0 is smaller than +0',
    manual: `${specification}, Min and max`,
  },
  {
    stem: 'Round',
    arity: 1,
    barrier: true,
    denote: (f, x) => barrier(f, x!),
    sentence: 'an explicit conversion: the operand rounded to its type, which prevents fusion',
    manual: `${specification}, Floating-point operators`,
  },
  {
    stem: 'Eq',
    arity: 2,
    commutative: true,
    result: boolean,
    denote: (f, x, y) => fromTruth(8, floatEqual(f, x!, y!)),
    sentence: 'equal; false on NaN',
    manual: `${specification}, Comparison operators`,
  },
  {
    stem: 'Neq',
    arity: 2,
    commutative: true,
    result: boolean,
    denote: (f, x, y) => fromTruth(8, not(floatEqual(f, x!, y!))),
    sentence: 'not equal; true on NaN',
    manual: `${specification}, Comparison operators`,
  },
  {
    stem: 'Less',
    arity: 2,
    result: boolean,
    denote: (f, x, y) => fromTruth(8, less(f, x!, y!)),
    sentence: 'less; false on NaN',
    manual: `${specification}, Comparison operators`,
  },
  {
    stem: 'Leq',
    arity: 2,
    result: boolean,
    denote: (f, x, y) => fromTruth(8, lessOrEqual(f, x!, y!)),
    sentence: 'less or equal; false on NaN',
    manual: `${specification}, Comparison operators`,
  },
];

const widths = [
  { width: 32, format: BINARY32 },
  { width: 64, format: BINARY64 },
] as const;

const integralRoundings = [
  {
    name: 'Floor',
    rounding: 'rdn',
    sentence: 'the greatest integer value less than or equal to the operand',
  },
  { name: 'Ceil', rounding: 'rup', sentence: 'the least integer value greater than or equal to the operand' },
  { name: 'Trunc', rounding: 'rtz', sentence: 'the integer value of the operand' },
  { name: 'Round', rounding: 'rmm', sentence: 'the nearest integer, rounding half away from zero' },
  { name: 'RoundToEven', rounding: 'rne', sentence: 'the nearest integer, rounding ties to even' },
] as const;

/** Ops whose names do not follow the families: package math speaks of float64 only. */
const singles: readonly Row[] = [
  {
    name: 'Sqrt',
    format: BINARY64,
    arity: 1,
    denote: squareRoot,
    sentence: 'square root, correctly rounded',
    manual: mathPackage,
  },
  {
    name: 'Sqrt32',
    format: BINARY32,
    arity: 1,
    denote: squareRoot,
    sentence: 'square root in single precision, correctly rounded',
    manual: mathPackage,
  },
  {
    name: 'Abs',
    format: BINARY64,
    arity: 1,
    denote: (f, x) => absolute(f, x!),
    sentence: 'absolute value: the sign bit is cleared',
    manual: mathPackage,
  },
  {
    name: 'Copysign',
    format: BINARY64,
    arity: 2,
    denote: (f, x, y) => copySign(f, x!, y!),
    sentence: 'the magnitude of the first operand with the sign of the second',
    manual: mathPackage,
  },
  ...integralRoundings.map(
    ({ name, rounding, sentence }): Row => ({
      name,
      format: BINARY64,
      arity: 1,
      denote: (f, x) => arithmetic(unspecified, rounding).roundToIntegral(f, x!),
      sentence,
      manual: mathPackage,
    }),
  ),
  {
    name: 'FMA',
    format: BINARY64,
    arity: 3,
    commutative: true,
    denote: (f, x, y, z) => fuse(f, x!, y!, z!),
    sentence: 'x * y + z with only one rounding',
    manual: mathPackage,
  },
];

const arithmeticRows: readonly Row[] = [
  ...families.flatMap(({ stem, ...family }) =>
    widths.map(({ width, format }): Row => ({ name: `${stem}${width}F`, format, ...family })),
  ),
  ...singles,
];

const arithmeticOps = arithmeticRows.map(
  ({ name, format, arity, denote, commutative = false, result = float(format), ...row }): OpEntry => ({
    name,
    operands: Array<Register>(arity).fill(float(format)),
    result,
    commutative,
    denote: operands => denote(format, ...operands),
    ...row,
  }),
);

const conversionsManual = `${specification}, Conversions between numeric types`;

interface IntegerType {
  readonly width: 32 | 64;
  readonly signed: boolean;
  /** As ops name it. */
  readonly name: string;
  readonly words: string;
}

const integerTypes: readonly IntegerType[] = ([32, 64] as const).flatMap(width => [
  { width, signed: true, name: `${width}`, words: 'a signed integer' },
  { width, signed: false, name: `${width}U`, words: 'an unsigned integer' },
]);

const integerConversions: readonly OpEntry[] = widths.flatMap(({ width: floatWidth, format }) =>
  integerTypes.flatMap((type): OpEntry[] => [
    {
      name: `Cvt${type.name}to${floatWidth}F`,
      operands: [integer(type.width)],
      result: float(format),
      commutative: false,
      denote: ([a]) => fromInteger(format, type.signed, a!),
      sentence: `${type.words} converted, rounded where it is not exact`,
      manual: conversionsManual,
    },
    {
      name: `Cvt${floatWidth}Fto${type.name}`,
      operands: [float(format)],
      result: integer(type.width),
      commutative: false,
      denote: ([a]) => toInteger(format, type.width, type.signed, 'rtz', a!),
      defined: {
        words: `the operand of Cvt${floatWidth}Fto${type.name} is in range: other results depend on the implementation`,
        condition: ([a]) => inRange(format, type, a!),
      },
      sentence: `a number without its fraction, as ${type.words}`,
      manual: conversionsManual,
    },
  ]),
);

const formatConversions: readonly OpEntry[] = [
  { name: 'Cvt32Fto64F', from: BINARY32, to: BINARY64 },
  { name: 'Cvt64Fto32F', from: BINARY64, to: BINARY32 },
].map(({ name, from, to }) => ({
  name,
  operands: [float(from)],
  result: float(to),
  commutative: false,
  denote: ([a]) => convert(from, to, a!),
  sentence: 'the number in the other precision, rounded where it is not exact',
  manual: conversionsManual,
}));

const constants: readonly OpEntry[] = [
  { name: 'Const32F', format: BINARY32, constant: 'Float32' as const },
  { name: 'Const64F', format: BINARY64, constant: 'Float64' as const },
].map(({ name, format, constant }) => ({
  name,
  operands: [],
  constant,
  result: float(format),
  commutative: false,
  denote: (_, value) => value,
  sentence: 'the constant, never a NaN',
  manual: "Go's genericOps.go, constant values",
}));

const copy: OpEntry = {
  name: 'Copy',
  operands: [any],
  result: any,
  commutative: false,
  denote: ([a]) => a!,
  sentence: 'the operand',
  manual: "Go's genericOps.go, data movement",
};

export const floatOps: readonly OpEntry[] = [
  ...arithmeticOps,
  ...integerConversions,
  ...formatConversions,
  ...constants,
  copy,
];
