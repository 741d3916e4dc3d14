/**
 * What makes elements of vectors of integers wider or narrower, multiplies and adds them across widths and places, and
 * what is done bit by bit, by the sentences of Go's simd/archsimd for amd64.
 */
import {
  bits,
  bvadd,
  bvneg,
  bvslt,
  bvsub,
  bvult,
  bvxor,
  countLeadingZeros,
  equal,
  extract,
  ifThenElse,
  rotateLeft,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import {
  average,
  byTruthTable,
  carrylessProduct,
  clamped,
  extension,
  highProduct,
  inLowPart,
  ofNeighbours,
  saturating,
  wideProduct,
} from '../element-arithmetic.ts';
import { affine, fieldInverse, fieldProduct, rounds, substitutedWord } from '../finite-field.ts';
import { byBits, lanesOf, lanewise, vectorOf } from '../lanes.ts';
import { aux, commutes, only, op, type Row, section, table, vector } from '../table.ts';
import { type Elements, elementTypes } from './vector.ts';

const immediate = aux('UInt8');
type Each = (a: Term, b: Term) => Term;

const kindOf = (signed: boolean) => (signed ? 'Int' : 'Uint');

/** So many elements in another width, from the lowest on; zeros above what is less than 128 bits. */
const resized = (width: number, count: number, each: (lane: Term) => Term) => (a: Term) =>
  inLowPart(lanesOf(width, a).slice(0, count).map(each));

/** Clamped from one bit more, so that what is unsigned is not negative. */
const saturated = (width: number, signed: boolean, toSigned: boolean, to: number) => (lane: Term) =>
  clamped(to, toSigned, extension(signed)(width + 1, lane));

/** Of the products of neighbours, of twice the width. */
const dotProducts =
  (width: number, product: Each, sum: Each) =>
  (a: Term, b: Term): Term => {
    const [xs, ys] = [lanesOf(width, a), lanesOf(width, b)];
    const products = xs.map((x, place) => product(x, ys[place]!));
    return vectorOf(
      Array.from({ length: xs.length / 2 }, (_, pair) => sum(products[2 * pair]!, products[2 * pair + 1]!)),
    );
  };

const evenProducts =
  (width: number, signed: boolean) =>
  (a: Term, b: Term): Term => {
    const [xs, ys] = [lanesOf(width, a), lanesOf(width, b)];
    return vectorOf(xs.flatMap((x, place) => (place % 2 === 0 ? [wideProduct(signed)(x, ys[place]!)] : [])));
  };

const distances = (a: Term, b: Term): Term => {
  const [xs, ys] = [lanesOf(8, a), lanesOf(8, b)];
  const distance = xs.map((x, place) => {
    const y = ys[place]!;
    return zeroExtend(16, ifThenElse(bvult(x, y), bvsub(y, x), bvsub(x, y)));
  });
  return vectorOf(
    Array.from({ length: xs.length / 8 }, (_, group) =>
      zeroExtend(
        64,
        distance.slice(8 * group, 8 * group + 8).reduce((sum, one) => bvadd(sum, one)),
      ),
    ),
  );
};

const withSign: Each = (a, b) => {
  const zero = bits(b.sort as number, 0n);
  return ifThenElse(bvslt(b, zero), bvneg(a), ifThenElse(equal(b, zero), zero, a));
};

/** In each 128 bits of one half of each, which bits 0 and 4 of the constant name. */
const carrylessProducts = (constant: Term, a: Term, b: Term): Term => {
  const [xs, ys] = [lanesOf(64, a), lanesOf(64, b)];
  const [ofX, ofY] = [lanesOf(1, constant)[0]!, lanesOf(1, constant)[4]!];
  return vectorOf(
    Array.from({ length: xs.length / 2 }, (_, group) => {
      const [p, q] = [xs, ys].map(lanes => lanes.slice(2 * group, 2 * group + 2)) as [Term[], Term[]];
      return carrylessProduct(byBits([ofX], p), byBits([ofY], q));
    }),
  );
};

const aesRounds = [
  { name: 'AESEncryptOneRound', round: rounds.encrypt, words: 'MixColumns(ShiftRows(SubBytes(x)))' },
  { name: 'AESEncryptLastRound', round: rounds.encryptLast, words: 'ShiftRows(SubBytes(x))' },
  { name: 'AESDecryptOneRound', round: rounds.decrypt, words: 'InvMixColumns(InvShiftRows(InvSubBytes(x)))' },
  { name: 'AESDecryptLastRound', round: rounds.decryptLast, words: 'InvShiftRows(InvSubBytes(x))' },
];

/** Of words 0 and 2 rotated, and of the others not. */
const roundKeys = (constant: Term, x: Term): Term =>
  vectorOf(
    lanesOf(32, x).map((word, place) =>
      place % 2 === 1
        ? substitutedWord(word)
        : bvxor(rotateLeft(substitutedWord(word), bits(32, 24n)), zeroExtend(32, constant)),
    ),
  );

const affineTransforms = [
  { name: 'GaloisFieldAffineTransform', each: (byte: Term) => byte, words: 'x[i]' },
  { name: 'GaloisFieldAffineTransformInverse', each: fieldInverse, words: 'inv(x[i])' },
];

/** From so many elements of 128 bits, of which there are more; half of them to twice the width all machines have. */
const lowWidenings = ({ width, count, size }: Elements) =>
  [2, 4, 8].flatMap(some =>
    [16, 32, 64].flatMap(wide =>
      size === 128 &&
      some < count &&
      wide > width &&
      some * wide >= 128 &&
      !(some === count / 2 && wide === 2 * width)
        ? [{ some, wide }]
        : [],
    ),
  );

// biome-ignore format: an op is a line
const families = () => elementTypes.flatMap((type): Row[] => {
  const { type: n, signed, width, count, size } = type;
  const v = vector(size);
  const kind = kindOf(signed);
  const grouping = size === 128 ? '' : 'Grouped';
  const words = size === 128 ? '' : ', of each 128 bits';
  const [sum, difference] = [saturating(bvadd, true), saturating(bvsub, true)];
  return [
    ...[8, 16, 32].filter(to => to < width && (to < width / 2 || size > 128)).flatMap(to => [
      op(`TruncTo${kind}${to}${n}`, [v], vector(Math.max(128, to * count)), resized(width, count, a => extract(to - 1, 0, a)), 'truncates elements; packed to low elements, its upper elements zeroed'),
      op(`SaturateTo${kind}${to}${n}`, [v], vector(Math.max(128, to * count)), resized(width, count, saturated(width, signed, signed, to)), `converts elements with ${signed ? 'signed' : 'unsigned'} saturation; packed to low elements, its upper elements zeroed`),
    ]),
    ...[16, 32, 64].filter(wide => wide > width && count * wide > 128 && count * wide <= 512).map(wide =>
      op(`ExtendTo${kind}${wide}${n}`, [v], vector(count * wide), resized(width, count, a => extension(signed)(wide, a)), `${signed ? 'sign' : 'zero'}-extends elements`)),
    ...lowWidenings(type).map(({ some, wide }) =>
      op(`ExtendLo${some}To${kind}${wide}${n}`, [v], vector(some * wide), resized(width, some, a => extension(signed)(wide, a)), `${signed ? 'sign' : 'zero'}-extends the ${some} lowest elements`)),
    ...only(width > 16 && (width === 64 || size > 128), op(`LeadingZeros${n}`, [v], v, lanewise(width, countLeadingZeros), 'counts the leading zeros of each element')),
    ...only(width < 32 && size > 128 && !signed, op(`Average${n}`, [v, v], v, lanewise(width, average(false)), 'the rounded average of elements', commutes)),
    ...only(width === 16, op(`MulHigh${n}`, [v, v], v, lanewise(16, highProduct(signed)), 'the high parts of products', commutes)),
    ...only(width < 64 && signed && size < 512, op(`MulSign${n}`, [v, v], v, lanewise(width, withSign), 'the product of x with the sign of y: -1, 0 or 1')),
    ...only(width === 32 && size < 512, op(`MulWidenEven${n}`, [v, v], v, evenProducts(32, signed), 'products of elements of even index, of twice the width', commutes)),
    ...only(width === 16 && signed, op(`DotProductPairs${n}`, [v, v], v, dotProducts(16, wideProduct(true), bvadd), 'multiplies elements and adds pairs of products', commutes)),
    ...only(width === 8 && !signed, op(`DotProductPairsSaturated${n}`, [v, v], v, dotProducts(8, wideProduct(false, true), sum), 'multiplies unsigned elements by signed ones and adds pairs of products with saturation')),
    ...(width === 8 && !signed ? aesRounds : []).map(({ name, round, words }) =>
      op(`${name}${n}`, [v, v], v, lanewise(128, (state, key) => bvxor(round(state), key)), `AddRoundKey(${words}, y), of each 128 bits (FIPS 197)`)),
    ...only(n === 'Uint32x4', op(`AESInvMixColumns${n}`, [v], v, rounds.mixColumnsBack, 'InvMixColumns(x) (FIPS 197)')),
    ...only(n === 'Uint32x4', op(`AESRoundKeyGenAssist${n}`, [immediate, v], v, roundKeys, 'RotWord(SubWord(x[0])) ^ r, SubWord(x[1]), RotWord(SubWord(x[2])) ^ r, SubWord(x[3]) (FIPS 197)')),
    ...(width === 8 && !signed ? affineTransforms : []).map(({ name, each, words }) =>
      op(`${name}${n}`, [immediate, v, v], v, (b, x, a) => affine(each)(x, a, b), `A[i/8] * ${words} + b in GF(2); the first row of a matrix is its highest byte, as in the instruction, for of that the package says nothing`)),
    ...only(width === 8 && !signed, op(`GaloisFieldMul${n}`, [v, v], v, lanewise(8, fieldProduct), '(x * y) mod P in GF(2^8), where P is x^8 + x^4 + x^3 + x + 1', commutes)),
    ...only(width === 8 && !signed, op(`SumOf8AbsDiff${n}`, [v, v], v, distances, 'sums of each eight absolute differences', commutes)),
    ...only(size < 512 && (width === 16 || width === 32),
      ...only(size > 128, op(`ConcatAddPairsGrouped${n}`, [v, v], v, ofNeighbours(width, bvadd), `sums of adjacent elements: x0+x1, x2+x3, y0+y1, y2+y3${words}`)),
      op(`ConcatSubPairs${grouping}${n}`, [v, v], v, ofNeighbours(width, bvsub), `differences of adjacent elements: x0-x1, x2-x3, y0-y1, y2-y3${words}`),
      ...only(width === 16 && signed,
        op(`ConcatAddPairsSaturated${grouping}${n}`, [v, v], v, ofNeighbours(16, sum), `saturated sums of adjacent elements: x0+x1, x2+x3, y0+y1, y2+y3${words}`),
        op(`ConcatSubPairsSaturated${grouping}${n}`, [v, v], v, ofNeighbours(16, difference), `saturated differences of adjacent elements: x0-x1, x2-x3, y0-y1, y2-y3${words}`),
      ),
    ),
    ...(width === 32 && signed ? [true, false] : []).map(to =>
      op(`SaturateTo${kindOf(to)}16Concat${grouping}${n}`, [v, v], v, (x, y) => vectorOf(lanesOf(128, x).flatMap((group, place) => [group, lanesOf(128, y)[place]!].map(resizedTo16(to)))), `converts with ${to ? 'signed' : 'unsigned'} saturation: x to the lower part, y to the upper${words}`)),
    ...only(width > 16, op(`tern${n}`, [immediate, v, v, v], v, (constant, x, y, z) => byTruthTable(x, y, z, constant), 'bitwise 1 & (table >> (x<<2 + y<<1 + z))')),
    ...only(width === 64 && !signed, op(`carrylessMultiply${n}`, [immediate, v, v], v, carrylessProducts, `carryless (polynomial) products of selected halves${words}`)),
  ];
});
const resizedTo16 = (signed: boolean) => (group: Term) =>
  vectorOf(lanesOf(32, group).map(saturated(32, true, signed, 16)));

export const vectorWidthOps = () =>
  table("Go's package simd/archsimd", section('methods of vectors of integers', ...families()));
