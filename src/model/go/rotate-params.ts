/** The methods of Go's s390x.RotateParams, by the masks that they stand for. */
import { selectedBits } from '../../semantics/ops/s390x/rotate.ts';
import {
  and,
  bits,
  bvadd,
  bvand,
  bvneg,
  bvnot,
  bvsub,
  concat,
  countLeadingZeros,
  countTrailingZeros,
  equal,
  extract,
  fromTruth,
  not,
  or,
  rotateLeft,
  zeroExtend,
} from '../../semantics/term/build.ts';
import type { Term } from '../../semantics/term/term.ts';

const amountOf = (params: Term): Term => extract(7, 0, params);
const as64 = (count: Term): Term => zeroExtend(64, extract(5, 0, count));
const sixBits = (a: Term): Term => zeroExtend(8, extract(5, 0, a));

export const outMask = selectedBits;
export const inMask = (params: Term): Term => rotateLeft(outMask(params), bvneg(as64(amountOf(params))));

export const rotatedBy = (params: Term, amount: Term): Term =>
  concat(extract(23, 8, params), sixBits(bvadd(amountOf(params), amount)));

const ones = bits(64, -1n);
/** The lowest bit of each run of ones, which may go around; none where all are ones. */
const lowestOfRuns = (a: Term): Term => bvand(a, bvnot(rotateLeft(a, bits(64, 1n))));
const highestOfRuns = (a: Term): Term => bvand(a, bvnot(rotateLeft(a, ones)));
function isRun(a: Term): Term {
  const lowest = lowestOfRuns(a);
  return and(not(equal(a, bits(64, 0n))), equal(bvand(lowest, bvsub(lowest, bits(64, 1n))), bits(64, 0n)));
}

const merged = (params: Term, mask: Term): Term => bvand(mask, outMask(params));

/** A pointer to the parameters that select what both do: nil unless that is one run of bits. */
export function outMerge(params: Term, mask: Term): Term {
  const both = merged(params, mask);
  const start = sixBits(countLeadingZeros(highestOfRuns(both)));
  const end = sixBits(bvsub(bits(64, 63n), countTrailingZeros(lowestOfRuns(both))));
  return concat(fromTruth(1, isRun(both)), concat(start, concat(end, amountOf(params))));
}

/** What the bits that `outMerge` selects are, which its parameters show only to who counts zeros. */
export function outMergeSelects(params: Term, mask: Term): Term {
  const both = merged(params, mask);
  return or(not(isRun(both)), equal(outMask(extract(23, 0, outMerge(params, mask))), both));
}

/** The mask is of the operand before it is rotated. */
const rotatedMask = (params: Term, mask: Term): Term => rotateLeft(mask, as64(amountOf(params)));
export const inMerge = (params: Term, mask: Term): Term => outMerge(params, rotatedMask(params, mask));
export const inMergeSelects = (params: Term, mask: Term): Term =>
  outMergeSelects(params, rotatedMask(params, mask));
