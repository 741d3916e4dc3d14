import type { Kind } from './instructions.ts';
import { lattices } from './lattice.ts';

const mask = (1n << 64n) - 1n;

/** Steele, Lea and Flood's splitmix64, from seed 0. */
function splitmix64(): () => bigint {
  let state = 0n;
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    return z ^ (z >> 31n);
  };
}

const shapes = {
  s: { width: 32n, fractionBits: 23n, top: 255n },
  d: { width: 64n, fractionBits: 52n, top: 2047n },
  i: { width: 64n, fractionBits: 52n, top: 2047n },
  w: { width: 64n, fractionBits: 52n, top: 2047n },
  c: { width: 64n, fractionBits: 52n, top: 2047n },
  n: { width: 64n, fractionBits: 52n, top: 2047n },
  f: { width: 64n, fractionBits: 52n, top: 2047n },
} as const;

/**
 * The pseudo-random operand tuples that `witness.h` and `witness.go` draw: uniform bits, middling exponents with long and
 * short fractions, lattice values as they are and with a bit flipped, neighbours and opposites of the
 * operand before, extreme exponents.
 */
export function* randomOperands(kinds: readonly Kind[]): Generator<bigint[]> {
  const next = splitmix64();
  for (;;) {
    const operands: bigint[] = [];
    for (const kind of kinds) operands.push(draw(next, kind, operands.at(-1) ?? 0n));
    yield operands;
  }
}

function draw(next: () => bigint, kind: Kind, previous: bigint): bigint {
  const { width, fractionBits, top } = shapes[kind];
  const lattice = lattices[kind];
  const isInteger = kind !== 's' && kind !== 'd';
  const u = next();
  const v = next();
  const x = v >> 8n;
  const withExponent = (exponent: bigint) => (u & ~(top << fractionBits)) | (exponent << fractionBits);
  const middling = isInteger ? u >> (x % 64n) : withExponent((top >> 1n) + (x % 64n) - 32n);
  const fromLattice = lattice[Number(x % BigInt(lattice.length))]!;
  const extreme = isInteger ? u : withExponent((x & 4n) !== 0n ? top - (x & 3n) : x & 3n);
  const choices = [
    u,
    u,
    middling,
    middling & (mask << ((x >> 8n) % fractionBits)),
    fromLattice,
    fromLattice ^ (1n << ((x >> 8n) % width)),
    (previous + (x % 9n) - 4n) ^ (((x >> 8n) & 1n) << (width - 1n)),
    extreme,
  ];
  const bits = choices[Number(v & 7n)]! & mask;
  return kind === 's' ? bits | 0xffffffff00000000n : bits;
}
