import type { Draw, OperandGenerator } from '../generator.ts';
import { coin, pick } from '../random.ts';
import { basicValuesOf } from './basic-types.ts';

const draw =
  (count: number): Draw =>
  (format, random) =>
    Array.from({ length: count }, () => {
      const basic = pick(random, basicValuesOf(format));
      return coin(random)
        ? BigInt.asUintN(format.width, basic + BigInt(random(-3, 3)))
        : basic ^ (1n << BigInt(random(0, format.width - 1)));
    });

export const nearBasicTypes: OperandGenerator = {
  name: 'near basic types',
  description: 'Every operand is one bit, or up to three encodings, away from an end of a class.',
  models: ['B2'],
  draws: { 1: draw(1), 2: draw(2), 3: draw(3) },
};
