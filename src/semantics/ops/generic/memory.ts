/**
 * The generic ops on memory. Loads and stores are of the value's type, in the byte order of the machine; atomic ops
 * are one step each, of a value and the memory behind it.
 */
import {
  bits,
  bvadd,
  bvand,
  bvor,
  bvsle,
  equal,
  extract,
  fill,
  fromTruth,
  ifThenElse,
  load,
  move,
  signExtend,
  store,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low, type Parts, type Place } from '../entry.ts';
import { isApartOrSame, ofTheProgram, prefetches } from '../memory-access.ts';
import {
  aux,
  boolean,
  integer,
  memory as m,
  native,
  op,
  type Row,
  section,
  table,
  typed,
  typedOp,
} from '../table.ts';
import { together } from './compound.ts';

/** What is copied does not lie partly over what is written: Go's front end sees to it. */
const apartOrSame: Pick<Row, 'defined'> = {
  defined: {
    words: 'Move is of memory that is the same or does not overlap',
    condition: ([to, from], [size], { pointerSize = 8 }: Partial<Place> = {}) =>
      isApartOrSame(to!, from!, size!, pointerSize),
  },
};

const loads =
  ({ width, order, parts }: Place) =>
  (p: Term, memory: Term) =>
    parts === undefined
      ? load(width / 8, order, memory, p)
      : together(
          partsAt(parts, p).map(({ address }) =>
            signExtend(parts.held, load(parts.size, order, memory, address)),
          ),
        );
const stores =
  ({ order, parts }: Place) =>
  (p: Term, value: Term, memory: Term) =>
    parts === undefined
      ? store(order, memory, p, value)
      : partsAt(parts, p).reduce(
          (before, { address, first }) =>
            store(order, before, address, extract(first + 8 * parts.size - 1, first, value)),
          memory,
        );

/** Where each part lies in memory, and at which bit of the term it begins. */
const partsAt = ({ count, size, held }: Parts, p: Term) =>
  Array.from({ length: count }, (_, index) => ({
    address: index === 0 ? p : bvadd(p, bits(64, BigInt(index * size))),
    first: index * held,
  }));

/** An atomic op: what it gives of the old value and its operand, and what it leaves in memory. */
const updates =
  (gives: (old: Term, operand: Term) => Term | undefined, leaves: (old: Term, operand: Term) => Term) =>
  ({ order }: Place) =>
  (p: Term, operand: Term, memory: Term) => {
    const old = load((operand.sort as number) / 8, order, memory, p);
    const after = store(order, memory, p, leaves(old, operand));
    const value = gives(old, operand);
    return value === undefined ? [after] : [value, after];
  };
const old = (value: Term): Term => value;
const nothing = (): undefined => undefined;
const operand = (_: Term, value: Term): Term => value;

const atomicLoads =
  (bytes: number) =>
  ({ order }: Place) =>
  (p: Term, memory: Term) => [load(bytes, order, memory, p), memory];

const comparesAndSwaps =
  ({ order }: Place) =>
  (p: Term, expected: Term, value: Term, memory: Term) => {
    const matches = equal(load((value.sort as number) / 8, order, memory, p), expected);
    return [fromTruth(8, matches), ifThenElse(matches, store(order, memory, p, value), memory)];
  };

const loadsPointer =
  ({ order, pointerSize = 8 }: Place) =>
  (p: Term, memory: Term) => [signExtend(64, load(pointerSize, order, memory, p)), memory];
const storesPointer =
  ({ order, pointerSize = 8 }: Place) =>
  (p: Term, value: Term, memory: Term) =>
    store(order, memory, p, low(8 * pointerSize, value));

type Integer = ReturnType<typeof integer>;
const ofWidths = (rows: (k: number, r: Integer) => readonly Row[], ...widths: readonly number[]): Row[] =>
  widths.flatMap(k => rows(k, integer(k)));

// biome-ignore format: an op is a line
const atomics = () => [
  ...ofWidths((k, r) => [
    typedOp(`AtomicLoad${k}`, [native, m], [r, m], atomicLoads(k / 8), 'the value, and memory as it was'),
    typedOp(`AtomicStore${k}`, [native, r, m], m, updates(nothing, operand), 'stores the operand'),
    typedOp(`AtomicStore${k}Variant`, [native, r, m], m, updates(nothing, operand), 'stores the operand'),
    typedOp(`AtomicExchange${k}`, [native, r, m], [r, m], updates(old, operand), 'stores the operand; the old value'),
    typedOp(`AtomicExchange${k}Variant`, [native, r, m], [r, m], updates(old, operand), 'stores the operand; the old value'),
    typedOp(`AtomicAnd${k}value`, [native, r, m], [r, m], updates(old, bvand), 'ANDs the operand to the value; the old value'),
    typedOp(`AtomicAnd${k}valueVariant`, [native, r, m], [r, m], updates(old, bvand), 'ANDs the operand to the value; the old value'),
    typedOp(`AtomicOr${k}value`, [native, r, m], [r, m], updates(old, bvor), 'ORs the operand to the value; the old value'),
    typedOp(`AtomicOr${k}valueVariant`, [native, r, m], [r, m], updates(old, bvor), 'ORs the operand to the value; the old value'),
  ], 8, 32, 64),
  ...ofWidths((k, r) => [
    typedOp(`AtomicAdd${k}`, [native, r, m], [r, m], updates(bvadd, bvadd), 'adds the operand; the sum'),
    typedOp(`AtomicAdd${k}Variant`, [native, r, m], [r, m], updates(bvadd, bvadd), 'adds the operand; the sum'),
    typedOp(`AtomicCompareAndSwap${k}`, [native, r, r, m], [boolean, m], comparesAndSwaps, 'stores the third operand if the old value is the second; whether it was'),
    typedOp(`AtomicCompareAndSwap${k}Variant`, [native, r, r, m], [boolean, m], comparesAndSwaps, 'stores the third operand if the old value is the second; whether it was'),
    typedOp(`AtomicLoadAcq${k}`, [native, m], [r, m], atomicLoads(k / 8), 'acquires a lock; the value, and memory as it was'),
    typedOp(`AtomicStoreRel${k}`, [native, r, m], m, updates(nothing, operand), 'releases a lock: stores the operand'),
  ], 32, 64),
  ...ofWidths((k, r) => [
    typedOp(`AtomicCompareAndSwapRel${k}`, [native, r, r, m], [boolean, m], comparesAndSwaps, 'releases a lock: stores the third operand if the old value is the second; whether it was'),
  ], 32),
  ...ofWidths((k, r) => [
    typedOp(`AtomicAnd${k}`, [native, r, m], m, updates(nothing, bvand), 'ANDs the operand to the value'),
    typedOp(`AtomicOr${k}`, [native, r, m], m, updates(nothing, bvor), 'ORs the operand to the value'),
  ], 8, 32),
];

/** What Go has of a type. */
const ofSize = aux('TypSize', {
  encodable: { words: 'the size is not negative', condition: size => bvsle(bits(64, 0n), size!) },
});

// biome-ignore format: an op is a line
export const memoryOps = () => table("Go's genericOps.go",
  section('memory operations',
    typedOp('Load', [native, m], typed, loads, 'the value of its type at the address'),
    typedOp('Store', [native, typed, m, aux('Typ')], m, stores, 'stores a value of the type at the address'),
    op('Zero', [native, m, ofSize], m, (p, memory, size) => fill(memory, p, size, bits(8, 0n)), 'so many zero bytes from the address on'),
    { ...op('Move', [native, native, m, ofSize], m, (to, from, memory, size) => move(memory, to, from, size), 'copies so many bytes'), ...apartOrSame },
    op('VarDef', [m, aux('Sym')], m, memory => memory, 'marks a variable; memory as it was'),
    op('VarLive', [m, aux('Sym')], m, memory => memory, 'marks a variable; memory as it was'),
  ),
  section('prefetch instruction',
    op('PrefetchCache', [native, m], m, prefetches, 'prefetches to the cache; memory as it was'),
    op('PrefetchCacheStreamed', [native, m], m, prefetches, 'prefetches what is not used again; memory as it was'),
  ),
  section('address calculations',
    op('Addr', [native, aux('Sym')], native, bvadd, 'the address of a global', { addressOf: 'a global' }),
    op('LocalAddr', [native, m, aux('Sym')], native, (base, _, symbol) => bvadd(base, symbol), 'the address of a local variable', { addressOf: 'a local variable' }),
    op('SPanchored', [native, m], native, base => base, 'the stack pointer'),
    op('SP', [], native, ofTheProgram('SP'), 'the stack pointer'),
    op('SB', [], native, ofTheProgram('SB'), 'where globals begin'),
    op('GetClosurePtr', [], native, ofTheProgram('the closure'), 'the pointer to the closure'),
    op('GetCallerPC', [], native, ofTheProgram("the caller's PC"), 'where the caller goes on'),
    op('GetCallerSP', [m], native, ofTheProgram("the caller's SP"), "the caller's stack pointer"),
  ),
  section('atomic operations', ...atomics(),
    { ...typedOp('AtomicLoadPtr', [native, m], [native, m], loadsPointer, 'the pointer, and memory as it was'), movesPointer: true },
    { ...typedOp('AtomicStorePtrNoWB', [native, native, m], m, storesPointer, 'stores the pointer'), movesPointer: true },
  ),
);
