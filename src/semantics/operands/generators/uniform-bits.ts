import type { Draw, OperandGenerator } from '../generator.ts';
import { randomBits } from '../random.ts';

const draw =
  (count: number): Draw =>
  ({ width }, random) =>
    Array.from({ length: count }, () => randomBits(width, random));

export const uniformBits: OperandGenerator = {
  name: 'uniform bits',
  description: 'Every encoding is as likely as any other.',
  models: [],
  draws: { 1: draw(1), 2: draw(2), 3: draw(3) },
};
