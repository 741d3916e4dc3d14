import { BINARY32, BINARY64, type Format } from '../../../src/semantics/float/format.ts';
import type { Kind } from './instructions.ts';

/** Operands that meet each other where floating point goes wrong, as whole registers. */
export const lattices: Readonly<Record<Kind, readonly bigint[]>> = {
  s: floats(BINARY32).map(bits => bits | 0xffffffff00000000n),
  d: floats(BINARY64),
  i: integers(),
  w: words(),
  /** Few, where three of them meet: counts about the widths of 32 and 8 bits, ends, and a pattern. */
  n: [
    ...[0n, 1n, 2n, 31n, 32n, 33n, 63n, 255n, 256n],
    ...[0x7fffffffn, 0x80000000n, 0xffffffffn, 0x12345678n, 0xfedcba98n],
  ],
  /** In the low bits; no machine has more than six. */
  c: corners(),
  f: Array.from({ length: 64 }, (_, flags) => BigInt(flags)),
};

/** Both signs of: zero, subnormals, neighbours of powers of two, ties, integer limits, infinity, NaNs. */
function floats({ maxExponent, minExponent, significandBits, ...format }: Format): bigint[] {
  const { infinity, fractionMask, quietBit, signMask } = format;
  const fractionBits = significandBits - 1;
  /** (1 + fraction / 2^fractionBits) * 2^exponent. */
  const normal = (exponent: number, fraction = 0n) =>
    (BigInt(exponent + maxExponent) << BigInt(fractionBits)) + fraction;
  const half = quietBit;

  const magnitudes = [
    0n,
    // Subnormals, and the numbers next to them.
    ...[1n, 2n, half, fractionMask],
    ...[
      normal(minExponent),
      normal(minExponent, 1n),
      normal(minExponent, fractionMask),
      normal(minExponent + 1),
    ],
    // Factors of a product about the smallest normal number.
    ...[normal(minExponent >> 1), normal(minExponent >> 1, 1n), normal(minExponent >> 1, fractionMask)],
    // Terms that vanish in a sum with 1, or tie, or just do not.
    ...[normal(-fractionBits - 1), normal(-fractionBits - 1, 1n), normal(-fractionBits - 2, fractionMask)],
    normal(-fractionBits),
    // About 1.
    ...[normal(-1), normal(-1, half), normal(-1, fractionMask)],
    ...[normal(0), normal(0, 1n), normal(0, 2n), normal(0, half), normal(0, fractionMask)],
    ...[normal(1), normal(1, half)],
    // Integers and halves at the end of their precision.
    ...[normal(fractionBits - 1, fractionMask), normal(fractionBits, 1n), normal(fractionBits + 1)],
    // Ends of the ranges of integers.
    ...[normal(30, fractionMask), normal(31), normal(32), normal(62, fractionMask), normal(63), normal(64)],
    // Factors about the largest number, and what lies next to it.
    ...[normal(maxExponent >> 1, fractionMask), normal((maxExponent + 1) >> 1)],
    ...[normal(maxExponent - significandBits), normal(maxExponent), infinity - 1n],
    infinity,
    // NaNs: quiet and signaling, of small and large payload.
    ...[infinity | quietBit, infinity | fractionMask, infinity | 1n, infinity | (quietBit - 1n)],
  ];
  return [...magnitudes, ...magnitudes.map(bits => bits | signMask)];
}

/** Both signs of small integers, of powers of two with their neighbours, and of ties in both widths. */
function integers(): bigint[] {
  const powers = [7, 8, 23, 24, 25, 31, 32, 52, 53, 54, 62, 63].map(n => 1n << BigInt(n));
  const ties = [
    ...[(1n << 25n) + 2n, (1n << 25n) + 6n, (1n << 32n) + (1n << 8n), (1n << 63n) + (1n << 39n)],
    ...[(1n << 54n) + 2n, (1n << 54n) + 6n, (1n << 63n) + (1n << 10n), (1n << 63n) + (3n << 10n)],
  ];
  const magnitudes = [0n, 1n, 2n, 3n, 5n, ...powers.flatMap(p => [p - 1n, p, p + 1n])];
  const all = [...magnitudes, ...ties.flatMap(tie => [tie - 1n, tie, tie + 1n])];
  return [...new Set([...all, ...all.map(n => -n)].map(n => BigInt.asUintN(64, n)))];
}

/** Small numbers, and the ends of words and half-words. */
function corners(): bigint[] {
  const ends = [31, 32, 63].map(n => 1n << BigInt(n)).flatMap(end => [end - 1n, end]);
  const patterns = [0x0123456789abcdefn, 0xfedcba9876543210n];
  const small = Array.from({ length: 8 }, (_, index) => BigInt(index));
  return [...small, ...[...ends, ...[-1n, -2n, -(1n << 31n)]].map(n => BigInt.asUintN(64, n)), ...patterns];
}

/** Small counts, the ends of each width and what lies next to them, and patterns whose bits tell places apart. */
function words(): bigint[] {
  const ends = [8, 16, 32, 64].flatMap(width => [
    BigInt(width),
    1n << BigInt(width - 1),
    1n << BigInt(width),
  ]);
  const patterns = [0x0123456789abcdefn, 0xfedcba9876543210n, 0x5555555555555555n, 0x00ff00ff00ff00ffn];
  const magnitudes = [0n, 1n, 2n, 3n, 5n, 6n, ...ends.flatMap(end => [end - 1n, end, end + 1n])];
  return [
    ...new Set([...magnitudes, ...magnitudes.map(n => -n), ...patterns].map(n => BigInt.asUintN(64, n))),
  ];
}
