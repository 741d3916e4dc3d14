/** The parameters of "rotate then ... selected bits" (z/Architecture Principles of Operation, chapter 7). */
import {
  bits,
  bvand,
  bvlshr,
  bvor,
  bvshl,
  bvsub,
  bvule,
  extract,
  ifThenElse,
  rotateLeft,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';

/** The six bits that the instruction reads of one of its parameters, as wide as what they shift. */
const parameter = (lowest: number, params: Term): Term => zeroExtend(64, extract(lowest + 5, lowest, params));

/** Bits are numbered from the top, and those selected go around past the last one. */
export function selectedBits(params: Term): Term {
  const [start, end] = [parameter(16, params), parameter(8, params)];
  const fromStart = bvlshr(bits(64, -1n), start);
  const toEnd = bvshl(bits(64, -1n), bvsub(bits(64, 63n), end));
  return ifThenElse(bvule(start, end), bvand(fromStart, toEnd), bvor(fromStart, toEnd));
}

/** The selected bits of the rotated operand, the others zero. */
export const rotateThenSelect = (a: Term, params: Term): Term =>
  bvand(rotateLeft(a, parameter(0, params)), selectedBits(params));
