import { type Draw, type OperandGenerator, oneOf } from '../generator.ts';
import { normalOrders, orderOf, placeFused, placeSum } from '../place.ts';
import type { Random } from '../random.ts';
import { significand } from '../significands.ts';
import { flipAll, flipFused } from '../signs.ts';

const anySign = (random: Random): bigint => BigInt(1 - 2 * random(0, 1));

const sum: Draw = (format, random) => {
  const p = format.significandBits;
  const shift = random(0, p + 2);
  const x = significand(p, random) << BigInt(shift);
  const y = anySign(random) * significand(p, random);
  const terms = flipAll(random(0, 1) === 0 ? [x, y] : [y, x], random);
  return placeSum(format, terms, x, normalOrders(format), random);
};

/** The lengths of the product and of the addend differ by `shift`: above none, the addend is the longer one. */
const fused =
  (least: (p: number) => number, most: (p: number) => number): Draw =>
  (format, random) => {
    const p = format.significandBits;
    const shift = random(least(p), most(p));
    const [x, y] = [significand(p, random), significand(p, random)];
    // The unit is so small that the addend, however far below the product, counts whole units of it.
    const below = 2 * p + 2;
    const order = orderOf(x * y) + below + shift;
    const addend = significand(p, random) << BigInt(Math.max(0, order - p + 1));
    const [a, b, c] = flipFused([x, y << BigInt(below), anySign(random) * addend], random);
    return placeFused(format, [a, b, c], addend, normalOrders(format), random);
  };

export const alignments: OperandGenerator = {
  name: 'alignments',
  description:
    'The exponents of an addend and of what it is added to differ by every number of places that can matter.',
  models: ['B10', 'B11', 'B14', 'B15'],
  draws: {
    2: sum,
    3: oneOf(
      fused(
        p => -2 * p - 1,
        () => 0,
      ),
      fused(
        () => -2,
        p => p + 2,
      ),
    ),
  },
};
