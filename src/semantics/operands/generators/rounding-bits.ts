import { type OperandGenerator, oneOf } from '../generator.ts';
import { tail } from '../significands.ts';
import {
  divided,
  fractionalProduct,
  movedProduct,
  multiplied,
  narrowed,
  rooted,
  summed,
} from './roundings.ts';

export const roundingBits: OperandGenerator = {
  name: 'rounding bits',
  description:
    'What rounding cuts off is nothing, a half, all, or by the least bit or a single one beside these; last places are even and odd.',
  models: ['B3', 'B7', 'B8'],
  draws: {
    1: oneOf(narrowed(tail), rooted(tail)),
    2: oneOf(summed(tail), multiplied(tail), divided(tail)),
    3: oneOf(movedProduct(tail), movedProduct(tail), fractionalProduct),
  },
};
