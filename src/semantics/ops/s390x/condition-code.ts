/**
 * The condition code, a number from 0 to 3, who sets it and what reads it (z/Architecture Principles of Operation,
 * chapter 4, condition code). A mask has a bit for each, that of 0 the highest; InvertFlags exchanges 1 and 2.
 */
import type { Format } from '../../float/format.ts';
import {
  bits,
  bvlshr,
  bvslt,
  bvsub,
  bvult,
  concat,
  equal,
  extract,
  floatEqual,
  fromTruth,
  ifThenElse,
  less,
  not,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low } from '../entry.ts';
import { aux, flags } from '../table.ts';

/** By the weights of its bits. */
export const cc = { ...flags('CC1', 'CC2'), isCode: true } as const;

export const code = (value: number): Term => bits(2, BigInt(value));

/** 0 where the operands are equal, 1 where the first is low, else 2. */
const compares =
  (isLess: (a: Term, b: Term) => Term) =>
  (a: Term, b: Term): Term =>
    ifThenElse(equal(a, b), code(0), ifThenElse(isLess(a, b), code(1), code(2)));
export const compareSigned = compares(bvslt);
export const compareUnsigned = compares(bvult);

/** 3 where the operands are unordered. */
export const compareNumbers =
  (format: Format) =>
  (a: Term, b: Term): Term =>
    ifThenElse(
      floatEqual(format, a, b),
      code(0),
      ifThenElse(less(format, a, b), code(1), ifThenElse(less(format, b, a), code(2), code(3))),
    );

/** Of sums and loads that test: how a number compares with zero. */
export const compareWithZero = (format: Format, a: Term): Term =>
  compareNumbers(format)(a, bits(format.width, 0n));

/** Logical sums and differences: 2 is added for a carry, or where nothing is borrowed, and 1 for a result that is not zero. */
export const codeOfLogical = (result: Term, carry: Term): Term =>
  concat(carry, fromTruth(1, not(equal(result, bits(result.sort as number, 0n)))));

/** The carry, one bit: or that nothing was borrowed. */
export const carryOf = (f: Term): Term => extract(1, 1, f);

export const exchanged = (f: Term): Term => concat(extract(0, 0, f), extract(1, 1, f));

/** Whether the mask has the bit of the condition code. */
export const selects = (mask: Term, f: Term): Term =>
  equal(low(1, bvlshr(low(4, mask), bvsub(bits(4, 3n), zeroExtend(4, f)))), bits(1, 1n));

const words = 'the mask has four bits';
const isMask = (mask: Term): Term => bvult(mask, bits(8, 16n));

export const mask = aux('S390XCCMask', { encodable: { words, condition: m => isMask(m!) } });
/** The constant that is compared comes before its mask. */
export const maskAndInt8 = aux('S390XCCMaskInt8', { encodable: { words, condition: (_, m) => isMask(m!) } });
export const maskAndUint8 = aux('S390XCCMaskUint8', {
  encodable: { words, condition: (_, m) => isMask(m!) },
});
