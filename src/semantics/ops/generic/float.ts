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
import type { Register } from '../entry.ts';
import {
  aux,
  barrierToFusion,
  boolean,
  commutes,
  float,
  integer,
  op,
  type Row,
  section,
  table,
} from '../table.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert, minimum, maximum } =
  arithmetic(unspecified);

const [s, d] = [float(BINARY32), float(BINARY64)];

const widths = [
  { width: 32, format: BINARY32 },
  { width: 64, format: BINARY64 },
] as const;

/** The rows of both formats. */
const bothFormats = (rows: (width: 32 | 64, format: Format, register: Register) => readonly Row[]): Row[] =>
  widths.flatMap(({ width, format }) => rows(width, format, float(format)));

const truthOf = (condition: Term): Term => fromTruth(8, condition);
const rounded = (rounding: 'rdn' | 'rup' | 'rtz' | 'rmm' | 'rne') => (a: Term) =>
  arithmetic(unspecified, rounding).roundToIntegral(BINARY64, a);

/** Integer types by their names in ops. */
const integerTypes = ([32, 64] as const).flatMap(width => [
  { name: `${width}`, width, signed: true, words: 'a signed integer' },
  { name: `${width}U`, width, signed: false, words: 'an unsigned integer' },
]);

const inRangeOf = (name: string, format: Format, type: { width: number; signed: boolean }) => ({
  defined: {
    words: `the operand of ${name} is in range: other results depend on the implementation`,
    condition: (a: Term) => inRange(format, type, a),
  },
});

// biome-ignore format: an op is a line
export const floatOps = () => [
  ...table('The Go Programming Language Specification',
    section('Arithmetic operators', ...bothFormats((k, f, r) => [
      op(`Add${k}F`, [r, r], r, (a, b) => add(f, a, b), 'sum', commutes),
      op(`Sub${k}F`, [r, r], r, (a, b) => subtract(f, a, b), 'difference'),
      op(`Mul${k}F`, [r, r], r, (a, b) => multiply(f, a, b), 'product', commutes),
      op(`Div${k}F`, [r, r], r, (a, b) => divide(f, a, b), 'quotient'),
      op(`Neg${k}F`, [r], r, a => negate(f, a), 'negation, of zeros too'),
    ])),
    section('Min and max', ...bothFormats((k, f, r) => [
      op(`Min${k}F`, [r, r], r, (a, b) => minimum(f, a, b), 'the smaller; NaN if either is NaN; -0 is smaller than +0', commutes),
      op(`Max${k}F`, [r, r], r, (a, b) => maximum(f, a, b), 'the larger; NaN if either is NaN; -0 is smaller than +0', commutes),
    ])),
    section('Floating-point operators', ...bothFormats((k, f, r) => [
      op(`Round${k}F`, [r], r, a => barrier(f, a), 'an explicit conversion: the operand rounded to its type, which prevents fusion', barrierToFusion),
    ])),
    section('Comparison operators', ...bothFormats((k, f, r) => [
      op(`Eq${k}F`, [r, r], boolean, (a, b) => truthOf(floatEqual(f, a, b)), 'equal; false on NaN', commutes),
      op(`Neq${k}F`, [r, r], boolean, (a, b) => truthOf(not(floatEqual(f, a, b))), 'not equal; true on NaN', commutes),
      op(`Less${k}F`, [r, r], boolean, (a, b) => truthOf(less(f, a, b)), 'less; false on NaN'),
      op(`Leq${k}F`, [r, r], boolean, (a, b) => truthOf(lessOrEqual(f, a, b)), 'less or equal; false on NaN'),
    ])),
    section('Conversions between numeric types', ...bothFormats((k, f, r) => integerTypes.flatMap(type => [
      op(`Cvt${type.name}to${k}F`, [integer(type.width)], r, a => fromInteger(f, type.signed, a), `${type.words} converted, rounded where it is not exact`),
      op(`Cvt${k}Fto${type.name}`, [r], integer(type.width), a => toInteger(f, type.width, type.signed, 'rtz', a), `a number without its fraction, as ${type.words}`, inRangeOf(`Cvt${k}Fto${type.name}`, f, type)),
    ])),
      op('Cvt32Fto64F', [s], d, a => convert(BINARY32, BINARY64, a), 'the number in the other precision, rounded where it is not exact'),
      op('Cvt64Fto32F', [d], s, a => convert(BINARY64, BINARY32, a), 'the number in the other precision, rounded where it is not exact'),
    ),
  ),
  ...table("Go's package math", [
    op('Sqrt', [d], d, a => squareRoot(BINARY64, a), 'square root, correctly rounded'),
    op('Sqrt32', [s], s, a => squareRoot(BINARY32, a), 'square root in single precision, correctly rounded'),
    op('Abs', [d], d, a => absolute(BINARY64, a), 'absolute value: the sign bit is cleared'),
    op('Copysign', [d, d], d, (a, b) => copySign(BINARY64, a, b), 'the magnitude of the first operand with the sign of the second'),
    op('Floor', [d], d, rounded('rdn'), 'the greatest integer value less than or equal to the operand'),
    op('Ceil', [d], d, rounded('rup'), 'the least integer value greater than or equal to the operand'),
    op('Trunc', [d], d, rounded('rtz'), 'the integer value of the operand'),
    op('Round', [d], d, rounded('rmm'), 'the nearest integer, rounding half away from zero'),
    op('RoundToEven', [d], d, rounded('rne'), 'the nearest integer, rounding ties to even'),
    op('FMA', [d, d, d], d, (a, b, c) => fuse(BINARY64, a, b, c), 'x * y + z with only one rounding', commutes),
  ]),
  ...table("Go's genericOps.go, constant values", [
    op('Const32F', [aux('Float32')], s, a => a, 'the constant, never a NaN'),
    op('Const64F', [aux('Float64')], d, a => a, 'the constant, never a NaN'),
  ]),
];
