/**
 * Vectors of numbers by the sentences of Go's simd/archsimd: of 128 bits on all machines, of 256 and 512 on amd64. Which NaN an element is, is left open; so is the
 * maximum of a NaN and a number, or of zeros of both signs, of which the package says nothing and machines differ.
 */
import type { RoundingMode } from '../../float/environment.ts';
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { unspecified } from '../../float/nan-policy.ts';
import {
  absolute,
  and,
  arithmetic,
  bits,
  equal,
  extract,
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
import { elementAt, inLowPart, inPairs, ofNeighbours, repeated, withElement } from '../element-arithmetic.ts';
import { filled, lanesOf, lanewise, vectorOf } from '../lanes.ts';
import { residue, scaledByPower, scaledRounding } from '../scaled-rounding.ts';
import {
  aux,
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

const [singles, doubles] = [numbers(BINARY32), numbers(BINARY64)];

const rounded = (format: Format, rounding: RoundingMode) =>
  lanewise(format.width, a => arithmetic(unspecified, rounding).roundToIntegral(format, a));

type Each = (a: Term, b: Term) => Term;

/** What is done with elements of even index, and what with those of odd index. */
const alternating =
  ({ width }: Format, even: (...lanes: Term[]) => Term, odd: (...lanes: Term[]) => Term) =>
  (...vectors: Term[]) => {
    const split = vectors.map(one => lanesOf(width, one));
    return vectorOf(
      split[0]!.map((_, index) => (index % 2 === 0 ? even : odd)(...split.map(lanes => lanes[index]!))),
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

/** Every element converted; above them zeros, where they are less than a vector. */
const converted = (width: number, each: (lane: Term) => Term) => (a: Term) =>
  inLowPart(lanesOf(width, a).map(each));

const ofNanAndInfinity = (format: Format): Trait => ({
  defined: {
    words: 'no element is a NaN where the power is that of an infinity: of these the package says nothing',
    condition: (x, y) => {
      const infinity = bits(format.width, format.infinity);
      const exponents = lanesOf(format.width, y!);
      return and(
        ...lanesOf(format.width, x!).map((a, index) =>
          or(floatEqual(format, a, a), not(equal(absolute(format, exponents[index]!), infinity))),
        ),
      );
    },
  },
});

/** So many bits of the fraction that are kept, times 16. */
const precision = aux('UInt8', {
  encodable: {
    words: 'the precision is from 0 to 15',
    condition: c => equal(extract(3, 0, c!), bits(4, 0n)),
  },
});
const scalings = [
  { name: 'Ceil', rounding: 'rup', words: 'up' },
  { name: 'Floor', rounding: 'rdn', words: 'down' },
  { name: 'Trunc', rounding: 'rtz', words: 'toward zero' },
  { name: 'Round', rounding: 'rne', words: 'to the nearest' },
] as const;

/**
 * Of infinities the package says nothing; nor of the sign of a difference of zero, nor how one is rounded that is no number
 * of the format: all modes agree on those that are.
 */
const ofExactResidue = (format: Format, rounding: RoundingMode): Trait => ({
  defined: {
    words: 'no element is infinite, and every difference is a number other than zero',
    condition: (constant, x) =>
      and(
        ...lanesOf(format.width, x!).map(a => {
          const isInfinite = equal(absolute(format, a), bits(format.width, format.infinity));
          const by = (mode: RoundingMode) => residue(format, unspecified, a, constant!, rounding, mode);
          return and(not(isInfinite), equal(by('rup'), by('rdn')));
        }),
      ),
  },
});

const sizes = [128, 256, 512] as const;
const types = [BINARY32, BINARY64].flatMap(format =>
  sizes.map(size => {
    const count = size / format.width;
    return { n: `Float${format.width}x${count}`, format, count, size };
  }),
);
const integerTypes = [32, 64].flatMap(width =>
  [true, false].map(signed => ({ name: `${signed ? 'Int' : 'Uint'}${width}`, width, signed })),
);
/** Bits of so many elements, or of the least vector. */
const sizeOf = (width: number, count: number): number => Math.max(128, width * count);

// biome-ignore format: an op is a line
const ofAllTypes = () => types.flatMap(({ n, format: f, count, size }): Row[] => {
  const { width } = f;
  const [v, r, element, isOfAll] = [vector(size), numbers(f, size), float(f), size === 128];
  const compared = (relation: (a: Term, b: Term) => Term) => lanewise(width, filled(relation));
  const sum: Each = (a, b) => add(f, a, b);
  const difference: Each = (a, b) => subtract(f, a, b);
  const [plus, minus] = [(a: Term, b: Term, c: Term) => fuse(f, a, b, c), (a: Term, b: Term, c: Term) => fuse(f, a, b, negate(f, c))];
  return [
    op(`Add${n}`, [r, r], r, lanewise(width, sum), 'sums of elements', commutes),
    op(`Sub${n}`, [r, r], r, lanewise(width, difference), 'differences of elements'),
    op(`Mul${n}`, [r, r], r, lanewise(width, (a, b) => multiply(f, a, b)), 'products of elements', commutes),
    op(`Div${n}`, [r, r], r, lanewise(width, (a, b) => divide(f, a, b)), 'quotients of elements, by IEEE 754'),
    op(`MulAdd${n}`, [r, r, r], r, lanewise(width, plus), 'a fused (x * y) + z', commutes),
    op(`MulAddEvenSubOdd${n}`, [r, r, r], r, alternating(f, plus, minus), 'a fused (x * y) - z for elements of odd index, and (x * y) + z for those of even index', commutes),
    op(`MulAddOddSubEven${n}`, [r, r, r], r, alternating(f, minus, plus), 'a fused (x * y) + z for elements of odd index, and (x * y) - z for those of even index', commutes),
    op(`Sqrt${n}`, [r], r, lanewise(width, a => squareRoot(f, a)), 'the square root of each element'),
    op(`Max${n}`, [r, r], r, lanewise(width, (a, b) => maximum(f, a, b)), 'the maximum of each pair of elements', commutes, ofOrdered(f)),
    op(`Min${n}`, [r, r], r, lanewise(width, (a, b) => minimum(f, a, b)), 'the minimum of each pair of elements', commutes, ofOrdered(f)),
    op(`Equal${n}`, [r, r], v, compared((a, b) => floatEqual(f, a, b)), 'the mask of x[i] == y[i]', commutes),
    op(`NotEqual${n}`, [r, r], v, compared((a, b) => not(floatEqual(f, a, b))), 'the mask of x[i] != y[i]', commutes),
    op(`Less${n}`, [r, r], v, compared((a, b) => less(f, a, b)), 'the mask of x[i] < y[i]'),
    op(`LessEqual${n}`, [r, r], v, compared((a, b) => lessOrEqual(f, a, b)), 'the mask of x[i] <= y[i]'),
    op(`Greater${n}`, [r, r], v, compared((a, b) => less(f, b, a)), 'the mask of x[i] > y[i]'),
    op(`GreaterEqual${n}`, [r, r], v, compared((a, b) => lessOrEqual(f, b, a)), 'the mask of x[i] >= y[i]'),
    op(`IsNaN${n}`, [r], v, lanewise(width, a => filled((x, y) => not(floatEqual(f, x, y)))(a, a)), 'the mask of the elements that are NaNs'),
    op(`Scale${n}`, [r, r], r, lanewise(width, (a, b) => scaledByPower(f, unspecified, a, b)), 'multiplies x by 2 to the power of the floor of y', ofNanAndInfinity(f)),
    ...scalings.flatMap(({ name, rounding, words }) => [
      op(`${name}Scaled${n}`, [precision, r], r, (constant, x) => lanewise(width, a => scaledRounding(f, unspecified, a, constant, scaled => arithmetic(unspecified, rounding).roundToIntegral(f, scaled)))(x), `rounds elements ${words} with specified precision`),
      op(`${name}ScaledResidue${n}`, [precision, r], r, (constant, x) => lanewise(width, a => residue(f, unspecified, a, constant, rounding))(x), `the difference after rounding ${words} with specified precision`, ofExactResidue(f, rounding)),
    ]),
    ...only(size !== 512,
      op(`Ceil${n}`, [r], r, rounded(f, 'rup'), 'rounds elements up to an integer'),
      op(`Floor${n}`, [r], r, rounded(f, 'rdn'), 'rounds elements down to an integer'),
      op(`Trunc${n}`, [r], r, rounded(f, 'rtz'), 'truncates elements toward zero'),
      op(`Round${n}`, [r], r, rounded(f, 'rne'), 'rounds elements to the nearest integer, ties to even'),
      op(`AddOddSubEven${n}`, [r, r], r, alternating(f, (a, b) => subtract(f, a!, b!), (a, b) => add(f, a!, b!)), 'subtracts elements of even index and adds those of odd index'),
      op(`ConcatAddPairs${isOfAll ? '' : 'Grouped'}${n}`, [r, r], r, ofNeighbours(width, sum), 'sums of adjacent elements, of each 128 bits: x0+x1, x2+x3, y0+y1, y2+y3'),
      op(`ConcatSubPairs${isOfAll ? '' : 'Grouped'}${n}`, [r, r], r, ofNeighbours(width, difference), 'differences of adjacent elements, of each 128 bits: x0-x1, x2-x3, y0-y1, y2-y3'),
    ),
    ...only(isOfAll,
      op(`Abs${n}`, [r], r, lanewise(width, a => absolute(f, a)), 'the absolute value of each element'),
      op(`Neg${n}`, [r], r, lanewise(width, a => negate(f, a)), 'the elementwise negation'),
      op(`Broadcast${n}`, [element], r, a => repeated(count, a), 'a vector of which all elements are x'),
      op(`broadcast1To${count}${n}`, [r], r, a => repeated(count, lanesOf(width, a)[0]!), 'copies the lowest element to all elements'),
      op(`GetElem${n}`, [indexBelow(count), r], element, (index, a) => elementAt(width, a, index), "the index'th element of x"),
      op(`SetElem${n}`, [indexBelow(count), r, element], r, (index, a, b) => withElement(a, index, b), "x with the index'th element set to y"),
    ),
    ...integerTypes.filter(to => to.width * count <= 512).map(to =>
      op(`ConvertTo${to.name}${n}`, [r], vector(sizeOf(to.width, count)), converted(width, a => toInteger(f, to.width, to.signed, 'rtz', a)), 'elements without their fraction, as integers', ofRepresentable(f, to))),
    ...integerTypes.filter(from => from.width * count <= 512 && from.width * count >= 128).map(from =>
      op(`ConvertToFloat${width}${from.name}x${count}`, [vector(from.width * count)], numbers(f, sizeOf(width, count)), converted(from.width, a => fromInteger(f, from.signed, a)), 'integers as numbers')),
  ];
});

const reduced = (each: (format: Format, a: Term, b: Term) => Term) => (a: Term) =>
  inLowPart([inPairs(lanesOf(32, a), (x, y) => each(BINARY32, x, y))]);

// biome-ignore format: an op is a line
const others = (): Row[] => [
  ...[false, true].map(signed =>
    op(`ConvertLo2ToFloat64${signed ? 'Int' : 'Uint'}32x4`, [vector(128)], doubles, a => vectorOf(lanesOf(32, a).slice(0, 2).map(lane => fromInteger(BINARY64, signed, lane))), 'the first two integers as numbers')),
  op('ConvertLo2ToFloat64Float32x4', [singles], doubles, a => vectorOf(lanesOf(32, a).slice(0, 2).map(lane => convert(BINARY32, BINARY64, lane))), 'the first two singles as doubles'),
  ...[false, true].map(signed =>
    op(`ConvertToFloat32${signed ? 'Int' : 'Uint'}64x2`, [vector(128)], singles, converted(64, lane => fromInteger(BINARY32, signed, lane)), 'integers as numbers, in the low elements; others are zeroed')),
  ...sizes.map(size =>
    op(`ConvertToFloat32Float64x${size / 64}`, [numbers(BINARY64, size)], numbers(BINARY32, sizeOf(32, size / 64)), converted(64, lane => convert(BINARY64, BINARY32, lane)), 'doubles as singles, in the low elements; others are zeroed')),
  ...[4, 8].map(count =>
    op(`ConvertToFloat64Float32x${count}`, [numbers(BINARY32, 32 * count)], numbers(BINARY64, 64 * count), converted(32, lane => convert(BINARY32, BINARY64, lane)), 'singles as doubles')),
  op('reduceMaxFloat32x4', [singles], singles, reduced(maximum), 'the maximum of all elements, in element 0; others are zeroed'),
  op('reduceMinFloat32x4', [singles], singles, reduced(minimum), 'the minimum of all elements, in element 0; others are zeroed'),
];

export const vectorNumberOps = () =>
  table("Go's package simd/archsimd", section('methods of vectors of numbers', ...ofAllTypes(), ...others()));
