/**
 * Random operands by the batch, drawn in WebAssembly: 64-bit encodings of one column from one family. The same
 * family and seed give the same column.
 */
import type { Format } from '../float/format.ts';
import { isNegative } from './kernel/lanes.ts';
import type { I32, V128 } from './wasm/expression.ts';
import type { FunctionBuilder } from './wasm/function.ts';
import { i32, i64, i64x2, storeVector, v128 } from './wasm/instructions.ts';
import { ModuleBuilder, newMemory } from './wasm/module.ts';

export type Family =
  /** Any bits of the given width. */
  | { readonly kind: 'any'; readonly width: number }
  /** Numbers of any fraction, with exponents near that of 1, so that sums and products meet. */
  | { readonly kind: 'near one'; readonly format: Format }
  /** The same, with fractions of few ones or few zeros. */
  | { readonly kind: 'few bits'; readonly format: Format }
  /** One of the values, of which there are up to `longestTable`. */
  | { readonly kind: 'table'; readonly values: readonly bigint[] };

export const longestTable = 512;
const capacity = 1024;
/** What memory holds: the generator's state, the table, the column. */
const [stateAt, tableAt, columnAt] = [0, 64, 64 + 8 * longestTable] as const;

const memory = newMemory(columnAt + 8 * capacity);
const state = new BigUint64Array(memory.buffer, stateAt, 4);
const table = new BigUint64Array(memory.buffer, tableAt, longestTable);
const column = new BigUint64Array(memory.buffer, columnAt, capacity);

/** Fills a column of any length from a family. */
export function draw(family: Family, seed: number, target: BigUint64Array): void {
  seedState(seed);
  if (family.kind === 'table') {
    if (family.values.length > longestTable) throw new RangeError(`a table has ${longestTable} values`);
    table.set(family.values);
  }
  const fill = fillOf(family);
  for (let from = 0; from < target.length; from += capacity) {
    const count = Math.min(capacity, target.length - from);
    fill(count, family.kind === 'table' ? family.values.length : 0);
    target.set(count === capacity ? column : column.subarray(0, count), from);
  }
}

/** Four words from one, by the steps of splitmix64 (Steele, Lea and Flood, 2014). */
function seedState(seed: number): void {
  let word = BigInt(seed);
  for (let index = 0; index < state.length; index++) {
    word = BigInt.asUintN(64, word + 0x9e3779b97f4a7c15n);
    let mixed = word;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    state[index] = mixed ^ (mixed >> 31n);
  }
}

type Fill = (count: number, tableLength: number) => void;
const fills = new Map<string, Fill>();

function fillOf(family: Family): Fill {
  const key = describe(family);
  let fill = fills.get(key);
  if (fill === undefined) {
    fill = compileFill(family);
    fills.set(key, fill);
  }
  return fill;
}

function describe(family: Family): string {
  switch (family.kind) {
    case 'any':
      return `any;${family.width}`;
    case 'table':
      return 'table';
    default:
      return `${family.kind};${family.format.name}`;
  }
}

function compileFill(family: Family): Fill {
  const module = new ModuleBuilder();
  module.define(
    { parameters: ['i32', 'i32'], results: [] },
    f => {
      const [count, length] = [f.integers[0]!, f.integers[1]!];
      const [first, second] = [f.variable('v128'), f.variable('v128')];
      const index = f.variable('i32');
      first.set(v128.load(i32.constant(stateAt)));
      second.set(v128.load(i32.constant(stateAt), 16));
      f.doWhile(
        () => {
          // xorshift128+ on each lane (Vigna, 2017): shifts 23, 17, 26.
          const [x, y] = [f.let(first), f.let(second)];
          const mixed = f.let(v128.xor(x, i64x2.shl(x, 23)));
          first.set(y);
          second.set(v128.xor(v128.xor(mixed, y), v128.xor(i64x2.shrU(mixed, 17), i64x2.shrU(y, 26))));
          const random = f.let(i64x2.add(second, y));
          const other = f.let(i64x2.add(first, mixed));
          const value = drawn(f, family, random, other, length);
          f.emit(storeVector(i32.shl(index, i32.constant(3)), value, columnAt));
          index.set(i32.add(index, i32.constant(2)));
        },
        i32.ltU(index, count),
      );
      f.emit(storeVector(i32.constant(stateAt), first));
      f.emit(storeVector(i32.constant(stateAt), second, 16));
      f.return();
    },
    'fill',
  );
  return module.instantiate(memory)['fill'] as Fill;
}

function drawn(f: FunctionBuilder, family: Family, random: V128, other: V128, length: I32): V128 {
  switch (family.kind) {
    case 'any':
      return v128.and(random, i64x2.constant((1n << BigInt(family.width)) - 1n));
    case 'near one':
      return nearOne(family.format, random, other);
    case 'few bits': {
      const few = v128.and(random, v128.and(i64x2.shl(random, 7), i64x2.shrU(random, 11)));
      const most = isNegative(i64x2.shl(other, 20));
      return nearOne(family.format, f.let(v128.xor(few, most)), other);
    }
    case 'table': {
      const lanes = ([0, 1] as const).map(lane => {
        // The high word times the length, without its fraction, is an index below the length.
        const word = i64.shrU(i64x2.extractLane(random, lane), i64.constant(32n));
        const scaled = i64.multiply(word, i64.extendU(length));
        return f.let(i32.shl(i32.wrap(i64.shrU(scaled, i64.constant(32n))), i32.constant(3)));
      });
      const one = v128.load64Splat(lanes[0]!, tableAt);
      return v128.load64Lane(lanes[1]!, one, 1, tableAt);
    }
  }
}

/** The fraction of one vector, sign and exponent from the other. */
function nearOne(format: Format, fraction: V128, other: V128): V128 {
  const { significandBits, maxExponent, fractionMask, signMask } = format;
  const fractionBits = significandBits - 1;
  // As many exponents either side as there are bits, in a power of two.
  const span = 2 ** Math.min(format.exponentBits - 1, Math.ceil(Math.log2(2 * significandBits)));
  const least = BigInt(maxExponent - span / 2);
  const exponent = v128.and(i64x2.shrU(other, 50), i64x2.constant(BigInt(span - 1)));
  const field = i64x2.shl(i64x2.add(exponent, i64x2.constant(least)), fractionBits);
  const sign = v128.and(i64x2.shl(other, format.width - 4), i64x2.constant(signMask));
  return v128.or(v128.or(v128.and(fraction, i64x2.constant(fractionMask)), field), sign);
}
