/** Exact results of which the part that rounding cuts off is chosen. */
import { type Draw, oneOf } from '../generator.ts';
import { encode, normalOrders, orderOf, placeFused, placeOne, placeProduct, placeSum } from '../place.ts';
import { factorsBesidePowers, factorsEndingIn } from '../products.ts';
import { coin, type Random } from '../random.ts';
import { significand } from '../significands.ts';
import { flipAll, flipFused } from '../signs.ts';

/** What is cut off, of `width` bits. */
export type Cut = (width: number, random: Random) => bigint;

/** One number, to be cut to any shorter significand or to an integer. */
export const narrowed =
  (cut: Cut): Draw =>
  (format, random) => {
    const width = random(1, format.significandBits - 1);
    const kept = significand(format.significandBits - width, random);
    const value = (kept << BigInt(width)) | cut(width, random);
    // Half of the numbers have the point where they are cut.
    if (coin(random)) {
      return [encode(format, flipAll([value], random)[0]!, -width)];
    }
    return placeOne(format, flipAll([value], random)[0]!, normalOrders(format), random);
  };

/** x + y, where y is the part cut off, rounded up to a whole place by chance and then taken away again. */
export const summed =
  (cut: Cut): Draw =>
  (format, random) => {
    const p = format.significandBits;
    const width = random(1, p);
    const x = significand(p, random) << BigInt(width);
    const fraction = cut(width, random);
    const y = coin(random) ? fraction : fraction - (1n << BigInt(width));
    const terms = flipAll(coin(random) ? [x, y] : [y, x], random);
    return placeSum(format, terms, x + y, normalOrders(format), random);
  };

/** x * y, whose lower half is the part cut off. */
export const multiplied =
  (cut: Cut): Draw =>
  (format, random) => {
    const p = format.significandBits;
    const [x, y] = factorsEndingIn(p, cut(p - 1, random), random);
    return placeProduct(format, [flipAll([x], random)[0]!, y], normalOrders(format), random);
  };

/** x * y + z, where z moves any product to what is wanted of the sum. */
export const movedProduct =
  (cut: Cut): Draw =>
  (format, random) => {
    const p = format.significandBits;
    const [x, y] = [significand(p, random), significand(p, random)];
    const product = x * y;
    const width = orderOf(product) + 1 - p;
    const kept = product >> BigInt(width);
    const wanted = (kept << BigInt(width)) | cut(width, random);
    const operands = flipFused([x, y, wanted - product], random);
    return placeFused(format, operands, wanted, normalOrders(format), random);
  };

/** x * y + z, where the product is a fraction of the last place of z, next to a half of it or a quarter. */
export const fractionalProduct: Draw = (format, random) => {
  const p = format.significandBits;
  const [x, y] = factorsBesidePowers(p, random);
  const order = orderOf(x * y);
  const z = significand(p, random) << BigInt(order + random(0, 2));
  const operands = flipFused([x, y, coin(random) ? z : -z], random);
  return placeFused(format, operands, z, normalOrders(format), random);
};

/** The quotient x / y, and the root of x, about what is wanted, as near as x can be. */
export const divided =
  (cut: Cut): Draw =>
  (format, random) => {
    const p = format.significandBits;
    const y = significand(p, random);
    const quotient = (significand(p, random) << 2n) | cut(2, random);
    return oneOf(
      () => [
        ...placeOne(format, quotient * y, normalOrders(format), random),
        ...placeOne(format, y, normalOrders(format), random),
      ],
      // Both about 1.
      () => [encode(format, quotient * y, -2 * p), encode(format, y, -p)],
    )(format, random);
  };

export const rooted =
  (cut: Cut): Draw =>
  (format, random) => {
    const root = (significand(format.significandBits, random) << 2n) | cut(2, random);
    return placeOne(format, root * root, normalOrders(format), random);
  };
