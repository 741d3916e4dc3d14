/**
 * What is asked of vector instructions: each op that has registers alone, on operands drawn from a pool of vectors whose
 * elements lie at the edges of some width or format. Everything follows from the names of ops, so that a record need hold
 * no more than results.
 */

import { vectorOps } from '../../../../../src/semantics/ops/amd64/vector/index.ts';
import { type OpEntry, type Register, settled, widthOf } from '../../../../../src/semantics/ops/entry.ts';

export interface VectorCase {
  readonly entry: OpEntry;
  /** Of each operand the vector of the pool that has it in its low bits. */
  readonly operands: readonly number[];
  readonly immediate: bigint;
}

const low64 = (value: bigint): bigint => BigInt.asUintN(64, value);

/** Steele, Lea and Flood's splitmix64. */
function splitmix64(seed: bigint): () => bigint {
  let state = low64(seed);
  return () => {
    state = low64(state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = low64((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = low64((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  };
}

const edgesOf = (width: number): readonly bigint[] => {
  const top = 1n << BigInt(width - 1);
  return [0n, 1n, 2n, top - 1n, top, top + 1n, -1n, -2n, BigInt(width), BigInt(width - 1), top >> 1n].map(
    one => BigInt.asUintN(width, one),
  );
};

/** Zeros, subnormals, ones, halves, ends of integers, infinities and NaNs, quiet and signaling, of both signs. */
const numbersOf = (width: 32 | 64): readonly bigint[] => {
  const [fraction, top] = width === 32 ? [23n, 255n] : [52n, 2047n];
  const bias = top >> 1n;
  const at = (exponent: bigint, rest = 0n): bigint => ((bias + exponent) << fraction) | rest;
  const infinity = top << fraction;
  const positive = [
    ...[0n, 1n, (1n << fraction) - 1n, 1n << fraction],
    ...[at(0n), at(-1n), at(0n, 1n), at(1n), at(1n, 1n << (fraction - 1n)), at(5n, 12345n), at(-20n, 999n)],
    ...[
      at(30n, 1n << 20n),
      at(31n),
      at(32n),
      at(62n),
      at(63n),
      at(64n),
      at(fraction - 1n, 1n),
      at(fraction, 3n),
    ],
    ...[
      infinity - 1n,
      infinity,
      infinity | (1n << (fraction - 1n)),
      infinity | 1n,
      infinity | (1n << (fraction - 1n)) | 77n,
    ],
  ];
  return positive.flatMap(one => [one, one | (1n << BigInt(width - 1))]);
};

const kinds: readonly {
  readonly width: number;
  readonly values?: readonly bigint[];
  readonly ofNumbers?: true;
}[] = [
  { width: 64 },
  ...[8, 16, 32, 64].map(width => ({ width, values: edgesOf(width) })),
  ...([32, 64] as const).flatMap(width => {
    const numbers = { width, values: numbersOf(width), ofNumbers: true } as const;
    return [numbers, numbers];
  }),
  { width: 8, values: Array.from({ length: 64 }, (_, value) => BigInt(value)) },
];

/** Vectors of 512 bits. */
export const pool: readonly bigint[] = (() => {
  const next = splitmix64(1n);
  return Array.from({ length: 96 }, (_, place) => {
    const { width, values } = kinds[place % kinds.length]!;
    let vector = 0n;
    for (let low = 0; low < 512; low += width) {
      const drawn = next();
      const value = values === undefined ? drawn : values[Number(drawn % BigInt(values.length))]!;
      vector |= BigInt.asUintN(width, value) << BigInt(low);
    }
    return vector;
  });
})();

const placesOf = (isWanted: (kind: (typeof kinds)[number]) => boolean): readonly number[] =>
  pool.flatMap((_, place) => (isWanted(kinds[place % kinds.length]!) ? [place] : []));
const places = {
  PS: placesOf(({ width, ofNumbers }) => ofNumbers === true && width === 32),
  PD: placesOf(({ width, ofNumbers }) => ofNumbers === true && width === 64),
  other: placesOf(({ ofNumbers }) => ofNumbers === undefined),
};

const seedOf = (name: string): bigint =>
  [...name].reduce((seed, letter) => low64(seed * 131n + BigInt(letter.codePointAt(0)!)), 7n);

/** Of memory as many bytes are shown as a vector of the pool has, and with masked loads and stores alone. */
const isMasked = ({ name }: OpEntry): boolean => name.startsWith('VPMASK');

/** Other memory is not shown, nor what comes from or goes to a floating-point register of one number. */
const isShown = (entry: OpEntry): boolean => {
  const { operands, results, name } = entry;
  const registers = [...operands, ...results];
  const areShown = registers.every(({ kind }) => ['vector', 'mask', 'integer', 'any'].includes(kind));
  return operands.length > 0 && (isMasked(entry) || (areShown && !/load|store/.test(name)));
};

/** Forms with a mask do with elements what their plain forms do. */
const countOf = ({ name }: OpEntry): number => (/Masked/.test(name) ? 2 : 8);

function casesOf(entry: OpEntry): VectorCase[] {
  const next = splitmix64(seedOf(entry.name));
  const source = /2P[SD]/.test(entry.name) ? undefined : /(PS|PD)/.exec(entry.name)?.[1];
  const among = places[(source as 'PS' | 'PD' | undefined) ?? 'other'];
  return Array.from({ length: countOf(entry) }, () => {
    // Equal operands, and any vector at all, now and then.
    const isAny = next() % 8n === 0n;
    const draw = (): number =>
      isAny ? Number(next() % BigInt(pool.length)) : among[Number(next() % BigInt(among.length))]!;
    const drawn = entry.operands.map(draw);
    const isSame = next() % 8n === 0n;
    return { entry, operands: isSame ? drawn.map(() => drawn[0]!) : drawn, immediate: next() % 256n };
  });
}

export const vectorCases: readonly VectorCase[] = vectorOps().filter(isShown).flatMap(casesOf);

export const shownWidth = (register: Register): number =>
  register.kind === 'memory' ? 512 : widthOf(settled(register));

export const operandsOf = ({ entry, operands }: VectorCase): bigint[] =>
  operands.map((place, index) => BigInt.asUintN(shownWidth(entry.operands[index]!), pool[place]!));

/** Bits of the result that are compared. */
export const resultWidth = ({ entry }: VectorCase): number => shownWidth(entry.results[0]);
