import { type OperandGenerator, oneOf } from '../generator.ts';
import {
  type Edge,
  fusedAround,
  fusedBeside,
  numbersAround,
  productsAround,
  sumsAround,
} from './around-power.ts';

const edge: Edge = format => format.maxExponent + 1;

export const overflowEdge: OperandGenerator = {
  name: 'overflow edge',
  description: 'The exact result is within a few last places of the largest number, above it and below.',
  models: ['B4'],
  draws: {
    1: numbersAround(edge),
    2: oneOf(sumsAround(edge), productsAround(edge)),
    3: oneOf(fusedAround(edge), fusedBeside(edge)),
  },
};
