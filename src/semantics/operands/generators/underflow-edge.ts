import { type Format, lowestExponent } from '../../float/index.ts';
import { type Draw, type OperandGenerator, oneOf } from '../generator.ts';
import { encode, exactly, orderOf, placeFused } from '../place.ts';
import { factorsBesidePowers, factorsOfPower } from '../products.ts';
import { coin } from '../random.ts';
import { significand } from '../significands.ts';
import { flipAll, flipFused } from '../signs.ts';
import { type Edge, numbersAround, productsAround } from './around-power.ts';

const edge: Edge = format => format.minExponent;

/** Subnormals and small normals, whose sum is exact. */
const sums: Draw = (format, random) => {
  const p = format.significandBits;
  const wanted = (1n << BigInt(p - 1)) + BigInt(random(-4, 4));
  const x = significand(random(1, p), random) * (coin(random) ? 1n : -1n);
  return flipAll([x, wanted - x], random).map(value => encode(format, value, lowestExponent(format)));
};

/** The product alone is about the smallest normal number: its lower half is below the smallest subnormal. */
const products: Draw = (format, random) => {
  const p = format.significandBits;
  const [x, y] = factorsOfPower(p, random);
  return placeFused(
    format,
    flipFused([x, y, 0n], random),
    1n << BigInt(2 * p - 1),
    exactly(edge(format)),
    random,
  );
};

/** z is about the smallest normal number, and the product a part of the smallest subnormal: a half, a quarter. */
const fused: Draw = (format: Format, random) => {
  const p = format.significandBits;
  const [x, y] = coin(random)
    ? factorsBesidePowers(p, random)
    : [significand(p, random), significand(p, random)];
  const unit = orderOf(x * y) + random(-1, 3);
  const z = ((1n << BigInt(p - 1)) + BigInt(random(-2, 2))) << BigInt(unit);
  const operands = flipFused([x, y, coin(random) ? z : -z], random);
  const [a, b] = placeFused(
    format,
    [operands[0], operands[1], 0n],
    1n << BigInt(unit + p - 1),
    exactly(edge(format)),
    random,
  );
  return [a!, b!, encode(format, operands[2], edge(format) - unit - p + 1)];
};

export const underflowEdge: OperandGenerator = {
  name: 'underflow edge',
  description:
    'The exact result is within a few last places of the smallest normal number, above it and below.',
  models: ['B5'],
  draws: { 1: numbersAround(edge), 2: oneOf(sums, productsAround(edge)), 3: oneOf(products, fused) },
};
