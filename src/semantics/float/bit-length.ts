const double = new Float64Array(1);
const word = new Uint32Array(double.buffer);
/** Which half of a double holds its exponent on this machine. */
const high = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** How many bits a non-negative integer takes: 0 for 0, and n for the integers in [2^(n-1), 2^n). */
export function bitLength(value: bigint): number {
  double[0] = Number(value);
  const exponent = (word[high]! >>> 20) - 1023;
  if (exponent === 1024) return bitLengthOfText(value);
  if (exponent < 0) return 0;
  // Conversion to a double rounds, and can round up to the next power of two.
  return value >> BigInt(exponent) === 0n ? exponent : exponent + 1;
}

/** For integers above the range of a double. */
function bitLengthOfText(value: bigint): number {
  const digits = value.toString(16);
  return 4 * digits.length - Math.clz32(Number.parseInt(digits[0]!, 16)) + 28;
}
