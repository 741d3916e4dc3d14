/** Results about a power of two that is an edge of the format, in steps of an eighth of a last place. */

import type { Format } from '../../float/index.ts';
import type { Draw } from '../generator.ts';
import { encode, exactly, orderOf, placeFused, placeSum } from '../place.ts';
import { factorsOfPower } from '../products.ts';
import { coin } from '../random.ts';
import { significand } from '../significands.ts';
import { flipAll, flipFused } from '../signs.ts';

/** Where a format's edge is: 2^edge. */
export type Edge = (format: Format) => number;

export const numbersAround =
  (edge: Edge): Draw =>
  (format, random) => {
    const p = format.significandBits;
    const value = (1n << BigInt(p)) + BigInt(random(-4, 4));
    return flipAll([value], random).map(signed => encode(format, signed, edge(format) - p));
  };

/** x is a few last places off the edge, y makes up for it but for eighths. */
export const sumsAround =
  (edge: Edge): Draw =>
  (format, random) => {
    const p = format.significandBits;
    const unit = 1n << 6n;
    const power = unit << BigInt(p);
    const x = power - BigInt(random(1, 8)) * unit;
    const wanted = power + (BigInt(random(-16, 16)) * unit) / 8n + BigInt(random(-1, 1));
    const terms = flipAll(coin(random) ? [x, wanted - x] : [wanted - x, x], random);
    return placeSum(format, terms, power, exactly(edge(format)), random);
  };

export const productsAround =
  (edge: Edge): Draw =>
  (format, random) => {
    const p = format.significandBits;
    const [x, y] = factorsOfPower(p, random);
    const [a, b] = placeFused(
      format,
      [flipAll([x], random)[0]!, y, 0n],
      1n << BigInt(2 * p - 1),
      exactly(edge(format)),
      random,
    );
    return [a!, b!];
  };

/** z moves a product that is about the edge to within eighths of it. */
export const fusedAround =
  (edge: Edge): Draw =>
  (format, random) => {
    const p = format.significandBits;
    const power = 1n << BigInt(2 * p - 1);
    const [x, y] = factorsOfPower(p, random);
    const eighth = 1n << BigInt(Math.max(0, p - 4));
    const wanted = power + BigInt(random(-8, 8)) * eighth + BigInt(random(-1, 1));
    return placeFused(
      format,
      flipFused([x, y, wanted - x * y], random),
      power,
      exactly(edge(format)),
      random,
    );
  };

/** z is below the edge by a few last places, and the product is a small part of a last place, or up to a few of them. */
export const fusedBeside =
  (edge: Edge): Draw =>
  (format, random) => {
    const p = format.significandBits;
    const [x, y] = [significand(p, random), significand(p, random)];
    const unit = orderOf(x * y) + random(-1, 4);
    const z = ((1n << BigInt(p)) - BigInt(random(1, 4))) << BigInt(unit);
    const operands = flipFused([x, y, coin(random) ? z : -z], random);
    return placeFused(format, operands, 1n << BigInt(p + unit), exactly(edge(format)), random);
  };
