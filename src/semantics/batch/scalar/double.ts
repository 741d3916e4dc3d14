/**
 * Binary64 numbers of JavaScript by their bits, and the error-free transformations on them. As in the kernels,
 * these hold where nothing overflows or underflows; callers see to it.
 */

const value = new Float64Array(1);
const words = new Uint32Array(value.buffer);
/** Where the words of a double are on this machine. */
export const low = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1;
export const high = 1 - low;

const leastPower = -1022;
/** A table, for writing words and reading a double makes a processor wait. */
const powers = new Float64Array(2046);
for (let exponent = leastPower; exponent <= 1023; exponent++) powers[exponent - leastPower] = 2 ** exponent;

/** 2^exponent, a normal number. */
export function power(exponent: number): number {
  return powers[exponent - leastPower]!;
}

/** The n for which 2^n <= |a| < 2^(n+1), of a normal number. */
export function exponentOf(a: number): number {
  value[0] = a;
  return ((words[high]! >>> 20) & 0x7ff) - 1023;
}

export function isNegative(a: number): boolean {
  value[0] = a;
  return words[high]! >>> 31 === 1;
}

/** The next number away from zero, of a finite number. */
export function outward(a: number): number {
  value[0] = a;
  words[low]! += 1;
  if (words[low] === 0) words[high]! += 1;
  return value[0];
}

/** The next number toward zero, of a number other than zero. */
export function inward(a: number): number {
  value[0] = a;
  if (words[low] === 0) words[high]! -= 1;
  words[low]! -= 1;
  return value[0];
}

/** The 26 or fewer leading bits of the significand, rounded; what is left has as many (Veltkamp). */
function leading(a: number): number {
  const scaled = a * 134217729;
  return scaled - (scaled - a);
}

/** a * b - product, where `product` is a * b rounded (Dekker). */
export function productError(a: number, b: number, product: number): number {
  const [aHigh, bHigh] = [leading(a), leading(b)];
  const [aLow, bLow] = [a - aHigh, b - bHigh];
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** a + b - sum, where `sum` is a + b rounded (Knuth). */
export function sumError(a: number, b: number, sum: number): number {
  const ofB = sum - a;
  return a - (sum - ofB) + (b - ofB);
}

/**
 * a + b rounded to odd: where it is no number, the neighbour with an odd significand, which rounds further as
 * the exact sum does (Boldo and Melquiond, Emulation of FMA and correctly rounded sums, 2008).
 */
export function oddSum(a: number, b: number): number {
  const sum = a + b;
  const error = sumError(a, b, sum);
  if (error === 0) return sum;
  const truncated = error > 0 === sum > 0 ? sum : inward(sum);
  value[0] = truncated;
  words[low]! |= 1;
  return value[0];
}
