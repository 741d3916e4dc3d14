import type { Format } from '../../float/index.ts';
import type { Draw, OperandGenerator } from '../generator.ts';
import { normalOrders, type Orders, orderOf, placeFused, placeSum } from '../place.ts';
import { factorsEndingIn } from '../products.ts';
import { coin, type Random, randomBits } from '../random.ts';
import { significand } from '../significands.ts';
import { flipAll, flipFused } from '../signs.ts';

/** An integer with its leading bit at `order`, and zeros in its lowest `zeros` places. */
function residue(order: number, zeros: number, random: Random): bigint {
  const free = order - zeros;
  return (1n << BigInt(order)) + (randomBits(free, random) << BigInt(zeros));
}

/** x + y with |x| > |y|, x the significand at hand and the sum a residue of `order`. */
function cancellingSum(format: Format, lost: number, random: Random): readonly [bigint, bigint] {
  const x = significand(format.significandBits, random);
  const order = format.significandBits - 1 - lost;
  return [x, residue(order, 0, random) - x];
}

/** The sum keeps bits of the upper half of the product: any product will do. */
function aboveTheLowHalf(p: number, lost: number, random: Random): readonly [bigint, bigint, bigint] {
  const [x, y] = [significand(p, random), significand(p, random)];
  const product = x * y;
  const low = orderOf(product) + 1 - p;
  const kept = residue(orderOf(product) - lost, low, random);
  const opposite = coin(random) ? product - kept : product + kept;
  return [x, y, -((opposite >> BigInt(low)) << BigInt(low))];
}

/** The sum keeps bits of the lower half only: the product must have zeros, or ones, above them. */
function inTheLowHalf(p: number, lost: number, random: Random): readonly [bigint, bigint, bigint] {
  const kept = residue(2 * p - 2 - lost, 0, random);
  if (coin(random)) {
    const [x, y] = factorsEndingIn(p, kept, random);
    return [x, y, kept - x * y];
  }
  const [x, y] = factorsEndingIn(p, (1n << BigInt(p - 1)) - kept, random);
  return [x, y, -kept - x * y];
}

/**
 * Whether a sum, smaller than each of its terms, has its leading bit `lost` places below that of the larger
 * one. A carry or a borrow can shift a leading bit: such tuples are drawn again.
 */
function loses(lost: number, x: bigint, y: bigint): boolean {
  const orders = [orderOf(x), orderOf(y)];
  const left = x + y === 0n ? -Infinity : orderOf(x + y);
  return Math.max(...orders) - left === lost && Math.min(...orders) > left;
}

const attempts = 32;

export function sumLosing(at: (format: Format) => Orders): Draw {
  return (format, random) => {
    const lost = random(1, format.significandBits - 1);
    let terms = cancellingSum(format, lost, random);
    for (let left = attempts; left > 0 && !loses(lost, ...terms); left--) {
      terms = cancellingSum(format, lost, random);
    }
    const placed = flipAll(coin(random) ? terms : [terms[1], terms[0]], random);
    return placeSum(format, placed, terms[0] + terms[1], at(format), random);
  };
}

export function fusedLosing(at: (format: Format) => Orders): Draw {
  return (format, random) => {
    const p = format.significandBits;
    const lost = random(1, 2 * p - 2);
    const make = lost < p ? aboveTheLowHalf : inTheLowHalf;
    let operands = make(p, lost, random);
    for (let left = attempts; left > 0; left--) {
      const [x, y, z] = operands;
      if (loses(lost, x * y, z)) break;
      operands = make(p, lost, random);
    }
    const [x, y, z] = operands;
    return placeFused(format, flipFused(operands, random), x * y + z, at(format), random);
  };
}

export const cancellations: OperandGenerator = {
  name: 'cancellations',
  description: 'The sum loses every number of leading bits, of a product twice as long as a significand too.',
  models: ['B12', 'B16'],
  draws: { 2: sumLosing(normalOrders), 3: fusedLosing(normalOrders) },
};
