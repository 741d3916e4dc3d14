import { type Draw, type OperandGenerator, oneOf } from '../generator.ts';
import { normalOrders, placeFused } from '../place.ts';
import { smallFactors } from '../products.ts';
import { pick, randomBits } from '../random.ts';
import { half } from '../significands.ts';
import { flipFused } from '../signs.ts';
import { movedProduct, multiplied, narrowed, summed } from './roundings.ts';

/**
 * The product is an odd count of halves of the last place of z, and short of an eighth of z. So far is z from
 * powers of two that the sum has the same last place.
 */
const halfProduct: Draw = (format, random) => {
  const p = format.significandBits;
  const [x, y] = smallFactors(Math.max(2, p - 2), random);
  const leading = pick(random, [0b101n, 0b110n]) << BigInt(Math.max(0, p - 3));
  const z = (leading | randomBits(Math.max(0, p - 3), random)) << 1n;
  return placeFused(
    format,
    flipFused([x, y, random(0, 1) === 0 ? z : -z], random),
    z,
    normalOrders(format),
    random,
  );
};

export const ties: OperandGenerator = {
  name: 'ties',
  description: 'The exact sum, product or fused result lies half-way between two numbers.',
  models: ['B3', 'B8'],
  draws: {
    1: narrowed(half),
    2: oneOf(summed(half), multiplied(half)),
    3: oneOf(movedProduct(half), halfProduct),
  },
};
