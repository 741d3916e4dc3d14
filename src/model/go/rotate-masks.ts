/**
 * The compiler's functions on PPC64's rotations under a mask, from rewrite.go: what packs one into a constant, what
 * takes it apart, and what merges two instructions into one, or gives 0 where they cannot be merged.
 */
import {
  and,
  bits,
  bvadd,
  bvand,
  bvlshr,
  bvneg,
  bvnot,
  bvor,
  bvshl,
  bvsle,
  bvslt,
  bvsub,
  bvult,
  bvxor,
  countLeadingZeros,
  countTrailingZeros,
  equal,
  extract,
  falsity,
  ifThenElse,
  not,
  or,
  rotateLeft,
  signExtend,
  zeroExtend,
} from '../../semantics/term/build.ts';
import type { Term } from '../../semantics/term/term.ts';
import { fn, type GoFunction } from './go-function.ts';
import { BOOL, INT32, INT64, UINT32 } from './type.ts';

const number = (value: number): Term => bits(64, BigInt(value));
const zero = number(0);
const ones = bits(64, -1n);
const low32 = (a: Term): Term => extract(31, 0, a);
const isZero = (a: Term): Term => equal(a, bits(a.sort as number, 0n));
const fits32 = (a: Term): Term => equal(zeroExtend(64, low32(a)), a);
const shifted = (a: Term, by: number): Term => bvshl(a, number(by));
const byteAt = (a: Term, lowest: number): Term => zeroExtend(64, extract(lowest + 7, lowest, a));

/** Adding the lowest one to a run of ones leaves none of them. */
const isRun = (a: Term): Term => isZero(bvand(a, bvadd(bvand(a, bvneg(a)), a)));
const isWordMask = (m: Term): Term => {
  const word = low32(m);
  return and(or(isRun(word), isRun(bvnot(word))), not(isZero(word)));
};
const isRunInWord = (m: Term): Term => and(isRun(low32(m)), not(isZero(low32(m))), fits32(m));

/** The first bit of a mask and the bit behind its last, from the top: of the inverted one where it goes around. */
function ends(mask: Term, packedWidth: Term): { readonly first: Term; readonly behind: Term } {
  const width = mask.sort as number;
  const first = (a: Term): Term => zeroExtend(64, countLeadingZeros(a));
  const behind = (a: Term): Term => bvsub(number(width), zeroExtend(64, countTrailingZeros(a)));
  const around = and(isZero(first(mask)), equal(behind(mask), packedWidth));
  return {
    first: ifThenElse(around, behind(bvnot(mask)), first(mask)),
    behind: ifThenElse(around, first(bvnot(mask)), behind(mask)),
  };
}

function packed(rotation: Term, mask: Term, width: Term): Term {
  const { first, behind } = ends(mask, width);
  return [behind, shifted(first, 8), shifted(rotation, 16), shifted(width, 24)].reduce((a, part) =>
    bvor(a, part),
  );
}
const encoded = (rotation: Term, mask: Term, width: Term): Term =>
  ifThenElse(equal(width, number(32)), packed(rotation, low32(mask), width), packed(rotation, mask, width));
const isInvalid = (rotation: Term, mask: Term, width: Term): Term =>
  or(isZero(mask), isZero(bvnot(mask)), bvsle(width, rotation));
const invalid = 'a rotation and a mask that cannot be packed';

/** The last bit as the manual has it, in the mask. */
function decoded(aux: Term) {
  const [rotation, first, behind, width] = [16, 8, 0, 24].map(lowest => byteAt(aux, lowest)) as [
    Term,
    Term,
    Term,
    Term,
  ];
  const below = (bit: Term): Term => bvsub(bvshl(number(1), bvsub(width, bit)), number(1));
  const between = bvxor(below(first), below(behind));
  const whole = ifThenElse(bvult(behind, first), bvnot(between), between);
  return {
    rotation,
    first,
    last: bvand(bvsub(behind, number(1)), bvsub(width, number(1))),
    mask: ifThenElse(equal(width, number(32)), zeroExtend(64, low32(whole)), whole),
  };
}

/** What newPPC64ShiftAuxInt packs, as Go reads it: with a sign. */
const shiftOf = (aux: Term): Term => signExtend(64, extract(23, 16, aux));
const clearedOf = (aux: Term): Term => signExtend(64, extract(15, 8, aux));

/** Of a word, a rotation and a mask where they can be merged. */
interface Merged {
  readonly when: Term;
  readonly rotation: Term;
  readonly mask: Term;
  /** Where Go's function panics on its way. */
  readonly panics?: Term;
}

const merging = (parameters: GoFunction['parameters'], merge: (...args: Term[]) => Merged): GoFunction => ({
  ...fn(parameters, INT64, (...args) => {
    const { when, rotation, mask } = merge(...args);
    return ifThenElse(when, encoded(rotation, mask, number(32)), zero);
  }),
  panics: {
    words: `${invalid}, or a negative count of a shift`,
    where: (...args) => {
      const { when, rotation, mask, panics } = merge(...args);
      return or(panics ?? falsity, and(when, isInvalid(rotation, mask, number(32))));
    },
  },
});

/** The bits that a shift of a word or a doubleword leaves. */
const shiftMask = (m: Term, s: Term, width: Term): Term =>
  bvand(m, bvlshr(bvsub(bvshl(number(1), width), number(1)), s));

const [lowFive, lowSix] = [number(31), number(63)];
const upperWord = bits(64, 0xffffffff_00000000n);
const intoWord = (count: Term): Term => bvand(count, lowFive);

/** CLRLSLDI of what a shift to the right by `s` leaves, of so many ones. */
const clearedAndShifted = (from: Term, aux: Term): Term =>
  bvshl(bvand(from, bvlshr(ones, clearedOf(aux))), shiftOf(aux));

const isNegative = (a: Term): Term => bvslt(a, zero);

export const ppc64Functions: readonly (readonly [string, GoFunction])[] = [
  ['isPPC64WordRotateMask', fn([INT64], BOOL, isWordMask)],
  ['isPPC64WordRotateMaskNonWrapping', fn([INT64], BOOL, isRunInWord)],
  [
    'isPPC64ValidShiftMask',
    fn([INT64], BOOL, v => and(not(isZero(v)), isZero(bvand(bvadd(v, number(1)), v)))),
  ],
  ['getPPC64ShiftMaskLength', fn([INT64], INT64, v => bvsub(number(64), countLeadingZeros(v)))],
  ['rotateLeft32', fn([INT64, INT64], INT64, (v, n) => zeroExtend(64, rotateLeft(low32(v), low32(n))))],
  ['encodePPC64RotateMask', fn([INT64, INT64, INT64], INT64, encoded, { words: invalid, where: isInvalid })],
  [
    'newPPC64ShiftAuxInt',
    fn(
      [INT64, INT64, INT64, INT64],
      INT32,
      (sh, mb, me) => low32(bvor(bvor(shifted(sh, 16), shifted(mb, 8)), me)),
      {
        words: 'a shift or an end of a mask that numbers no bit',
        where: (sh, mb, me, size) =>
          or(...[sh, mb, me].map(count => or(isNegative(count), bvsle(size, count)))),
      },
    ),
  ],
  ['mergePPC64RShiftMask', fn([INT64, INT64, INT64], INT64, shiftMask)],
  [
    'mergePPC64AndSrwi',
    merging([INT64, INT64], (m, s) => {
      const mask = shiftMask(m, s, number(32));
      return { when: isWordMask(mask), rotation: intoWord(bvsub(number(32), s)), mask };
    }),
  ],
  [
    'mergePPC64AndSrdi',
    merging([INT64, INT64], (m, s) => {
      const mask = shiftMask(m, s, number(64));
      const isOfWord = isZero(bvand(rotateLeft(upperWord, bvneg(s)), mask));
      return { when: and(isOfWord, isRunInWord(mask)), rotation: intoWord(bvsub(number(32), s)), mask };
    }),
  ],
  [
    'mergePPC64AndSldi',
    merging([INT64, INT64], (m, s) => {
      const mask = bvand(bvshl(ones, s), m);
      const isOfWord = isZero(bvand(rotateLeft(upperWord, s), mask));
      return { when: and(isOfWord, isRunInWord(mask)), rotation: intoWord(s), mask, panics: isNegative(s) };
    }),
  ],
  [
    'mergePPC64ClrlsldiSrw',
    merging([INT64, INT64], (sld, srw) => {
      const mask = clearedAndShifted(bvlshr(bits(64, 0xffffffffn), srw), sld);
      const rotation = intoWord(bvadd(bvsub(number(32), srw), shiftOf(sld)));
      return { when: and(fits32(mask), not(isZero(mask))), rotation, mask };
    }),
  ],
  [
    'mergePPC64ClrlsldiSrd',
    merging([INT64, INT64], (sld, srd) => {
      const mask = clearedAndShifted(bvlshr(ones, srd), sld);
      const rotation = bvand(bvadd(bvsub(number(64), srd), shiftOf(sld)), lowSix);
      const isOfWord = isZero(bvand(rotateLeft(upperWord, rotation), mask));
      return { when: and(fits32(mask), not(isZero(mask)), isOfWord), rotation: intoWord(rotation), mask };
    }),
  ],
  [
    'mergePPC64ClrlsldiRlwinm',
    merging([INT32, INT64], (sld, rlw) => {
      const { rotation, mask: before } = decoded(rlw);
      const mask = clearedAndShifted(before, sld);
      return {
        when: and(isWordMask(mask), fits32(mask)),
        rotation: intoWord(bvadd(rotation, shiftOf(sld))),
        mask,
      };
    }),
  ],
  [
    'mergePPC64AndRlwinm',
    merging([UINT32, INT64], (m, rlw) => {
      const { rotation, mask: before } = decoded(rlw);
      const mask = bvand(before, zeroExtend(64, m));
      return { when: isWordMask(mask), rotation, mask };
    }),
  ],
  [
    'mergePPC64MovwzregRlwinm',
    fn([INT64], INT64, rlw => {
      const { first, last } = decoded(rlw);
      return ifThenElse(bvslt(last, first), zero, rlw);
    }),
  ],
  [
    'mergePPC64RlwinmAnd',
    merging([INT64, UINT32], (rlw, m) => {
      const { rotation, mask: before } = decoded(rlw);
      const mask = bvand(before, zeroExtend(64, rotateLeft(m, low32(rotation))));
      return { when: isWordMask(mask), rotation, mask };
    }),
  ],
  [
    'mergePPC64SldiRlwinm',
    merging([INT64, INT64], (sldi, rlw) => {
      const { rotation, first, last, mask: before } = decoded(rlw);
      const goesOn = and(not(bvslt(last, first)), not(bvslt(first, sldi)));
      const mask = bvshl(before, sldi);
      return {
        when: and(goesOn, fits32(mask)),
        rotation: intoWord(bvadd(rotation, sldi)),
        mask,
        panics: and(goesOn, isNegative(sldi)),
      };
    }),
  ],
  [
    'mergePPC64SldiSrw',
    merging([INT64, INT64], (sld, srw) => {
      const word = bits(32, -1n);
      const by = (shift: (a: Term, count: Term) => Term, a: Term, count: Term): Term =>
        low32(shift(zeroExtend(64, a), count));
      const both = bvand(by(bvlshr, word, srw), by(bvlshr, word, sld));
      return {
        when: not(or(bvslt(srw, sld), bvsle(number(32), srw))),
        rotation: intoWord(bvadd(bvsub(number(32), srw), sld)),
        mask: zeroExtend(64, by(bvshl, both, sld)),
      };
    }),
  ],
  [
    'mergePPC64RLDICLandSRDconst',
    fn(
      [INT64, INT64],
      INT64,
      (em, s) => {
        const first = bvand(bvlshr(em, number(8)), number(0xff));
        const merged = ifThenElse(bvslt(first, s), bvor(bvand(em, bits(64, ~0xff00n)), shifted(s, 8)), em);
        return bvor(merged, shifted(bvsub(number(64), s), 16));
      },
      {
        words: 'a rotation that is not zero',
        where: (em, s) => {
          const first = bvand(bvlshr(em, number(8)), number(0xff));
          const moved = ifThenElse(bvslt(first, s), bvor(bvand(em, bits(64, ~0xff00n)), shifted(s, 8)), em);
          return not(isZero(bvand(moved, bits(64, 0xff0000n))));
        },
      },
    ),
  ],
  [
    'convertPPC64RldiclAndccconst',
    fn([INT64], INT64, aux => {
      const { rotation, mask } = decoded(aux);
      return ifThenElse(and(isZero(rotation), isZero(bvlshr(mask, number(16)))), mask, zero);
    }),
  ],
];
