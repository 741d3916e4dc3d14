/**
 * The constants by which Go's compiler divides unsigned integers without dividing, as its magic.go computes them:
 * exactly, and of every divisor. The functions are called by their width, `umagic32`, and give a struct.
 */
import {
  bits,
  bvadd,
  bvand,
  bvshl,
  bvsub,
  bvudiv,
  concat,
  countLeadingZeros,
  equal,
  extract,
  not,
  zeroExtend,
} from '../../semantics/term/build.ts';
import type { Term } from '../../semantics/term/term.ts';
import { fn, type GoFunction } from './go-function.ts';
import { BOOL, INT8, INT16, INT32, INT64, record, UINT64 } from './type.ts';

const zeroOf = (a: Term): Term => bits(a.sort as number, 0n);
const isZero = (a: Term): Term => equal(a, zeroOf(a));
/** Neither zero nor a power of two, as an unsigned integer. */
const isNoPower = (c: Term): Term => not(isZero(bvand(c, bvsub(c, bits(c.sort as number, 1n)))));

/** 2^(width + shift) / c, rounded up: fewer bits than twice the width and two. */
function reciprocal(c: Term, shift: Term): Term {
  const width = c.sort as number;
  const wide = 2 * width + 2;
  const [divisor, one] = [zeroExtend(wide, c), bits(wide, 1n)];
  const power = bvshl(one, bvadd(zeroExtend(wide, shift), bits(wide, BigInt(width))));
  return bvudiv(bvsub(bvadd(power, divisor), one), divisor);
}

const bitLength = (c: Term): Term =>
  bvsub(bits(c.sort as number, BigInt(c.sort as number)), countLeadingZeros(c));

const UMAGIC = record('umagicData', { s: INT64, m: UINT64 });

/** A struct of its fields, the first on top. */
const fields = (...values: readonly Term[]): Term =>
  values.map(value => zeroExtend(64, value)).reduce((high, low) => concat(high, low));

function umagic(c: Term): Term {
  const shift = bitLength(c);
  return fields(shift, extract((c.sort as number) - 1, 0, reciprocal(c, shift)));
}

const unusable = { words: 'a magic number of 0 or a power of two', where: (c: Term) => not(isNoPower(c)) };

const widths = [
  [8, INT8],
  [16, INT16],
  [32, INT32],
  [64, INT64],
] as const;

export const magicFunctions: readonly (readonly [string, GoFunction])[] = widths.flatMap(([width, type]) => [
  [`umagicOK${width}`, fn([type], BOOL, isNoPower)],
  [`umagic${width}`, fn([type], UMAGIC, umagic, unusable)],
]);
