// Triples of binary64 encodings for benchmarks and long runs, as three columns. Deterministic by seed.

/** Marsaglia's xorshift32 on a typed array, which is quick and has a period of 2^32 - 1. */
function generator(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

export type Column = BigUint64Array<ArrayBuffer>;
export type Triple = readonly [Column, Column, Column];

/** Any bit patterns. */
export function uniform(count: number, seed: number): Triple {
  const random = generator(seed);
  const column = (): Column => {
    const words = new Uint32Array(2 * count).map(() => random());
    return new BigUint64Array(words.buffer);
  };
  return [column(), column(), column()];
}

const exponents = [0, 1, 2, 52, 53, 970, 971, 1022, 1023, 1024, 1075, 1076, 2045, 2046];
const fractions = [0n, 1n, (1n << 52n) - 1n, 1n << 51n, (1n << 51n) + 1n, 1n << 26n];
const numbers = exponents.flatMap(exponent =>
  fractions.map(fraction => (BigInt(exponent) << 52n) | fraction),
);
const specials = [0x7ffn << 52n, (0x7ffn << 52n) | 1n, 0x7ff8n << 48n, (0x7ff8n << 48n) | 1n];
const points = [...numbers, ...specials].flatMap(bits => [bits, bits | (1n << 63n)]);

/**
 * The edge lattice: triples of zeros, subnormals, limits, ties, infinities and NaNs; and one triple in four in
 * which the addend cancels the rounded product, to a few last places.
 */
export function edges(count: number, seed: number): Triple {
  const random = generator(seed);
  const pick = (): bigint => points[random() % points.length]!;
  const column = (): Column => new BigUint64Array(count);
  const columns: Triple = [column(), column(), column()];
  const double = new Float64Array(1);
  const bits = new BigUint64Array(double.buffer);
  const near = (value: number, apart: number): bigint => {
    double[0] = value;
    return BigInt.asUintN(64, bits[0]! + BigInt(apart));
  };
  for (let index = 0; index < count; index++) {
    const triple = [pick(), pick(), pick()];
    if (random() % 4 === 0) {
      const [x, y] = [1 + random() / 2 ** 32, 2 ** (random() % 60) * (1 + random() / 2 ** 31)];
      triple[0] = near(x, random() % 9);
      triple[1] = near(y, 0);
      triple[2] = near(-x * y, (random() % 9) - 4);
    }
    for (const slot of [0, 1, 2] as const) columns[slot][index] = triple[slot]!;
  }
  return columns;
}

/**
 * Columns of encodings of 16, 32 or 64 bits for long runs: any bits; exponents near that of 1 or at the ends;
 * fractions of few bits; and last operands that nearly cancel the rounded product of the others, or equal one.
 */
export function mixed(width: 16 | 32 | 64, arity: number, count: number, seed: number): Column[] {
  const random = generator(Math.imul(seed, 0x9e3779b1));
  const wide = width === 64;
  const fractionBits = { 16: 10, 32: 23, 64: 20 }[width];
  const bias = { 16: 15, 32: 127, 64: 1023 }[width];
  const sign = width === 16 ? 0x8000 : 0x80000000;
  const span = Math.min(60, bias);
  const columns = Array.from({ length: arity }, (): Column => new BigUint64Array(count));
  const words = columns.map(column => new Uint32Array(column.buffer));
  const numbers = columns.map(column => new Float64Array(column.buffer));
  const single = new Float32Array(1);
  const singleBits = new Uint32Array(single.buffer);
  const asSingle = (bits: number): number => {
    singleBits[0] = bits;
    return single[0]!;
  };
  for (let index = 0; index < count; index++) {
    const choice = random();
    for (let slot = 0; slot < arity; slot++) {
      const family = (choice >>> (3 * slot)) & 7;
      let top = random();
      let rest = random();
      if (family > 1) {
        const field =
          family < 6
            ? bias - span + ((top >>> 10) % (2 * span))
            : top & 1
              ? 1
              : 2 * bias + 1 - ((top >>> 10) % 3);
        let fraction = top & ((1 << fractionBits) - 1);
        if (family === 2 || family === 6) {
          fraction = (1 << (rest % fractionBits)) & ((1 << fractionBits) - 1);
          rest = 0;
        } else if (family === 3) {
          fraction = (1 << fractionBits) - 1;
          rest = -1 << (rest % 31);
        } else if (family === 7) {
          fraction = top & 2 ? 0 : fraction >>> (top % 20);
          rest >>>= rest % 32;
        }
        top = (top & sign) | ((field - (family === 7 ? 1 : 0)) << fractionBits) | fraction;
      }
      if (width === 16) top &= 0xffff;
      words[slot]![2 * index] = wide ? rest : top;
      words[slot]![2 * index + 1] = wide ? top : 0;
    }
    if (arity > 1 && width > 16 && choice >>> 30 === 0) {
      const last = arity - 1;
      const factor = (slot: number): number =>
        wide ? numbers[slot]![index]! : asSingle(words[slot]![2 * index]!);
      const near = arity === 3 ? -factor(0) * factor(1) : -factor(0);
      if (wide) numbers[last]![index] = near;
      else {
        single[0] = near;
        words[last]![2 * index] = singleBits[0]!;
      }
      words[last]![2 * index]! += ((choice >>> 9) % 9) - 4;
    }
  }
  return columns;
}
