/**
 * From integers to encodings: operands are worked out as integers of any size, and here multiplied by powers
 * of two so that they, and the result they were made for, get exponents that a format has.
 */
import { bitLength } from '../float/bit-length.ts';
import { type Format, lowestExponent, nearest, round } from '../float/index.ts';
import { coin, type Random } from './random.ts';

/** Exponents of leading bits, both ends included. */
export interface Orders {
  readonly low: number;
  readonly high: number;
}

const anywhere: Orders = { low: -Infinity, high: Infinity };

export function normalOrders({ minExponent, maxExponent }: Format): Orders {
  return { low: minExponent, high: maxExponent };
}

export function subnormalOrders(format: Format): Orders {
  return { low: lowestExponent(format), high: format.minExponent - 1 };
}

export function exactly(order: number): Orders {
  return { low: order, high: order };
}

/** value * 2^exponent in the format, or the nearest to it. */
export function encode(format: Format, value: bigint, exponent: number): bigint {
  const sign = value < 0n;
  return round(format, { sign, significand: sign ? -value : value, exponent }, nearest).bits;
}

/** The exponent of the leading bit of a non-zero integer. */
export function orderOf(value: bigint): number {
  return bitLength(value < 0n ? -value : value) - 1;
}

/** An integer, as an encoding whose order is in `at`. */
export function placeOne(format: Format, value: bigint, at: Orders, random: Random): readonly bigint[] {
  return [encode(format, value, choose(scales(value, at), format, random))];
}

/** The terms of a sum, all with one scale: they become normal numbers, and `result` gets an order in `at`. */
export function placeSum(
  format: Format,
  terms: readonly bigint[],
  result: bigint,
  at: Orders,
  random: Random,
): readonly bigint[] {
  const normal = normalOrders(format);
  const possible = terms.map(term => scales(term, normal)).reduce(common, scales(result, at));
  const scale = choose(possible, format, random);
  return terms.map(term => encode(format, term, scale));
}

/**
 * The operands of x * y + z, where z counts units of the product's last place: they become normal numbers, and
 * `result`, in the same units, gets an order in `at`.
 */
export function placeFused(
  format: Format,
  [x, y, z]: readonly [bigint, bigint, bigint],
  result: bigint,
  at: Orders,
  random: Random,
): readonly bigint[] {
  const normal = normalOrders(format);
  const ofX = scales(x, normal);
  const ofY = scales(y, normal);
  const ofSum = common(scales(z, normal), scales(result, at));
  const reachable = { low: ofSum.low - ofY.high, high: ofSum.high - ofY.low };
  const scaleX = choose(common(ofX, reachable), format, random);
  const remaining = { low: ofSum.low - scaleX, high: ofSum.high - scaleX };
  const scaleY = choose(common(ofY, remaining), format, random);
  return [encode(format, x, scaleX), encode(format, y, scaleY), encode(format, z, scaleX + scaleY)];
}

/** The factors of a product: those of a fused operation without its addend. */
export function placeProduct(
  format: Format,
  [x, y]: readonly [bigint, bigint],
  at: Orders,
  random: Random,
): readonly bigint[] {
  return placeFused(format, [x, y, 0n], x * y, at, random).slice(0, 2);
}

/** The powers of two that bring an integer into some orders; zero has no order. */
function scales(value: bigint, orders: Orders): Orders {
  if (value === 0n) return anywhere;
  const order = orderOf(value);
  return { low: orders.low - order, high: orders.high - order };
}

function common(a: Orders, b: Orders): Orders {
  return { low: Math.max(a.low, b.low), high: Math.min(a.high, b.high) };
}

/** A scale from those possible: in the middle of the format half of the time. None possible, the nearest to one. */
function choose({ low, high }: Orders, format: Format, random: Random): number {
  const reach = 2 * format.maxExponent;
  const least = Math.max(low, -reach);
  const greatest = Math.min(high, reach);
  if (least >= greatest) return least === Infinity ? 0 : least;
  const middle = Math.min(greatest, Math.max(least, -format.significandBits));
  const near = format.significandBits;
  return coin(random)
    ? random(Math.max(least, middle - near), Math.min(greatest, middle + near))
    : random(least, greatest);
}
