import type { Draw, OperandGenerator } from '../generator.ts';
import { normalOrders, placeOne, subnormalOrders } from '../place.ts';
import { significand } from '../significands.ts';
import { anySigns } from '../signs.ts';

const draw =
  (count: number): Draw =>
  (format, random) => {
    const operands = Array.from({ length: count }, () => {
      const orders = random(0, 7) === 0 ? subnormalOrders(format) : normalOrders(format);
      return placeOne(format, significand(format.significandBits, random), orders, random)[0]!;
    });
    return anySigns(format, operands, random);
  };

export const specialSignificands: OperandGenerator = {
  name: 'special significands',
  description: 'Any exponents, with significands of few ones, few zeros, long runs, or none of these.',
  models: ['B9', 'B11', 'B15'],
  draws: { 1: draw(1), 2: draw(2), 3: draw(3) },
};
