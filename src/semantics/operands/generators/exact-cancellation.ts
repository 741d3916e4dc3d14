import { type Draw, type OperandGenerator, oneOf } from '../generator.ts';
import { normalOrders, placeFused } from '../place.ts';
import { smallFactors } from '../products.ts';
import { anySigns } from '../signs.ts';
import { specialSignificands } from './special-significands.ts';

const sum: Draw = (format, random) => {
  const [x] = specialSignificands.draws[1]!(format, random);
  return anySigns(format, [x!, x!], random);
};

const fused: Draw = (format, random) => {
  const [x, y] = smallFactors(format.significandBits, random);
  return anySigns(format, placeFused(format, [x, y, x * y], x * y, normalOrders(format), random), random);
};

/** Only the signs of zeros are left to get wrong. */
const zeros: Draw = (format, random) => {
  const [x] = specialSignificands.draws[1]!(format, random);
  return anySigns(format, random(0, 1) === 0 ? [x!, 0n, 0n] : [0n, x!, 0n], random);
};

export const exactCancellation: OperandGenerator = {
  name: 'exact cancellation',
  description: 'Both terms of the sum have one magnitude, zero too; every combination of signs is drawn.',
  models: [],
  draws: { 2: sum, 3: oneOf(fused, fused, fused, zeros) },
};
