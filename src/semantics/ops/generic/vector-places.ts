/**
 * What moves elements of vectors to other places, by the sentences of Go's simd/archsimd for amd64; of numbers too, which
 * keep their bits. The operands are in the order in which the compiler gives them to the op: `x.Permute(indices)` is
 * `Permute indices x`. A mask is a vector of elements that are all ones or zeros.
 */
import { and, bits, bvlshr, bvmul, equal, extract, ifThenElse, or, zeroExtend } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { compressed, expanded, repeated } from '../element-arithmetic.ts';
import { byBits, isSet, lanesOf, lanewise, lookedUp, top, vectorOf } from '../lanes.ts';
import { aux, only, op, type Row, section, type Trait, table, vector } from '../table.ts';

const immediate = aux('UInt8');

const types = [128, 256, 512].flatMap(size =>
  (
    [
      ['Int', 8],
      ['Int', 16],
      ['Int', 32],
      ['Int', 64],
      ['Uint', 8],
      ['Uint', 16],
      ['Uint', 32],
      ['Uint', 64],
      ['Float', 32],
      ['Float', 64],
    ] as const
  ).map(([kind, width]) => {
    const count = size / width;
    return { n: `${kind}${width}x${count}`, kind, width, count, size };
  }),
);

/** Of the operand that is the mask, the last where nothing is told. */
export const ofMask = (width: number, place = -1): Trait => ({
  defined: {
    words: 'every element of the mask is all ones or zeros',
    condition: (...operands) =>
      and(
        ...lanesOf(width, operands.at(place)!).map(lane =>
          or(equal(lane, bits(width, 0n)), equal(lane, bits(width, -1n))),
        ),
      ),
  },
});
const isTrue = (lane: Term): Term => isSet(top(lane));

const chosen =
  (width: number, arranged: typeof compressed) =>
  (x: Term, mask: Term): Term =>
    vectorOf(arranged(lanesOf(width, x), lanesOf(width, mask).map(isTrue)));

/** The elements of the tables side by side that the low bits of the indices name. */
const permuted =
  (width: number) =>
  (indices: Term, ...tables: Term[]): Term =>
    lanewise(width, index => lookedUp(width, vectorOf(tables), index))(indices);

type Within = (groups: readonly (readonly Term[])[], index: number) => readonly Term[];
/** What is done in each 128 bits by itself. */
const grouped = (width: number, vectors: readonly Term[], within: Within): Term => {
  const groups = vectors.map(one => lanesOf(128, one).map(group => lanesOf(width, group)));
  return vectorOf(
    groups[0]!.flatMap((_, index) =>
      within(
        groups.map(one => one[index]!),
        index,
      ),
    ),
  );
};

const permutedOrZero = (x: Term, indices: Term): Term =>
  grouped(8, [x, indices], ([elements, places]) =>
    places!.map(place => ifThenElse(isTrue(place), bits(8, 0n), lookedUp(8, vectorOf(elements!), place))),
  );

const interleaved = (width: number, from: 'Lo' | 'Hi') => (a: Term, b: Term) =>
  grouped(width, [a, b], ([xs, ys]) => {
    const half = xs!.length / 2;
    const start = from === 'Lo' ? 0 : half;
    return Array.from({ length: half }, (_, place) => [xs![start + place]!, ys![start + place]!]).flat();
  });

/** One of four elements by each two bits of the constant, the lowest first. */
const byPairs = (constant: Term, elements: (place: number) => readonly Term[]): Term[] =>
  [0, 1, 2, 3].map(place => byBits(lanesOf(1, constant).slice(2 * place, 2 * place + 2), elements(place)));

/** Of the elements of x the lower half of what is selected, of y the upper. */
const selected = (width: number) => (constant: Term, x: Term, y: Term) =>
  grouped(width, [x, y], ([xs, ys], index) => {
    if (width === 32) return byPairs(constant, place => (place < 2 ? xs! : ys!));
    const choices = lanesOf(1, constant).slice(2 * index, 2 * index + 2);
    return [xs!, ys!].map((elements, place) => byBits([choices[place]!], elements));
  });

const permutedScalars = (width: number, part: 'all' | 'Lo' | 'Hi') => (constant: Term, x: Term) =>
  grouped(width, [x], ([elements]) => {
    if (part === 'all') return byPairs(constant, () => elements!);
    const [low, high] = [elements!.slice(0, 4), elements!.slice(4)];
    return part === 'Lo'
      ? [...byPairs(constant, () => low), ...high]
      : [...low, ...byPairs(constant, () => high)];
  });

/** Which of the four of 128 bits each half is: the compiler has looked that the numbers are from 0 to 3. */
const lohi = aux('UInt8', {
  encodable: {
    words: 'both numbers are from 0 to 3',
    condition: c => equal(vectorOf([extract(3, 2, c!), extract(7, 6, c!)]), bits(4, 0n)),
  },
});
const halvesOfTwo = (constant: Term, x: Term, y: Term): Term => {
  const table = [...lanesOf(128, x), ...lanesOf(128, y)];
  return vectorOf([0, 4].map(place => byBits(lanesOf(1, constant).slice(place, place + 2), table)));
};

/** In each 128 bits: x above y, shifted right by so many bytes; the low half. */
const shiftedBytes = (count: Term, x: Term, y: Term): Term =>
  grouped(128, [x, y], ([above, below]) => {
    const shift = bvmul(bits(256, 8n), zeroExtend(256, count));
    return [extract(127, 0, bvlshr(vectorOf([below![0]!, above![0]!]), shift))];
  });

// biome-ignore format: an op is a line
const ofAllTypes = () => types.flatMap(({ n, kind, width, count, size }): Row[] => {
  const [v, half, isLarge] = [vector(size), vector(size / 2), size > 128];
  const grouping = isLarge ? 'Grouped' : '';
  const words = isLarge ? ', in each 128 bits' : '';
  return [
    op(`ConcatPermute${n}`, [v, v, v], v, permuted(width), 'the elements of x and, above them, y at the indices'),
    op(`Compress${n}`, [v, v], v, chosen(width, compressed), 'packs the elements of x where the mask is true to the lowest elements; others are zeroed', ofMask(width)),
    op(`Expand${n}`, [v, v], v, chosen(width, expanded), 'expands the lowest elements of x to where the mask is true; others are zeroed', ofMask(width)),
    ...only(width < 32 || isLarge, op(`Permute${n}`, [v, v], v, permuted(width), 'x[indices[i] % len(x)]')),
    ...only(isLarge,
      op(`GetLo${n}`, [v], half, x => lanesOf(size / 2, x)[0]!, 'the lower half of x'),
      op(`GetHi${n}`, [v], half, x => lanesOf(size / 2, x)[1]!, 'the upper half of x'),
      op(`SetLo${n}`, [v, half], v, (x, y) => vectorOf([y, lanesOf(size / 2, x)[1]!]), 'x with its lower half set to y'),
      op(`SetHi${n}`, [v, half], v, (x, y) => vectorOf([lanesOf(size / 2, x)[0]!, y]), 'x with its upper half set to y'),
      ...only(width > 8 && kind !== 'Float',
        op(`InterleaveLoGrouped${n}`, [v, v], v, interleaved(width, 'Lo'), 'interleaves the elements of the low half of each 128 bits'),
        op(`InterleaveHiGrouped${n}`, [v, v], v, interleaved(width, 'Hi'), 'interleaves the elements of the high half of each 128 bits'),
      ),
      // Of the lowest 128 bits, to so many as fit this size.
      op(`broadcast1To${count}${n.replace(/x\d+$/, '')}x${128 / width}`, [vector(128)], v, x => repeated(count, lanesOf(width, x)[0]!), 'copies the lowest element to all elements'),
    ),
    ...only(size === 256, op(`ConcatPermute128Scalars${n}`, [lohi, v, v], v, halvesOfTwo, 'the two of four 128 bits of x and y that the constants name')),
    ...only(width > 16, op(`concatSelectedConstant${grouping}${n}`, [immediate, v, v], v, selected(width), `selected elements of x in the lower half, of y in the upper half${words}`)),
    ...only(width === 32 && kind !== 'Float', op(`permuteScalars${grouping}${n}`, [immediate, v], v, permutedScalars(32, 'all'), `the four elements by pairs of bits${words}`)),
    ...only(width === 16,
      op(`permuteScalarsLo${grouping}${n}`, [immediate, v], v, permutedScalars(16, 'Lo'), `the low four elements by pairs of bits, others as they are${words}`),
      op(`permuteScalarsHi${grouping}${n}`, [immediate, v], v, permutedScalars(16, 'Hi'), `the high four elements by pairs of bits, others as they are${words}`),
    ),
    ...only(width === 8, op(`PermuteOrZero${grouping}${n}`, [v, v], v, permutedOrZero, `x[indices[i] % 16], or 0 where the index is negative${words}`)),
    ...only(n === 'Int8x16' || n === 'Int8x32', op(`blend${n}`, [v, v, v], v, lanewise(8, (a, b, mask) => ifThenElse(isTrue(mask), b, a)), 'the first where the mask is false, the second where it is true', ofMask(8))),
    ...only(size === 512 && kind === 'Int', op(`blendMasked${n}`, [v, v, v], v, lanewise(width, (a, b, mask) => ifThenElse(isTrue(mask), b, a)), 'the first where the mask is false, the second where it is true', ofMask(width))),
    ...only(n === 'Uint8x32' || n === 'Uint8x64', op(`ConcatShiftBytesRightGrouped${n}`, [immediate, v, v], v, shiftedBytes, 'x above y, shifted right by so many bytes; the low half, of each 128 bits')),
  ];
});

export const vectorPlaceOps = () =>
  table("Go's package simd/archsimd", section('methods that move elements', ...ofAllTypes()));
