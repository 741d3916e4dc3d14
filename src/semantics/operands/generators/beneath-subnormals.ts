import { lowestExponent } from '../../float/index.ts';
import type { Draw, OperandGenerator } from '../generator.ts';
import { encode, orderOf, placeFused } from '../place.ts';
import { factorsBesidePowers } from '../products.ts';
import { coin, pick } from '../random.ts';
import { significand } from '../significands.ts';
import { flipFused } from '../signs.ts';

/** A product between nothing and two of the smallest subnormals, and up to three of those added. */
const fused: Draw = (format, random) => {
  const p = format.significandBits;
  const lowest = lowestExponent(format);
  const [x, y] = coin(random)
    ? factorsBesidePowers(p, random)
    : [significand(p, random), significand(p, random)];
  const operands = flipFused([x, y, 0n], random);
  const low = lowest - pick(random, [2, 2, p, 2 * p]);
  const [a, b] = placeFused(format, operands, x * y, { low, high: lowest }, random);
  return [a!, b!, encode(format, BigInt(random(-3, 3)), lowest)];
};

const product: Draw = (format, random) => fused(format, random).slice(0, 2);

/** The smallest numbers there are; for a conversion, a number about the smallest of a shorter format. */
const number: Draw = (format, random) => {
  const value = significand(random(1, format.significandBits), random);
  const order = pick(random, [-149, -133, -25, -24, lowestExponent(format)]) + random(-1, 2);
  return [encode(format, coin(random) ? value : -value, order - orderOf(value))];
};

export const beneathSubnormals: OperandGenerator = {
  name: 'beneath subnormals',
  description: 'The exact product is less than two of the smallest subnormal number, mostly less than one.',
  models: ['B6'],
  draws: { 1: number, 2: product, 3: fused },
};
