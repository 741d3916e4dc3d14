import type { Format } from '../../float/index.ts';
import type { Draw, OperandGenerator } from '../generator.ts';
import { pick } from '../random.ts';

const basicValues = new WeakMap<Format, readonly bigint[]>();

/** Both signs of: zero, the ends of the subnormals and of the normals, one, infinity, NaNs of both kinds. */
export function basicValuesOf(format: Format): readonly bigint[] {
  let values = basicValues.get(format);
  if (values === undefined) {
    const { infinity, fractionMask, quietBit, signMask, maxExponent, significandBits } = format;
    const one = BigInt(maxExponent) << BigInt(significandBits - 1);
    const positive = [
      ...[0n, 1n, quietBit, fractionMask, fractionMask + 1n, fractionMask + 2n],
      ...[one, infinity - 1n, infinity, infinity | quietBit, infinity | 1n],
    ];
    values = [...new Set(positive)].flatMap(value => [value, value | signMask]);
    basicValues.set(format, values);
  }
  return values;
}

const draw =
  (count: number): Draw =>
  (format, random) =>
    Array.from({ length: count }, () => pick(random, basicValuesOf(format)));

export const basicTypes: OperandGenerator = {
  name: 'basic types',
  description: 'Every operand is an end of a class: zero, subnormal, normal, infinite or NaN.',
  models: ['B1'],
  draws: { 1: draw(1), 2: draw(2), 3: draw(3) },
};
