/**
 * Rotations under a mask, and the constant that packs one as Go's encodePPC64RotateMask does: from the highest byte
 * down the width, the rotation, the first bit of the mask and the bit behind its last. Bits are numbered from the top.
 */
import {
  and,
  bits,
  bvand,
  bvlshr,
  bvnot,
  bvor,
  bvule,
  bvult,
  concat,
  equal,
  extract,
  ifThenElse,
  not,
  rotateLeft,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { type Aux, low } from '../entry.ts';
import { aux } from '../table.ts';

const byteOf = (packed: Term, index: number): Term =>
  zeroExtend(64, extract(8 * index + 7, 8 * index, packed));

const ones = bits(64, -1n);
const number = (value: number): Term => bits(64, BigInt(value));

/** The parts of a packed rotation: 64 bits each. */
const unpacked = (packed: Term) => ({
  rotation: byteOf(packed, 2),
  first: byteOf(packed, 1),
  behind: byteOf(packed, 0),
});

/** The bits from one to before another, and around past the lowest one where that comes first. */
function mask(first: Term, behind: Term): Term {
  const [fromFirst, fromBehind] = [bvlshr(ones, first), bvlshr(ones, behind)];
  return ifThenElse(
    bvult(first, behind),
    bvand(fromFirst, bvnot(fromBehind)),
    bvor(fromFirst, bvnot(fromBehind)),
  );
}

const within = (value: Term, least: number, most: number): Term =>
  and(bvule(number(least), value), bvule(value, number(most)));

type Masks = readonly (readonly [first: number, behind: number])[];

const packs = (
  width: number,
  words: string,
  masks: Masks,
  holds: (parts: ReturnType<typeof unpacked>) => Term,
): Aux =>
  aux('Int64', {
    encodable: {
      words: `the constant packs ${words}`,
      examples: [0, 8, 3, width - 1].flatMap(rotation =>
        masks.map(([first, behind]) =>
          BigInt(width * 2 ** 24 + rotation * 2 ** 16 + first * 2 ** 8 + behind),
        ),
      ),
      condition: packed =>
        and(
          equal(extract(63, 24, packed!), bits(40, BigInt(width))),
          bvult(unpacked(packed!).rotation, number(width)),
          holds(unpacked(packed!)),
        ),
    },
  });

/** Bytes, halves, runs in the middle, one bit at either end, and masks that go around. */
const wordMasks: Masks = [
  ...([
    [24, 32],
    [16, 32],
    [0, 32],
    [0, 16],
    [16, 24],
    [8, 24],
    [31, 32],
    [0, 1],
  ] as const),
  ...([
    [28, 4],
    [31, 1],
  ] as const),
];
const leftMasks: Masks = [56, 48, 32, 0, 63, 1, 40].map(first => [first, 64]);
const rightMasks: Masks = [8, 16, 32, 64, 1, 63, 24].map(behind => [0, behind]);

/** RLWINM, RLWNM: any mask but an empty one. */
export const rotationOfWord = packs(32, 'a rotation and a mask of 32 bits', wordMasks, ({ first, behind }) =>
  and(within(first, 0, 31), within(behind, 1, 32), not(equal(first, behind))),
);
/** RLDICL: the mask ends with the lowest bit. */
export const clearingLeft = packs(
  64,
  'a rotation and the first bit that is kept',
  leftMasks,
  ({ first, behind }) => and(within(first, 0, 63), equal(behind, number(64))),
);
/** RLDICR: the mask begins with the highest bit. */
export const clearingRight = packs(
  64,
  'a rotation and the bit behind the last that is kept',
  rightMasks,
  ({ first, behind }) => and(equal(first, number(0)), within(behind, 1, 64)),
);

/** ROTL32: a rotated word, twice. */
const twice = (word: Term, rotation: Term): Term => {
  const rotated = rotateLeft(word, low(32, rotation));
  return concat(rotated, rotated);
};

/** A mask that goes around has all of the upper word, which holds the rotated word too. */
const rotateWord = (word: Term, rotation: Term, packed: Term): Term => {
  const { first, behind } = unpacked(packed);
  const inWord = (bit: Term): Term => zeroExtend(64, concat(bits(1, 1n), extract(4, 0, bit)));
  const [from, to] = [inWord(first), ifThenElse(equal(behind, number(32)), number(64), inWord(behind))];
  return bvand(twice(word, rotation), mask(from, to));
};
export const rotateWordByConstant = (word: Term, packed: Term): Term =>
  rotateWord(word, unpacked(packed).rotation, packed);
export const rotateWordByRegister = (word: Term, count: Term, packed: Term): Term =>
  rotateWord(word, bvand(count, bits(count.sort as number, 31n)), packed);

export const rotateAndClearLeft = (a: Term, packed: Term): Term => {
  const { rotation, first } = unpacked(packed);
  return bvand(rotateLeft(a, rotation), bvlshr(ones, first));
};
export const rotateAndClearRight = (a: Term, packed: Term): Term => {
  const { rotation, behind } = unpacked(packed);
  return bvand(rotateLeft(a, rotation), bvnot(bvlshr(ones, behind)));
};

/** Bytes, halves, words and runs of other lengths, shifted to the middle, to the top or not at all. */
const shiftsOfCleared: readonly (readonly [shift: number, cleared: number])[] = [
  ...([
    [3, 24],
    [8, 16],
    [0, 16],
    [0, 24],
    [24, 24],
    [3, 29],
    [1, 1],
    [0, 31],
    [31, 31],
  ] as const),
  ...([
    [3, 56],
    [8, 48],
    [3, 32],
    [32, 32],
    [0, 33],
    [40, 56],
    [0, 56],
    [63, 63],
  ] as const),
];

/** CLRLSLWI, CLRLSLDI: a shift, and as many bits that are cleared before it, as Go's newPPC64ShiftAuxInt packs them. */
export const clearingBeforeShift = (width: number): Aux =>
  aux('Int32', {
    encodable: {
      words: `the constant packs a shift and at least as many cleared bits, below ${width}`,
      examples: shiftsOfCleared.flatMap(([shift, cleared]) =>
        cleared < width ? [BigInt(shift * 2 ** 16 + cleared * 2 ** 8 + width - 1)] : [],
      ),
      condition: packed => {
        const [shift, cleared] = [byteOf(packed!, 2), byteOf(packed!, 1)];
        return and(bvule(shift, cleared), bvult(cleared, number(width)));
      },
    },
  });

export const clearAndShift =
  (shifted: (a: Term, count: Term) => Term) =>
  (a: Term, packed: Term): Term => {
    const width = a.sort as number;
    const [shift, cleared] = [byteOf(packed, 2), byteOf(packed, 1)].map(byte => low(width, byte)) as [
      Term,
      Term,
    ];
    return shifted(bvand(a, bvlshr(bits(width, -1n), cleared)), shift);
  };
