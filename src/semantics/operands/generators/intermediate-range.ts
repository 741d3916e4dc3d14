import { lowestExponent } from '../../float/index.ts';
import { type Draw, type OperandGenerator, oneOf } from '../generator.ts';
import { exactly, normalOrders, orderOf, placeFused, placeOne } from '../place.ts';
import { coin } from '../random.ts';
import { significand } from '../significands.ts';
import { anySigns, flipFused } from '../signs.ts';

/** The product alone overflows; the addend of the other sign, just in range, brings the sum back. */
const overflowing: Draw = (format, random) => {
  const p = format.significandBits;
  for (;;) {
    const [x, y] = [significand(p, random), significand(p, random)];
    const product = x * y;
    const z = significand(p, random) << BigInt(orderOf(product) - p);
    if (orderOf(product - z) > orderOf(z)) continue;
    return placeFused(format, flipFused([x, y, -z], random), z, exactly(format.maxExponent), random);
  }
};

/** The product alone underflows, to zero mostly; the addend is any number, often a power of two. */
const underflowing: Draw = (format, random) => {
  const p = format.significandBits;
  const [x, y, none] = flipFused([significand(p, random), significand(p, random), 0n], random);
  const high = lowestExponent(format);
  const [a, b] = placeFused(format, [x, y, none], x * y, { low: high - 3 * p, high }, random);
  const z = coin(random) ? 1n << BigInt(p - 1) : significand(p, random);
  return [a!, b!, ...anySigns(format, placeOne(format, z, normalOrders(format), random), random)];
};

export const intermediateRange: OperandGenerator = {
  name: 'intermediate range',
  description: 'The product alone is out of the range of the format, and the fused result is not.',
  models: ['B18'],
  draws: { 3: oneOf(overflowing, underflowing) },
};
