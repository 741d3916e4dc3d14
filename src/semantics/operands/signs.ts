import type { Random } from './random.ts';

/** Flips signs so that x * y + z keeps its magnitude: those of two operands, of all or of none. */
export function flipFused<T extends readonly [bigint, bigint, bigint]>([x, y, z]: T, random: Random) {
  const first = BigInt(1 - 2 * random(0, 1));
  const second = BigInt(1 - 2 * random(0, 1));
  return [first * x, second * y, first * second * z] as const;
}

/** Flips all signs or none. */
export function flipAll(values: readonly bigint[], random: Random): bigint[] {
  const sign = BigInt(1 - 2 * random(0, 1));
  return values.map(value => sign * value);
}

/** Flips the sign bit of each encoding by chance. */
export function anySigns(
  { signMask }: { readonly signMask: bigint },
  values: readonly bigint[],
  random: Random,
): bigint[] {
  return values.map(value => (random(0, 1) === 0 ? value : value ^ signMask));
}
