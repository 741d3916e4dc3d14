/**
 * Values worth trying for one input, simplest first: numbers a person would choose, then the corners of the
 * format, then random encodings that favour no part of the format over another.
 */
import type { Input } from '../../model/obligation.ts';
import { type Format, parseValue } from '../../semantics/float/index.ts';

/** A source of random integers: uniform between the bounds, both included. */
export type Random = (low: number, high: number) => number;

/** Numbers a person would choose, simplest first; infinities and zeros come late. */
const humanNumbers = [
  ...['2', '3', '5', '1', '7', '10', '-1', '-2', '-3', '-5', '4', '-4', '-10'],
  ...['0.5', '0.1', '-0.5', '-0.1', '0.3', '1.5', '-1.5', '100'],
  ...['0', '-0', 'inf', '-inf', 'nan'],
];

const humanIntegers = [1n, 2n, 3n, 5n, 7n, 8n, 10n, 0n, -1n, -2n, 16n, 31n, 63n, 64n, 100n, 127n, 128n, 255n];

/**
 * The ladder of an input: its simplest values. Inputs start at different primes, so that the first choice
 * for x, y, z is 2, 3, 5 and no two operands are mistaken for each other.
 */
export function ladder(input: Input, order: number): readonly bigint[] {
  const values = simplest(input);
  const first = values[order % 3]!;
  return [first, ...values.filter(value => value !== first)];
}

function simplest({ variable, format }: Input): readonly bigint[] {
  if (variable.sort === 'Bool') return [1n, 0n, 1n];
  if (format !== undefined) return humanNumbers.map(text => parseValue(format, text));
  const { sort } = variable;
  return [...new Set(humanIntegers.map(value => BigInt.asUintN(sort, value)))];
}

/** The corners of an input's sort, each with both signs. */
export function corners({ variable, format }: Input): readonly bigint[] {
  if (variable.sort === 'Bool') return [0n, 1n];
  return format === undefined ? integerCorners(variable.sort) : numberCorners(format);
}

function numberCorners(format: Format): readonly bigint[] {
  const { infinity, fractionMask, quietBit, signMask } = format;
  const unit = fractionMask + 1n;
  const one = BigInt(format.maxExponent) * unit;
  const positive = [
    ...[0n, 1n, fractionMask, unit, unit + 1n],
    ...[one - 1n, one, one + 1n, one + unit, one + quietBit],
    ...[one + BigInt(format.significandBits) * unit, one - BigInt(format.significandBits) * unit],
    ...[infinity - unit, infinity - 1n, infinity],
    // Quiet NaNs, canonical and not, and signalling ones.
    ...[infinity + quietBit, infinity + fractionMask, infinity + 1n],
  ].filter(value => value >= 0n && value < signMask);
  return [...new Set(positive)].flatMap(value => [value, value | signMask]);
}

function integerCorners(width: number): readonly bigint[] {
  const powers = Array.from({ length: width }, (_, bit) => 1n << BigInt(bit));
  const values = powers.flatMap(power => [power, power - 1n, -power, -power - 1n]);
  return [...new Set([...values, 0n].map(value => BigInt.asUintN(width, value)))];
}

/** A random value. Numbers have uniform exponents, or near that of 1; fractions are uniform, or few bits. */
export function randomValue({ variable, format }: Input, random: Random): bigint {
  if (variable.sort === 'Bool') return BigInt(random(0, 1));
  if (format === undefined) return randomBits(variable.sort, random);
  const { exponentBits, significandBits, maxExponent } = format;
  const fractionBits = significandBits - 1;
  const widest = 2 ** exponentBits - 1;
  const near = Math.min(maxExponent, significandBits + 2);
  const exponent =
    random(0, 1) === 0 ? random(0, widest) : random(maxExponent - near, Math.min(widest, maxExponent + near));
  const fraction = random(0, 2) > 0 ? randomBits(fractionBits, random) : fewBits(fractionBits, random);
  const sign = random(0, 1) === 0 ? 0n : format.signMask;
  return sign | (BigInt(exponent) << BigInt(fractionBits)) | fraction;
}

function randomBits(width: number, random: Random): bigint {
  let value = 0n;
  for (let bit = 0; bit < width; bit += 16) value = (value << 16n) | BigInt(random(0, 0xffff));
  return BigInt.asUintN(width, value);
}

/** Up to two powers of two, or all ones below one. */
function fewBits(width: number, random: Random): bigint {
  const power = (): bigint => 1n << BigInt(random(0, width));
  return BigInt.asUintN(width, random(0, 1) === 0 ? power() - 1n : power() | power());
}
