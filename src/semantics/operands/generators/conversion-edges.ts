import { BFLOAT16, BINARY16, BINARY32, BINARY64, lowestExponent } from '../../float/index.ts';
import type { Draw, OperandGenerator } from '../generator.ts';
import { encode } from '../place.ts';
import { coin, pick } from '../random.ts';
import { significand, tail } from '../significands.ts';

const formats = [BINARY16, BFLOAT16, BINARY32, BINARY64];

/** Exponents of the ends of integer types, of the integers that are exact, and of the standard formats. */
const exponents: readonly number[] = [
  ...[-2, -1, 0, 1, 7, 8, 15, 16, 31, 32, 63, 64],
  ...formats.flatMap(format => [
    ...[format.maxExponent, format.maxExponent + 1, format.minExponent, lowestExponent(format)],
    ...[lowestExponent(format) - 1, format.significandBits - 1, format.significandBits],
  ]),
];

/** A number whose leading bits are all ones or a one and zeros, down to any place, about a power of two. */
const number: Draw = (format, random) => {
  const p = format.significandBits;
  const exponent = pick(random, exponents);
  const width = random(1, p - 1);
  const offset = pick(random, [0n, 1n, tail(width, random)]);
  const power = 1n << BigInt(p);
  const value =
    random(0, 4) === 0 ? significand(p + 1, random) : coin(random) ? power + offset : power - offset;
  return [encode(format, coin(random) ? value : -value, exponent - p)];
};

export const conversionEdges: OperandGenerator = {
  name: 'conversion edges',
  description: 'The operand is about an end of an integer type or of a standard format.',
  models: ['B2', 'B4', 'B5'],
  draws: { 1: number },
};
