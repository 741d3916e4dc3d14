/** A source of random integers: uniform between the bounds, both included. */
export type Random = (low: number, high: number) => number;

/** Uniform integers from a seed: Marsaglia's xorshift32. Equal seeds give equal sequences. */
export function randomOf(seed: number): Random {
  let state = seed | 0 || 0x9e3779b9;
  return (low, high) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return low + ((state >>> 0) % (high - low + 1));
  };
}

export function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[random(0, choices.length - 1)]!;
}

export function coin(random: Random): boolean {
  return random(0, 1) === 1;
}

/** A uniform integer of up to `width` bits. */
export function randomBits(width: number, random: Random): bigint {
  let value = 0n;
  for (let bit = 0; bit < width; bit += 16) value = (value << 16n) | BigInt(random(0, 0xffff));
  return BigInt.asUintN(width, value);
}
