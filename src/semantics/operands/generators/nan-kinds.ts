import type { Format } from '../../float/index.ts';
import type { Draw, OperandGenerator } from '../generator.ts';
import { coin, pick, type Random, randomBits } from '../random.ts';
import { basicValuesOf } from './basic-types.ts';

/** Quiet or signaling, of either sign, with the least, the greatest or any payload. */
function nan(format: Format, random: Random): bigint {
  const { infinity, quietBit, signMask, significandBits } = format;
  const payload = pick(random, [0n, 1n, quietBit - 1n, randomBits(significandBits - 2, random)]);
  const sign = coin(random) ? signMask : 0n;
  // Without a payload and without the quiet bit it would be an infinity.
  const fraction = coin(random) ? quietBit | payload : payload === 0n ? 1n : payload;
  return sign | infinity | fraction;
}

const draw =
  (count: number): Draw =>
  (format, random) => {
    const surely = random(0, count - 1);
    return Array.from({ length: count }, (_, index) =>
      index === surely || random(0, 3) === 0 ? nan(format, random) : pick(random, basicValuesOf(format)),
    );
  };

export const nanKinds: OperandGenerator = {
  name: 'NaN kinds',
  description: 'At least one operand is a NaN, quiet or signaling, the others are ends of classes.',
  models: ['B1'],
  draws: { 1: draw(1), 2: draw(2), 3: draw(3) },
};
