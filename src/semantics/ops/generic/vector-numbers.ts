/**
 * Vectors of numbers, 128 bits, by the sentences of Go's simd/archsimd. Which NaN an element is, is left open; so is the
 * maximum of a NaN and a number, or of zeros of both signs, of which the package says nothing and machines differ.
 */
import type { RoundingMode } from '../../float/environment.ts';
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { unspecified } from '../../float/nan-policy.ts';
import {
  absolute,
  and,
  arithmetic,
  equal,
  floatEqual,
  fromInteger,
  less,
  lessOrEqual,
  negate,
  not,
  or,
  toInteger,
} from '../../term/build.ts';
import { inRange } from '../../term/in-range.ts';
import type { Term } from '../../term/term.ts';
import { elementAt, inLowPart, inPairs, repeated, withElement } from '../element-arithmetic.ts';
import { filled, lanesOf, lanewise, vectorOf } from '../lanes.ts';
import {
  commutes,
  float,
  numbers,
  only,
  op,
  type Row,
  section,
  type Trait,
  table,
  vector,
} from '../table.ts';
import { indexBelow } from './vector-elements.ts';

const { add, subtract, multiply, divide, squareRoot, fuse, convert, minimum, maximum } =
  arithmetic(unspecified);

const [v, singles, doubles] = [vector(128), numbers(BINARY32), numbers(BINARY64)];

const rounded = (format: Format, rounding: RoundingMode) =>
  lanewise(format.width, a => arithmetic(unspecified, rounding).roundToIntegral(format, a));

/** Sums of neighbours, first those of the one vector. */
const sumsOfPairs = (format: Format) => (a: Term, b: Term) => {
  const lanes = [a, b].flatMap(one => lanesOf(format.width, one));
  return vectorOf(
    Array.from({ length: lanes.length / 2 }, (_, pair) =>
      add(format, lanes[2 * pair]!, lanes[2 * pair + 1]!),
    ),
  );
};

/** Where it is one number: none is a NaN, and no two are zeros of both signs. */
const isOrdered = (format: Format, a: Term, b: Term): Term =>
  and(floatEqual(format, a, a), floatEqual(format, b, b), or(not(floatEqual(format, a, b)), equal(a, b)));
const ofOrdered = (format: Format): Trait => ({
  defined: {
    words: 'no element is a NaN, nor are two zeros of both signs: of these the package says nothing',
    condition: (a, b) => {
      const [one, other] = [lanesOf(format.width, a!), lanesOf(format.width, b!)];
      return and(...one.map((lane, index) => isOrdered(format, lane, other[index]!)));
    },
  },
});

interface IntegerElements {
  readonly width: number;
  readonly signed: boolean;
}

/** "If a converted result cannot be represented ..., an implementation-defined ... value is returned." */
const ofRepresentable = (format: Format, type: IntegerElements): Trait => ({
  defined: {
    words: 'every element is in range: other results depend on the implementation',
    condition: a => and(...lanesOf(format.width, a!).map(lane => inRange(format, type, lane))),
  },
});
const truncated = (format: Format, { width, signed }: IntegerElements) =>
  lanewise(format.width, a => toInteger(format, width, signed, 'rtz', a));

const types = [
  { n: 'Float32x4', format: BINARY32, count: 4 },
  { n: 'Float64x2', format: BINARY64, count: 2 },
] as const;

// biome-ignore format: an op is a line
const ofBothTypes = () => types.flatMap(({ n, format: f, count }): Row[] => {
  const { width } = f;
  const [r, element] = [numbers(f), float(f)];
  const compared = (relation: (a: Term, b: Term) => Term) => lanewise(width, filled(relation));
  const integers = [true, false].map(signed => ({ name: `${signed ? 'Int' : 'Uint'}${width}`, width, signed }));
  return [
    op(`Abs${n}`, [r], r, lanewise(width, a => absolute(f, a)), 'the absolute value of each element'),
    op(`Neg${n}`, [r], r, lanewise(width, a => negate(f, a)), 'the elementwise negation'),
    op(`Add${n}`, [r, r], r, lanewise(width, (a, b) => add(f, a, b)), 'sums of elements', commutes),
    op(`Sub${n}`, [r, r], r, lanewise(width, (a, b) => subtract(f, a, b)), 'differences of elements'),
    op(`Mul${n}`, [r, r], r, lanewise(width, (a, b) => multiply(f, a, b)), 'products of elements', commutes),
    op(`Div${n}`, [r, r], r, lanewise(width, (a, b) => divide(f, a, b)), 'quotients of elements, by IEEE 754'),
    op(`MulAdd${n}`, [r, r, r], r, lanewise(width, (a, b, c) => fuse(f, a, b, c)), 'a fused (x * y) + z', commutes),
    op(`Sqrt${n}`, [r], r, lanewise(width, a => squareRoot(f, a)), 'the square root of each element'),
    op(`Max${n}`, [r, r], r, lanewise(width, (a, b) => maximum(f, a, b)), 'the maximum of each pair of elements', commutes, ofOrdered(f)),
    op(`Min${n}`, [r, r], r, lanewise(width, (a, b) => minimum(f, a, b)), 'the minimum of each pair of elements', commutes, ofOrdered(f)),
    op(`Ceil${n}`, [r], r, rounded(f, 'rup'), 'rounds elements up to an integer'),
    op(`Floor${n}`, [r], r, rounded(f, 'rdn'), 'rounds elements down to an integer'),
    op(`Trunc${n}`, [r], r, rounded(f, 'rtz'), 'truncates elements toward zero'),
    op(`Round${n}`, [r], r, rounded(f, 'rne'), 'rounds elements to the nearest integer, ties to even'),
    op(`Equal${n}`, [r, r], v, compared((a, b) => floatEqual(f, a, b)), 'the mask of x[i] == y[i]', commutes),
    op(`NotEqual${n}`, [r, r], v, compared((a, b) => not(floatEqual(f, a, b))), 'the mask of x[i] != y[i]', commutes),
    op(`Less${n}`, [r, r], v, compared((a, b) => less(f, a, b)), 'the mask of x[i] < y[i]'),
    op(`LessEqual${n}`, [r, r], v, compared((a, b) => lessOrEqual(f, a, b)), 'the mask of x[i] <= y[i]'),
    op(`Greater${n}`, [r, r], v, compared((a, b) => less(f, b, a)), 'the mask of x[i] > y[i]'),
    op(`GreaterEqual${n}`, [r, r], v, compared((a, b) => lessOrEqual(f, b, a)), 'the mask of x[i] >= y[i]'),
    op(`ConcatAddPairs${n}`, [r, r], r, sumsOfPairs(f), 'sums of adjacent elements: x0+x1, x2+x3, y0+y1, y2+y3'),
    op(`Broadcast${n}`, [element], r, a => repeated(count, a), 'a vector of which all elements are x'),
    op(`broadcast1To${count}${n}`, [r], r, a => repeated(count, lanesOf(width, a)[0]!), 'copies the lowest element to all elements'),
    op(`GetElem${n}`, [indexBelow(count), r], element, (index, a) => elementAt(width, a, index), "the index'th element of x"),
    op(`SetElem${n}`, [indexBelow(count), r, element], r, (index, a, b) => withElement(a, index, b), "x with the index'th element set to y"),
    ...integers.flatMap(type => [
      op(`ConvertTo${type.name}${n}`, [r], v, truncated(f, type), 'elements without their fraction, as integers', ofRepresentable(f, type)),
      op(`ConvertToFloat${width}${type.name}x${count}`, [v], r, lanewise(width, a => fromInteger(f, type.signed, a)), 'integers as numbers'),
      ...only(width === 32,
        op(`ConvertLo2ToFloat64${type.name}x${count}`, [v], doubles, a => vectorOf(lanesOf(32, a).slice(0, 2).map(lane => fromInteger(BINARY64, type.signed, lane))), 'the first two integers as numbers'),
      ),
    ]),
  ];
});

const reduced = (each: (format: Format, a: Term, b: Term) => Term) => (a: Term) =>
  inLowPart([inPairs(lanesOf(32, a), (x, y) => each(BINARY32, x, y))]);

// biome-ignore format: an op is a line
const others = (): Row[] => [
  op('ConvertLo2ToFloat64Float32x4', [singles], doubles, a => vectorOf(lanesOf(32, a).slice(0, 2).map(lane => convert(BINARY32, BINARY64, lane))), 'the first two singles as doubles'),
  op('ConvertToFloat32Float64x2', [doubles], singles, a => inLowPart(lanesOf(64, a).map(lane => convert(BINARY64, BINARY32, lane))), 'doubles as singles, in the low elements; others are zeroed'),
  op('reduceMaxFloat32x4', [singles], singles, reduced(maximum), 'the maximum of all elements, in element 0; others are zeroed'),
  op('reduceMinFloat32x4', [singles], singles, reduced(minimum), 'the minimum of all elements, in element 0; others are zeroed'),
];

export const vectorNumberOps = () =>
  table(
    "Go's package simd/archsimd",
    section('methods of vectors of numbers', ...ofBothTypes(), ...others()),
  );
