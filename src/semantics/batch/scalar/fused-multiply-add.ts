/**
 * The fused multiply-add of binary64 in plain JavaScript numbers: the scalar counterpart of the kernel, to
 * check it against on many operands. The exact path in `float` stays the oracle of both.
 */
import { Flag, type Flags, type RoundingMode } from '../../float/environment.ts';
import {
  exponentOf,
  high,
  inward,
  isNegative,
  low,
  oddSum,
  outward,
  power,
  productError,
  sumError,
} from './double.ts';

/** Beyond so many powers of two apart, the smaller of two terms only breaks ties and directs rounding. */
const reach = 128;

type Column = Float64Array<ArrayBuffer>;

/**
 * x * y + z for each element, rounded once, with the flags of each. NaN results are canonical. Operands come in
 * typed arrays because a JavaScript number need not keep the payload of a NaN.
 */
export function fusedMultiplyAddAll(
  [x, y, z]: readonly [Column, Column, Column],
  rounding: RoundingMode,
  results: Column,
  flags: Uint8Array,
): void {
  const [xWords, yWords, zWords, resultWords] = [x, y, z, results].map(
    column => new Uint32Array(column.buffer, column.byteOffset, 2 * column.length),
  ) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  const result: Rounded = { value: 0, flags: 0 };
  for (let index = 0; index < results.length; index++) {
    const [a, b, c] = [x[index]!, y[index]!, z[index]!];
    // A difference of a finite number with itself is 0, else NaN.
    if (a - a + (b - b) + (c - c) === 0) {
      fuseFinite(a, b, c, rounding, result);
    } else {
      const signaling =
        isSignaling(xWords, index) || isSignaling(yWords, index) || isSignaling(zWords, index);
      fuseSpecial(a, b, c, signaling, result);
    }
    results[index] = result.value;
    flags[index] = result.flags;
    if (Number.isNaN(result.value)) {
      resultWords[2 * index + low] = 0;
      resultWords[2 * index + high] = 0x7ff80000;
    }
  }
}

/** Where results are left: allocating one for each would cost as much as computing it. */
interface Rounded {
  value: number;
  flags: Flags;
}

function isSignaling(words: Uint32Array, index: number): boolean {
  const top = words[2 * index + high]! & 0x7fffffff;
  return top >>> 19 === 0xffe && ((top & 0x7ffff) !== 0 || words[2 * index + low] !== 0);
}

/** One operand at least is infinite or a NaN, so that nothing is rounded. */
function fuseSpecial(x: number, y: number, z: number, signaling: boolean, result: Rounded): void {
  const product = Number.isFinite(x) && Number.isFinite(y) ? 0 : x * y;
  const sum = product + z;
  // Infinity times zero is invalid even where the addend is a quiet NaN (RISC-V unprivileged ISA, 20.6).
  const undefinedProduct = Number.isNaN(product) && !Number.isNaN(x) && !Number.isNaN(y);
  const undefinedSum = Number.isNaN(sum) && !Number.isNaN(product) && !Number.isNaN(z);
  result.value = sum;
  result.flags = signaling || undefinedProduct || undefinedSum ? Flag.NV : 0;
}

function fuseFinite(x: number, y: number, z: number, rounding: RoundingMode, result: Rounded): void {
  const productIsNegative = isNegative(x) !== isNegative(y);
  if (x === 0 || y === 0) {
    result.flags = 0;
    result.value = z === 0 ? zeroSum(productIsNegative, isNegative(z), rounding) : z;
    return;
  }
  // Significands of magnitude 1 up to 2, and the exponents that were taken off. A zero has none: as low as any.
  const xExponent = order(x);
  const yExponent = order(y);
  const productExponent = xExponent + yExponent;
  const zExponent = z === 0 ? productExponent - reach : order(z);
  const a = scale(x, -xExponent);
  const b = scale(y, -yExponent);
  const c = z === 0 ? 0 : scale(z, -zExponent);

  const apart = Math.min(zExponent - productExponent, reach);
  const exponent = zExponent - apart;
  const addend = c * power(Math.max(apart, -reach));

  // The exact product is product + error; all four terms below add up to the exact sum.
  const product = a * b;
  const error = productError(a, b, product);
  const lower = addend + error;
  const sum = product + lower;
  const rest = oddSum(sumError(product, lower, sum), sumError(addend, error, lower));
  if (sum + rest === 0) {
    result.flags = 0;
    result.value = zeroSum(productIsNegative, isNegative(z), rounding);
    return;
  }
  round(sum, rest, exponent, rounding, result);
}

/** The n for which 2^n <= |a| < 2^(n+1), of a finite number other than zero. */
function order(a: number): number {
  const exponent = exponentOf(a);
  return exponent === -1023 ? exponentOf(a * 2 ** 54) - 54 : exponent;
}

/** a * 2^exponent in two steps, for an exponent of up to 1074 either way and an exact result of magnitude 1 to 2. */
function scale(a: number, exponent: number): number {
  const half = exponent >> 1;
  return a * power(half) * power(exponent - half);
}

/** The sign of an exact zero sum (IEEE 754-2019, 6.3). */
function zeroSum(a: boolean, b: boolean, rounding: RoundingMode): number {
  return (rounding === 'rdn' ? a || b : a && b) ? -0 : 0;
}

/** Rounds (sum + rest) * 2^exponent, which is not zero; `sum` is the larger term, or zero. */
function round(sum: number, rest: number, exponent: number, rounding: RoundingMode, result: Rounded): void {
  const nearest = sum + rest;
  const error = rest - (nearest - sum);
  const value = directed(nearest, error, rounding);
  const size = exponentOf(value) + exponent;
  if (size > 1023) {
    result.flags = Flag.OF | Flag.NX;
    result.value = overflow(value < 0, rounding);
  } else if (size >= -1022) {
    result.flags = error === 0 ? 0 : Flag.NX;
    result.value = value * power(exponent >> 1) * power(exponent - (exponent >> 1));
  } else {
    roundSubnormal(sum, rest, exponent, value < 0, rounding, result);
  }
}

/**
 * Rounds a number below the normal range to a multiple of 2^-1074: it is added to the power of two that has
 * this as its last place. Both are in units of 2^exponent.
 */
function roundSubnormal(
  sum: number,
  rest: number,
  exponent: number,
  negative: boolean,
  rounding: RoundingMode,
  result: Rounded,
): void {
  // Held in reach: far above the significands, all that counts is that they are not zero.
  const size = Math.min(-1022 - exponent, 2 * reach);
  const base = negative ? -power(size) : power(size);
  const upper = base + sum;
  const odd = oddSum(sum - (upper - base), rest);
  const nearest = upper + odd;
  const error = odd - (nearest - upper);
  const value = directed(nearest, error, rounding) - base;
  result.flags = error === 0 ? 0 : Flag.UF | Flag.NX;
  const count = Math.abs(value) * power(52 - size);
  result.value = negative ? -(count * Number.MIN_VALUE) : count * Number.MIN_VALUE;
}

/** The sum `nearest + error` in another mode, where `nearest` is rounded to nearest even. */
function directed(nearest: number, error: number, rounding: RoundingMode): number {
  if (error === 0) return nearest;
  switch (rounding) {
    case 'rne':
      return nearest;
    case 'rtz':
      return error > 0 === nearest > 0 ? nearest : inward(nearest);
    case 'rup':
      return error < 0 ? nearest : nearest > 0 ? outward(nearest) : inward(nearest);
    case 'rdn':
      return error > 0 ? nearest : nearest > 0 ? inward(nearest) : outward(nearest);
    case 'rmm': {
      // A tie that went to the even neighbour below in magnitude: twice the error is one step.
      const next = outward(nearest);
      return next - nearest === 2 * error ? next : nearest;
    }
  }
}

/** Infinity or the largest finite number (IEEE 754-2019, 7.4). */
function overflow(negative: boolean, rounding: RoundingMode): number {
  const finite = rounding === 'rtz' || rounding === (negative ? 'rup' : 'rdn');
  const magnitude = finite ? Number.MAX_VALUE : Infinity;
  return negative ? -magnitude : magnitude;
}
