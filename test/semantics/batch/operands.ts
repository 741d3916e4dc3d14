/** Operands for agreement tests: a lattice of encodings, and random ones drawn near it. Deterministic. */
import type { Format } from '../../../src/semantics/float/format.ts';

/** Uniform 32-bit integers: Marsaglia's xorshift32. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0 || 1;
  }

  word(): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return this.#state >>> 0;
  }

  below(bound: number): number {
    return this.word() % bound;
  }

  bits(width: number): bigint {
    const bits = (BigInt(this.word()) << 32n) | BigInt(this.word());
    return BigInt.asUintN(width, bits ^ (bits >> 7n));
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

/** Zeros, subnormals, the edges of every range, ties, ones below and above a power of two, and NaNs of all kinds. */
export function lattice(format: Format): readonly bigint[] {
  const { exponentBits, significandBits, fractionMask, quietBit, signMask, infinity, maxExponent } = format;
  const unit = fractionMask + 1n;
  const top = 2 ** exponentBits - 1;
  const exponents = [0, 1, 2, significandBits, maxExponent - significandBits - 1]
    .concat([maxExponent - significandBits, maxExponent - 1, maxExponent, maxExponent + 1])
    .concat([maxExponent + significandBits, top - 2, top - 1])
    .filter(exponent => exponent >= 0 && exponent < top);
  const fractions = [0n, 1n, fractionMask, quietBit, quietBit + 1n, 1n << BigInt(significandBits >> 1)];
  const numbers = exponents.flatMap(exponent =>
    fractions.map(fraction => BigInt(exponent) * unit + fraction),
  );
  const nans = [infinity + 1n, infinity + quietBit, infinity + quietBit + 1n, infinity + fractionMask];
  return [...new Set([...numbers, infinity, ...nans])].flatMap(bits => [bits, bits | signMask]);
}

/** A number: any bits, from the lattice or a step from it, near 1, or with few bits set. */
export function randomNumber(format: Format, points: readonly bigint[], random: Random): bigint {
  const { significandBits, width, maxExponent, fractionMask, signMask } = format;
  const family = random.below(6);
  if (family === 0) return random.bits(width);
  if (family === 1) return random.of(points);
  if (family === 2) return BigInt.asUintN(width, random.of(points) + BigInt(random.below(7) - 3));
  const exponent = BigInt(maxExponent + random.below(2 * significandBits) - significandBits);
  const bit = () => 1n << BigInt(random.below(significandBits));
  const fraction =
    family === 3 ? random.bits(significandBits - 1) : family === 4 ? bit() | bit() : bit() - bit();
  return (
    BigInt.asUintN(width, exponent * (fractionMask + 1n) + BigInt.asUintN(significandBits - 1, fraction)) |
    (random.below(2) === 0 ? signMask : 0n)
  );
}

/** An integer: any bits, few bits, or ones below or above a power of two. */
export function randomInteger(width: number, random: Random): bigint {
  const bit = () => 1n << BigInt(random.below(width));
  const values = [() => random.bits(width), bit, () => bit() - 1n, () => -bit(), () => bit() | bit()].concat([
    () => bit() + bit() - 1n,
    () => BigInt(random.below(80)),
    () => -BigInt(random.below(80)),
  ]);
  return BigInt.asUintN(width, random.of(values)());
}
