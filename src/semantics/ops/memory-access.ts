/**
 * Loads, stores and atomic steps as the tables of machines write them. An address is a register, an offset and a
 * symbol's place; an atomic op is one step, of a value and the memory behind it.
 */
import {
  and,
  bits,
  bvadd,
  bvand,
  bvsub,
  bvule,
  equal,
  extract,
  fill,
  fromTruth,
  ifThenElse,
  load,
  move,
  or,
  signExtend,
  store,
  zeroExtend,
} from '../term/build.ts';
import type { ByteOrder } from '../term/operator.ts';
import { type Term, variable } from '../term/term.ts';
import { low } from './entry.ts';

/** What an op leaves in memory, of the value that was there and its operand. */
export type Update = (old: Term, operand: Term) => Term;

/** The address of ops whose aux is an offset and a symbol. */
export const address = (base: Term, offset: Term, symbol: Term): Term =>
  bvadd(bvadd(base, signExtend(64, offset)), symbol);

/**
 * Loops of Go's over units of memory, each as large as an alignment permits and of at most `widest` bytes. They end
 * where they meet the last unit, so that it has to lie units behind the first.
 */
export function unitsUpTo(widest: 4 | 8) {
  const unitOf = (alignment: Term): Term =>
    [8, 4, 2]
      .filter(size => size <= widest)
      .reduceRight(
        (otherwise, size) => {
          const rest = extract(Math.log2(size) - 1, 0, alignment);
          const divides = equal(rest, bits(Math.log2(size), 0n));
          return ifThenElse(divides, bits(64, BigInt(size)), otherwise);
        },
        bits(64, 1n),
      );
  const distance = (first: Term, last: Term): Term => zeroExtend(64, bvsub(last, first));
  return {
    unitOf,
    meetsLast: (first: Term, last: Term, alignment: Term): Term => {
      const rest = bvand(distance(first, last), bvsub(unitOf(alignment), bits(64, 1n)));
      return equal(rest, bits(64, 0n));
    },
    bytes: (first: Term, last: Term, alignment: Term): Term =>
      bvadd(distance(first, last), unitOf(alignment)),
  };
}

/** So many zero bytes from the address on. */
export const zeroes = (p: Term, memory: Term, size: Term): Term => fill(memory, p, size, bits(8, 0n));
export const copies = (to: Term, from: Term, memory: Term, size: Term): Term => move(memory, to, from, size);

/** That two places of so many bytes have none in common, as two facts: each is at most as long as the way to the other. */
export function areApart(
  [p, size]: readonly [Term, Term],
  [q, otherSize]: readonly [Term, Term],
  pointerSize: number,
): readonly [Term, Term] {
  const address = (a: Term): Term => low(8 * pointerSize, a);
  const way = (from: Term, to: Term): Term => zeroExtend(64, bvsub(address(to), address(from)));
  return [bvule(size, way(p, q)), bvule(otherSize, way(q, p))];
}

/** What is written has no byte of what is read but where both are the same, by the bytes of a pointer. */
export function isApartOrSame(to: Term, from: Term, size: Term, pointerSize = 8): Term {
  const isSame = equal(low(8 * pointerSize, to), low(8 * pointerSize, from));
  return or(isSame, and(...areApart([from, size], [to, size], pointerSize)));
}

/** A hint that what lies at the address will be used changes nothing that a program sees. */
export const prefetches = (_address: Term, memory: Term): Term => memory;

/** A value of the running program, in a register of so many bytes. */
export const ofTheProgram =
  (name: string, pointerSize: 4 | 8 = 8) =>
  (): Term =>
    signExtend(64, low(8 * pointerSize, variable(name, 64)));

/** Of an operand and the parts of a tuple: what an atomic addition gives, made of the old value. */
export const addedToFirst = (a: Term, first: Term, second: Term): readonly Term[] => [
  bvadd(first, a),
  second,
];

/** The meanings of ops of a byte order: of operands and constants as signatures list them, memory last. */
export function accesses(order: ByteOrder) {
  const updated = (bytes: number, update: Update, p: Term, operand: Term, memory: Term) => {
    const old = load(bytes, order, memory, p);
    return { old, memory: store(order, memory, p, update(old, operand)) };
  };
  const exchanged = (_: Term, operand: Term): Term => operand;
  const replaces = (bytes: number, update: Update) => (p: Term, operand: Term, memory: Term) => {
    const step = updated(bytes, update, p, operand, memory);
    return [step.old, step.memory];
  };
  return {
    loads: (bytes: number) => (p: Term, offset: Term, symbol: Term, memory: Term) =>
      load(bytes, order, memory, address(p, offset, symbol)),
    stores: (p: Term, offset: Term, symbol: Term, value: Term, memory: Term) =>
      store(order, memory, address(p, offset, symbol), value),
    storesZero: (bytes: number) => (p: Term, offset: Term, symbol: Term, memory: Term) =>
      store(order, memory, address(p, offset, symbol), bits(8 * bytes, 0n)),
    /** The address is the sum of two registers. */
    loadsIndexed: (bytes: number) => (p: Term, index: Term, memory: Term) =>
      load(bytes, order, memory, bvadd(p, index)),
    storesIndexed: (p: Term, index: Term, value: Term, memory: Term) =>
      store(order, memory, bvadd(p, index), value),

    atomicLoads: (bytes: number) => (p: Term, memory: Term) => [load(bytes, order, memory, p), memory],
    atomicStores: (p: Term, value: Term, memory: Term) => store(order, memory, p, value),
    /** Gives the old value. */
    replaces,
    exchanges: (bytes: number) => replaces(bytes, exchanged),
    /** Gives the sum. */
    adds: (bytes: number) => (p: Term, operand: Term, memory: Term) => {
      const step = updated(bytes, bvadd, p, operand, memory);
      return [bvadd(step.old, operand), step.memory];
    },
    /** Gives nothing but memory. */
    updates: (bytes: number, update: Update) => (p: Term, operand: Term, memory: Term) =>
      updated(bytes, update, p, operand, memory).memory,
    /** A branch compares registers: what is loaded, sign-extended, and the whole expected value. */
    comparesAndSwaps: (bytes: number) => (p: Term, expected: Term, value: Term, memory: Term) => {
      const width = expected.sort as number;
      const matches = equal(signExtend(width, load(bytes, order, memory, p)), expected);
      return [fromTruth(width, matches), ifThenElse(matches, store(order, memory, p, value), memory)];
    },
  };
}
