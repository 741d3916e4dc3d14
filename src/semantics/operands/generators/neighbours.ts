import type { Draw, OperandGenerator } from '../generator.ts';
import { anySigns } from '../signs.ts';
import { specialSignificands } from './special-significands.ts';

const draw =
  (count: number): Draw =>
  (format, random) => {
    const [first] = specialSignificands.draws[1]!(format, random);
    const operands = Array.from({ length: count }, () =>
      BigInt.asUintN(format.width, first! + BigInt(random(-1, 1))),
    );
    return anySigns(format, operands, random);
  };

export const neighbours: OperandGenerator = {
  name: 'neighbours',
  description: 'All operands are equal or next to one another, but for their signs.',
  models: [],
  draws: { 2: draw(2), 3: draw(3) },
};
