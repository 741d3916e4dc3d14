/**
 * Values worth trying for one input, simplest first: numbers a person would choose, then the corners of the
 * format, then random ones.
 */

import type { Input } from '../../model/claim.ts';
import { type Format, parseValue } from '../../semantics/float/index.ts';
import { drawOperands } from '../../semantics/operands/index.ts';
import { type Random, randomBits } from '../../semantics/operands/random.ts';
import { remembered } from '../../semantics/remembered.ts';
import { type Sort, widthOfSort } from '../../semantics/term/sort.ts';

export type { Random };

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
export function ladder({ variable, format, examples = [] }: Input, order: number): readonly bigint[] {
  const usual = usualLadders(format ?? variable.sort);
  if (format !== undefined || examples.length === 0) return usual[order % usual.length]!;
  const own = laddersOf([...new Set([...examples, ...usual[0]!])]);
  return own[order % own.length]!;
}

// Made once for each sort or format: rules ask for the same ones again and again.
const usualLadders = remembered((kind: Format | Sort) => {
  if (kind === 'Bool') return laddersOf([1n, 0n, 1n]);
  return laddersOf(
    typeof kind === 'object'
      ? humanNumbers.map(text => parseValue(kind, text))
      : [...new Set(humanIntegers.map(value => BigInt.asUintN(widthOfSort(kind), value)))],
  );
});

/** The same values with each of the first three at their head. */
const laddersOf = (values: readonly bigint[]): readonly (readonly bigint[])[] =>
  values.slice(0, 3).map(first => [first, ...values.filter(value => value !== first)]);

/** What depends on nothing but the sort and the format of an input, worked out once for all that have them. */
export function onceForAlike<Made>(make: (input: Input) => Made): (input: Input) => Made {
  const known = new Map<Format | Sort, Made>();
  return input => {
    const kind = input.format ?? input.variable.sort;
    const made = known.get(kind) ?? make(input);
    known.set(kind, made);
    return made;
  };
}

/** The corners of an input's sort, each with both signs. */
export function corners({ variable, format }: Input): readonly bigint[] {
  if (variable.sort === 'Bool') return [0n, 1n];
  return format === undefined ? integerCorners(widthOfSort(variable.sort)) : numberCorners(format);
}

const numberCorners = remembered((format: Format): readonly bigint[] => {
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
});

const integerCorners = remembered((width: number): readonly bigint[] => {
  const powers = Array.from({ length: width }, (_, bit) => 1n << BigInt(bit));
  const values = powers.flatMap(power => [power, power - 1n, -power, -power - 1n]);
  return [...new Set([...values, 0n].map(value => BigInt.asUintN(width, value)))];
});

/** A random value: any integer, or a number of any of the kinds that arithmetic goes wrong on. */
export function randomValue({ variable, format }: Input, random: Random): bigint {
  if (variable.sort === 'Bool') return BigInt(random(0, 1));
  return format === undefined
    ? randomBits(widthOfSort(variable.sort), random)
    : drawOperands(format, 1, random)[0]!;
}
