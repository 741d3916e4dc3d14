/**
 * What Go's simd/archsimd does with elements of vectors of integers besides arithmetic of each: it moves them, makes them
 * narrower, takes them together, and reads or sets one. By the sentences of the package, and where these say too little
 * by its own tests: of `ConcatShiftBytesRight` that the second vector is the low one.
 */
import {
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvmul,
  bvnot,
  bvor,
  bvslt,
  bvsub,
  bvult,
  bvurem,
  bvxor,
  countLeadingZeros,
  extract,
  ifThenElse,
  rotateLeft,
  signExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import {
  average,
  carrylessProduct,
  clamped,
  elementAt,
  extension,
  inLowPart,
  inPairs,
  lookedUp,
  repeated,
  shiftedBothWays,
  shiftedSaturating,
  withElement,
} from '../element-arithmetic.ts';
import { lanesOf, lanewise, vectorOf } from '../lanes.ts';
import { commutes, countBelow, integer, only, op, type Row, section, table, vector } from '../table.ts';
import { type Elements, elementTypes } from './vector.ts';

const [v, x] = [vector(128), integer(64)];

/** The index of an element, which the compiler has compared with how many there are. */
export const indexBelow = (count: number) => countBelow(count, 'UInt8');

/** "the signed value of the least significant byte of y's corresponding element" */
const signedByte = (width: number, count: Term): Term => signExtend(width, extract(7, 0, count));
const byBytes = (width: number, shift: (a: Term, count: Term) => Term) =>
  lanewise(width, (a, count) => shift(a, signedByte(width, count)));

/** Of all elements, by a count modulo their width. */
const rotated = (width: number, direction: (count: Term) => Term) => (a: Term, count: Term) => {
  const amount = direction(extract(width - 1, 0, bvurem(count, bits(64, BigInt(width)))));
  return lanewise(width, lane => rotateLeft(lane, amount))(a);
};

/** Of the elements of two vectors, those at the places that are told, from the lowest on. */
const chosen =
  (width: number, places: (count: number) => readonly (readonly [vector: 0 | 1, index: number])[]) =>
  (a: Term, b: Term): Term => {
    const vectors = [lanesOf(width, a), lanesOf(width, b)];
    return vectorOf(places(128 / width).map(([vector, index]) => vectors[vector]![index]!));
  };
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const oneBehindTheOther = (first: number) => (count: number) =>
  ([0, 1] as const).flatMap(vector => upTo(count / 2).map(index => [vector, 2 * index + first] as const));
const alternating = (index: (pair: number, count: number) => number) => (count: number) =>
  upTo(count / 2).flatMap(pair => ([0, 1] as const).map(vector => [vector, index(pair, count)] as const));

const sumsOfPairs =
  (width: number, add: (a: Term, b: Term) => Term) =>
  (a: Term, b: Term): Term => {
    const lanes = [...lanesOf(width, a), ...lanesOf(width, b)];
    return vectorOf(upTo(128 / width).map(pair => add(lanes[2 * pair]!, lanes[2 * pair + 1]!)));
  };

/** "The ... is placed in element 0 of the result; other elements are zeroed." */
const reduced = (width: number, each: (a: Term, b: Term) => Term) => (a: Term) =>
  inLowPart([inPairs(lanesOf(width, a), each)]);

const leadingSignBits = (a: Term): Term => {
  const width = a.sort as number;
  return bvsub(countLeadingZeros(bvxor(a, bvashr(a, bits(width, 1n)))), bits(width, 1n));
};

const selected = (a: Term, b: Term, mask: Term): Term => bvor(bvand(a, mask), bvand(b, bvnot(mask)));

/** Every element, in half its width. */
const narrowed = (width: number, each: (lane: Term) => Term) => (a: Term) =>
  inLowPart(lanesOf(width, a).map(each));

const narrowing = ({ type, signed, width }: Elements): Row[] => {
  const narrow = width / 2;
  const from = extension(signed);
  const saturated = (toSigned: boolean) =>
    narrowed(width, lane => clamped(narrow, toSigned, from(width + 1, lane)));
  const packed = 'packed to low elements, its upper elements zeroed';
  return [
    op(
      `TruncTo${signed ? 'Int' : 'Uint'}${narrow}${type}`,
      [v],
      v,
      narrowed(width, lane => extract(narrow - 1, 0, lane)),
      `truncates elements; ${packed}`,
    ),
    op(
      `SaturateToUint${narrow}${type}`,
      [v],
      v,
      saturated(false),
      `converts elements with unsigned saturation; ${packed}`,
    ),
    ...only(
      signed,
      op(
        `SaturateToInt${narrow}${type}`,
        [v],
        v,
        saturated(true),
        `converts elements with signed saturation; ${packed}`,
      ),
    ),
  ];
};

// biome-ignore format: an op is a line
const families = () => elementTypes.filter(({ size }) => size === 128).flatMap((type): Row[] => {
  const { type: n, signed, width, count } = type;
  const element = integer(width);
  const below = signed ? bvslt : bvult;
  return [
    op(`OrNot${n}`, [v, v], v, (a, b) => bvor(a, bvnot(b)), 'the bitwise x | ^y'),
    op(`BitSelect${n}`, [v, v, v], v, selected, 'the bitwise selection: if mask[i] then x[i] else y[i]'),
    op(`Broadcast${n}`, [element], v, a => repeated(count, a), 'a vector of which all elements are x'),
    op(`broadcast1To${count}${n}`, [v], v, a => repeated(count, lanesOf(width, a)[0]!), 'copies the lowest element to all elements'),
    op(`GetElem${n}`, [indexBelow(count), v], element, (index, a) => elementAt(width, a, index), "the index'th element of x"),
    op(`SetElem${n}`, [indexBelow(count), v, element], v, (index, a, b) => withElement(a, index, b), "x with the index'th element set to y"),
    op(`RotateAllLeftVar${n}`, [v, x], v, rotated(width, amount => amount), 'rotates each element left by a count'),
    op(`RotateAllRightVar${n}`, [v, x], v, rotated(width, amount => bvsub(bits(width, BigInt(width)), amount)), 'rotates each element right by a count'),
    op(`Shift${n}`, [v, v], v, byBytes(width, shiftedBothWays(signed)), 'shifts each element by the signed lowest byte of the other: left, or right where it is negative'),
    op(`ShiftSaturated${n}`, [v, v], v, byBytes(width, shiftedSaturating(signed)), 'shifts each element by the signed lowest byte of the other; saturated on overflow'),
    op(`ConcatEven${n}`, [v, v], v, chosen(width, oneBehindTheOther(0)), 'even-indexed elements of x and y: x0, x2, y0, y2'),
    op(`ConcatOdd${n}`, [v, v], v, chosen(width, oneBehindTheOther(1)), 'odd-indexed elements of x and y: x1, x3, y1, y3'),
    op(`InterleaveEven${n}`, [v, v], v, chosen(width, alternating(pair => 2 * pair)), 'interleaves even elements: x0, y0, x2, y2'),
    op(`InterleaveOdd${n}`, [v, v], v, chosen(width, alternating(pair => 2 * pair + 1)), 'interleaves odd elements: x1, y1, x3, y3'),
    op(`InterleaveLo${n}`, [v, v], v, chosen(width, alternating(pair => pair)), 'interleaves the elements of the low halves'),
    op(`InterleaveHi${n}`, [v, v], v, chosen(width, alternating((pair, all) => pair + all / 2)), 'interleaves the elements of the high halves'),
    ...only(width > 8,
      op(`ConcatAddPairs${n}`, [v, v], v, sumsOfPairs(width, bvadd), 'sums of adjacent elements: x0+x1, x2+x3, y0+y1, y2+y3'),
      ...narrowing(type),
    ),
    ...only(width < 64,
      op(`Average${n}`, [v, v], v, lanewise(width, average(signed)), 'the rounded average of elements', commutes),
      op(`MulAdd${n}`, [v, v, v], v, lanewise(width, (a, b, c) => bvadd(bvmul(a, b), c)), '(x * y) + z', commutes),
      op(`LeadingZeros${n}`, [v], v, lanewise(width, countLeadingZeros), 'counts the leading zeros of each element'),
      op(`LeadingSignBits${n}`, [v], v, lanewise(width, leadingSignBits), 'counts the bits below the sign that are equal to it, to the first other one'),
      op(`reduceMax${n}`, [v], v, reduced(width, (a, b) => ifThenElse(below(b, a), a, b)), 'the maximum of all elements, in element 0; others are zeroed'),
      op(`reduceMin${n}`, [v], v, reduced(width, (a, b) => ifThenElse(below(a, b), a, b)), 'the minimum of all elements, in element 0; others are zeroed'),
      op(`reduceSum${n}`, [v], v, reduced(width, bvadd), 'the sum of all elements, in element 0; others are zeroed'),
    ),
    ...only(width === 8,
      op(`LookupOrZero${n}`, [v, v], v, (entries, indices) => vectorOf(lanesOf(8, indices).map(lookedUp(entries))), 'table[indices[i]], or 0 where the index is out of range'),
    ),
  ];
});

// biome-ignore format: an op is a line
const ofOneType = (): Row[] => [
  op('bitSelectInt8x16', [v, v, v], v, selected, 'the bitwise selection: if mask[i] then x[i] else y[i]'),
  op('bitSelectNotInt8x16', [v, v, v], v, (a, b, mask) => selected(b, a, mask), 'the bitwise selection: if mask[i] then y[i] else x[i]'),
  op('carrylessMultiplyWidenLoUint64x2', [v, v], v, (a, b) => carrylessProduct(lanesOf(64, a)[0]!, lanesOf(64, b)[0]!), 'the carryless (polynomial) product of the low halves', commutes),
  op('ConcatShiftBytesRightUint8x16', [indexBelow(16), v, v], v, (count, a, b) => extract(127, 0, bvlshr(vectorOf([b, a]), bvmul(bits(256, 8n), extension(false)(256, count)))), 'x above y, shifted right by so many bytes; the low half'),
];

/** Go declares some families of one sign, or of one type. */
const isInGo = ({ name }: Row): boolean =>
  !/^(Broadcast|TruncToUint\d+Int)\w*/.test(name) || /^BroadcastInt/.test(name);

export const vectorElementOps = () =>
  table(
    "Go's package simd/archsimd",
    section('methods of vectors of integers', ...families().filter(isInGo), ...ofOneType()),
  );
