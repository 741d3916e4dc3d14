/** Arithmetic of bytes in GF(2^8) modulo x^8 + x^4 + x^3 + x + 1, and the functions of AES (FIPS 197) that are made of it. */
import { bits, bvand, bvshl, bvxor, extract, signExtend } from '../term/build.ts';
import { compareTerms, type Term } from '../term/term.ts';
import { lanesOf, lanewise, lookedUp, places, vectorOf } from './lanes.ts';

/** One term, in whichever order the factors are given. */
export function fieldProduct(one: Term, other: Term): Term {
  const [a, b] = compareTerms(one, other) <= 0 ? [one, other] : [other, one];
  let [sum, shifted] = [bits(8, 0n), a];
  for (const bit of lanesOf(1, b)) {
    sum = bvxor(sum, bvand(shifted, signExtend(8, bit)));
    shifted = timesX(shifted);
  }
  return sum;
}

const timesX = (a: Term): Term =>
  bvxor(bvshl(a, bits(8, 1n)), bvand(bits(8, 0x1bn), signExtend(8, extract(7, 7, a))));

/** What becomes of each byte, times the matrix of its eight bytes, and the constant added. */
export const affine =
  (each: (byte: Term) => Term) =>
  (x: Term, matrices: Term, constant: Term): Term =>
    lanewise(64, (bytes, matrix) =>
      vectorOf(lanesOf(8, bytes).map(byte => bvxor(matrixProduct(matrix, each(byte)), constant))),
    )(x, matrices);

/** A byte times a matrix of bits, whose first row is the highest byte. */
const matrixProduct = (matrix: Term, byte: Term): Term =>
  vectorOf(
    lanesOf(8, matrix)
      .reverse()
      .map(row => lanesOf(1, bvand(row, byte)).reduce((sum, bit) => bvxor(sum, bit))),
  );

/** Powers of 3, which are all bytes but zero. */
const powers = (): number[] =>
  places(255).reduce<number[]>(list => {
    const last = list.at(-1) ?? 0xf6;
    const twice = last << 1;
    return [...list, (twice ^ last ^ (twice > 255 ? 0x11b : 0)) & 255];
  }, []);
/** Zero has none, and gives zero. */
function inverses(): number[] {
  const list = powers();
  return places(256).map(byte => (byte === 0 ? 0 : list[(255 - list.indexOf(byte)) % 255]!));
}
const substituted = (): number[] =>
  inverses().map(
    byte => [1, 2, 3, 4].reduce((sum, by) => sum ^ (byte << by) ^ (byte >> (8 - by)), byte ^ 0x63) & 255,
  );
function substitutedBack(): number[] {
  const list = substituted();
  return places(256).map(byte => list.indexOf(byte));
}

/** The function of bytes whose values are given from that of 0 on; few runs ask for any. */
function byTable(values: () => readonly number[]): (byte: Term) => Term {
  let table: Term | undefined;
  return byte => {
    table ??= vectorOf(values().map(value => bits(8, BigInt(value))));
    return lookedUp(8, table, byte);
  };
}

export const fieldInverse = byTable(inverses);
const substitute = byTable(substituted);
const substituteBack = byTable(substitutedBack);

/** Rows of the state are bytes at the distance of four; each is rotated by its number. */
const shiftedRows = (state: readonly Term[], direction: 1 | -1): Term[] =>
  state.map((_, place) => state[(place + 4 * direction * (place % 4) + 16) % 16]!);

/** Columns times a polynomial, of whose coefficients the first is for a byte itself. */
const mixed = (state: readonly Term[], coefficients: readonly number[]): Term[] =>
  state.map((_, place) => {
    const column = place - (place % 4);
    return coefficients
      .map((coefficient, index) => times(coefficient, state[column + ((place + index) % 4)]!))
      .reduce((a, b) => bvxor(a, b));
  });
const times = (coefficient: number, a: Term): Term => {
  const [twice, rest] = [coefficient >> 1, coefficient & 1];
  if (twice === 0) return a;
  const even = timesX(times(twice, a));
  return rest === 0 ? even : bvxor(even, a);
};
const mixedBack = (state: readonly Term[]): Term[] => mixed(state, [14, 11, 13, 9]);

const bytes = (each: (state: readonly Term[]) => readonly Term[]) => (state: Term) =>
  vectorOf(each(lanesOf(8, state)));

/** A round on a state of 128 bits, before the key is added. */
export const rounds = {
  encrypt: bytes(state => mixed(shiftedRows(state, 1).map(substitute), [2, 3, 1, 1])),
  encryptLast: bytes(state => shiftedRows(state, 1).map(substitute)),
  decrypt: bytes(state => mixedBack(shiftedRows(state, -1).map(substituteBack))),
  decryptLast: bytes(state => shiftedRows(state, -1).map(substituteBack)),
  mixColumnsBack: bytes(mixedBack),
} as const;

export const substitutedWord = bytes(word => word.map(substitute));
