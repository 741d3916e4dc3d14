/** Bit patterns that significands go wrong on. */
import { coin, pick, type Random, randomBits } from './random.ts';

type Pattern = (width: number, random: Random) => bigint;

const ones = (width: number): bigint => (1n << BigInt(width)) - 1n;
const bit = (place: number): bigint => 1n << BigInt(place);

/** Patterns of `width` bits below a leading one: IBM's model B9 lists such for inputs. */
const fractions: readonly Pattern[] = [
  () => 0n,
  () => 1n,
  width => ones(width),
  width => ones(width) - 1n,
  // A single one, a single zero, a run of ones at either end.
  (width, random) => bit(random(0, width - 1)),
  (width, random) => ones(width) ^ bit(random(0, width - 1)),
  (width, random) => ones(random(0, width)),
  (width, random) => ones(width) ^ ones(random(0, width)),
  // Two ones; every other bit.
  (width, random) => bit(random(0, width - 1)) | bit(random(0, width - 1)),
  width => BigInt.asUintN(width, 0x5555555555555555_5555555555555555n),
];

/** A significand of exactly `bits` bits: half of them patterns, half uniform. */
export function significand(bits: number, random: Random): bigint {
  const width = bits - 1;
  if (width <= 0) return 1n;
  const fraction = coin(random) ? randomBits(width, random) : pick(random, fractions)(width, random);
  return bit(width) | BigInt.asUintN(width, fraction);
}

/**
 * What is cut off in rounding, as a fraction of `width` bits: nothing, the least there is, about a half by as
 * little as there is or by a single bit anywhere, all ones, anything.
 */
const tails: readonly Pattern[] = [
  () => 0n,
  () => 1n,
  width => ones(width),
  width => bit(width - 1),
  width => bit(width - 1) + 1n,
  width => bit(width - 1) - 1n,
  (width, random) => bit(random(0, width - 1)),
  (width, random) => bit(width - 1) | bit(random(0, width - 1)),
  (width, random) => bit(width - 1) - bit(random(0, width - 1)),
  (width, random) => randomBits(width, random),
];

export function tail(width: number, random: Random): bigint {
  return width <= 0 ? 0n : BigInt.asUintN(width, pick(random, tails)(width, random));
}

/** Exactly a half: what a tie cuts off. */
export function half(width: number): bigint {
  return bit(width - 1);
}
