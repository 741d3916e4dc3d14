/**
 * Loads, stores and atomics, by value as one step each. An address is a register, an offset and a symbol's place, or the
 * sum of a register and another one, which may be shifted by the size of what is there. What an instruction cannot
 * encode of it, Go's assembler adds up in a register of its own.
 */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { bits, bvadd, bvand, bvor, bvshl, bvsle, load, store } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Register } from '../entry.ts';
import { accesses, address, copies, ofTheProgram, prefetches, zeroes } from '../memory-access.ts';
import {
  aux,
  float,
  integer,
  memory as m,
  op,
  type Row,
  section,
  sext,
  table,
  vector,
  zext,
} from '../table.ts';

const [b, h, w, x] = [integer(8), integer(16), integer(32), integer(64)];
const [s, d, v] = [float(BINARY32), float(BINARY64), vector(128)];
const symOff = aux('SymOff');

const { loads, loadsIndexed, stores, storesIndexed, storesZero, ...atomic } = accesses('little');

const bytesOf = ({ width }: { readonly width: number }): number => width / 8;
const after = (bytes: number, p: Term): Term => bvadd(p, bits(64, BigInt(bytes)));

/** Two values, one behind the other. */
const loadsPair =
  (bytes: number) =>
  (p: Term, offset: Term, symbol: Term, memory: Term): Term[] => {
    const first = address(p, offset, symbol);
    return [first, after(bytes, first)].map(place => load(bytes, 'little', memory, place));
  };
const storesPair =
  (bytes: number) =>
  (p: Term, offset: Term, symbol: Term, first: Term, second: Term, memory: Term): Term => {
    const place = address(p, offset, symbol);
    return store('little', store('little', memory, place, first), after(bytes, place), second);
  };
const storesZeros = (p: Term, offset: Term, symbol: Term, memory: Term): Term =>
  storesPair(8)(p, offset, symbol, bits(64, 0n), bits(64, 0n), memory);

/** The index counts values, and not bytes. */
const scaled = (index: Term, bytes: number): Term => bvshl(index, bits(64, BigInt(Math.log2(bytes))));

/** Where the compiler makes instructions for at least so many bytes. */
const bytesFrom = (least: bigint) =>
  aux('Int64', {
    encodable: { words: `at least ${least} bytes`, condition: size => bvsle(bits(64, least), size!) },
  });

const loaded: readonly { name: string; bytes: number; result: Register; words: string }[] = [
  { name: 'MOVB', bytes: 1, result: sext(b), words: 'LDRSB: loads a byte and sign-extends it' },
  { name: 'MOVBU', bytes: 1, result: zext(b), words: 'LDRB: loads a byte and zero-extends it' },
  { name: 'MOVH', bytes: 2, result: sext(h), words: 'LDRSH: loads two bytes and sign-extends them' },
  { name: 'MOVHU', bytes: 2, result: zext(h), words: 'LDRH: loads two bytes and zero-extends them' },
  { name: 'MOVW', bytes: 4, result: sext(w), words: 'LDRSW: loads four bytes and sign-extends them' },
  { name: 'MOVWU', bytes: 4, result: zext(w), words: 'LDR: loads four bytes and zero-extends them' },
  { name: 'MOVD', bytes: 8, result: x, words: 'LDR: loads eight bytes' },
  { name: 'FMOVS', bytes: 4, result: s, words: 'LDR: loads a single' },
  { name: 'FMOVD', bytes: 8, result: d, words: 'LDR: loads a double' },
];
const stored: readonly { name: string; bytes: number; value: Register; words: string }[] = [
  { name: 'MOVB', bytes: 1, value: b, words: 'STRB: stores the low byte' },
  { name: 'MOVH', bytes: 2, value: h, words: 'STRH: stores the low two bytes' },
  { name: 'MOVW', bytes: 4, value: w, words: 'STR: stores the low four bytes' },
  { name: 'MOVD', bytes: 8, value: x, words: 'STR: stores eight bytes' },
  { name: 'FMOVS', bytes: 4, value: s, words: 'STR: stores a single' },
  { name: 'FMOVD', bytes: 8, value: d, words: 'STR: stores a double' },
];
const isGeneral = ({ name }: { readonly name: string }): boolean => !name.startsWith('F');

// biome-ignore format: an op is a line
const single = (): readonly Row[] => [
  ...loaded.map(({ name, bytes, result, words }) => op(`${name}load`, [x, symOff, m], result, loads(bytes), words)),
  ...stored.map(({ name, value, words }) => op(`${name}store`, [x, symOff, value, m], m, stores, words)),
  ...stored.filter(isGeneral).map(({ name, bytes, words }) => op(`${name}storezero`, [x, symOff, m], m, storesZero(bytes), `${words} of XZR`)),
  op('FMOVQload', [x, symOff, m], v, loads(16), 'LDR: loads sixteen bytes'),
  op('FMOVQstore', [x, symOff, v, m], m, stores, 'STR: stores sixteen bytes'),
  op('MOVDaddr', [x, symOff], x, address, 'ADD: the address of a symbol and an offset'),
];

const sumOfTwo = 'the address is the sum of two registers';
const sumOfScaled = 'the address is the sum of a register and another one, shifted by the size';

// biome-ignore format: an op is a line
const indexed = (): readonly Row[] => [
  ...loaded.flatMap(({ name, bytes, result, words }) => [
    op(`${name}loadidx`, [x, x, m], result, loadsIndexed(bytes), `${words}; ${sumOfTwo}`),
    ...(bytes === 1 ? [] : [op(`${name}loadidx${bytes}`, [x, x, m], result, (p, index, memory) => loadsIndexed(bytes)(p!, scaled(index!, bytes), memory!), `${words}; ${sumOfScaled}`)]),
  ]),
  ...stored.flatMap(({ name, bytes, value, words }) => [
    op(`${name}storeidx`, [x, x, value, m], m, storesIndexed, `${words}; ${sumOfTwo}`),
    ...(bytes === 1 ? [] : [op(`${name}storeidx${bytes}`, [x, x, value, m], m, (p, index, a, memory) => storesIndexed(p!, scaled(index!, bytes), a!, memory!), `${words}; ${sumOfScaled}`)]),
  ]),
  ...stored.filter(isGeneral).flatMap(({ name, bytes, words }) => [
    op(`${name}storezeroidx`, [x, x, m], m, (p, index, memory) => storesIndexed(p!, index!, bits(8 * bytes, 0n), memory!), `${words} of XZR; ${sumOfTwo}`),
    ...(bytes === 1 ? [] : [op(`${name}storezeroidx${bytes}`, [x, x, m], m, (p, index, memory) => storesIndexed(p!, scaled(index!, bytes), bits(8 * bytes, 0n), memory!), `${words} of XZR; ${sumOfScaled}`)]),
  ]),
];

// biome-ignore format: an op is a line
const pairs = (): readonly Row[] => [
  op('LDP', [x, symOff, m], [x, x], loadsPair(8), 'loads two registers of eight bytes'),
  op('LDPW', [x, symOff, m], [zext(w), zext(w)], loadsPair(4), 'LDP: loads two words and zero-extends them'),
  op('LDPSW', [x, symOff, m], [sext(w), sext(w)], loadsPair(4), 'loads two words and sign-extends them'),
  op('FLDPS', [x, symOff, m], [s, s], loadsPair(4), 'LDP: loads two singles'),
  op('FLDPD', [x, symOff, m], [d, d], loadsPair(8), 'LDP: loads two doubles'),
  op('FLDPQ', [x, symOff, m], [v, v], loadsPair(16), 'LDP: loads two registers of sixteen bytes'),
  op('STP', [x, symOff, x, x, m], m, storesPair(8), 'stores two registers of eight bytes'),
  op('STPW', [x, symOff, w, w, m], m, storesPair(4), 'STP: stores two low words'),
  op('FSTPS', [x, symOff, s, s, m], m, storesPair(4), 'STP: stores two singles'),
  op('FSTPD', [x, symOff, d, d, m], m, storesPair(8), 'STP: stores two doubles'),
  op('FSTPQ', [x, symOff, v, v, m], m, storesPair(16), 'STP: stores two registers of sixteen bytes'),
  op('MOVQstorezero', [x, symOff, m], m, storesZeros, 'STP of XZR and XZR: stores sixteen zero bytes'),
];

/** Of atomics: a register, and what a result in it holds of a narrower value. */
const atomicWidths = [
  { suffix: '8', value: b, result: zext(b), letter: 'B' },
  { suffix: '32', value: w, result: zext(w), letter: 'W' },
  { suffix: '64', value: x, result: x, letter: '' },
] as const;
const wide = atomicWidths.slice(1);

/** With exclusive loads and stores, and of the Large System Extensions one instruction. */
const variants = ['', 'Variant'];

// biome-ignore format: an op is a line
const updates = (): readonly Row[] => variants.flatMap(variant => [
  ...atomicWidths.flatMap(({ suffix, value, result }) => [
    op(`LoweredAtomicExchange${suffix}${variant}`, [x, value, m], [result, m], atomic.exchanges(bytesOf(value)), 'stores the operand, and gives the old value, zero-extended'),
    op(`LoweredAtomicAnd${suffix}${variant}`, [x, value, m], [result, m], atomic.replaces(bytesOf(value), bvand), 'ANDs the operand to the value, and gives the old one, zero-extended'),
    op(`LoweredAtomicOr${suffix}${variant}`, [x, value, m], [result, m], atomic.replaces(bytesOf(value), bvor), 'ORs the operand to the value, and gives the old one, zero-extended'),
  ]),
  ...wide.flatMap(({ suffix, value, result }) => [
    op(`LoweredAtomicAdd${suffix}${variant}`, [x, value, m], [value, m], atomic.adds(bytesOf(value)), 'adds the operand to the value, and gives the sum, made by ADD of the whole registers'),
    op(`LoweredAtomicCas${suffix}${variant}`, [x, value, value, m], [result, m], atomic.comparesAndSwaps(bytesOf(value)), 'stores the third operand if the old value is the second; 1 if it was, else 0'),
  ]),
]);

// biome-ignore format: an op is a line
export const memoryOps = () => [
  ...table('Arm ARM (DDI 0487)',
    section('C3.2.1, C3.2.9, load and store register', ...single(), ...indexed()),
    section('C3.2.3 and C3.2.10, load and store pair', ...pairs()),
    section('C3.2, prefetch memory', op('PRFM', [x, m, aux('Int64')], m, prefetches, 'a hint; memory as it was')),
    section('C3.2.7, load-acquire and store-release',
      ...atomicWidths.flatMap(({ value, result, letter }) => [
        op(`LDAR${letter}`, [x, m], [result, m], atomic.atomicLoads(bytesOf(value)), 'the value, zero-extended'),
        op(`STLR${letter}`, [x, value, m], m, atomic.atomicStores, 'stores the operand'),
      ]),
    ),
  ),
  ...table("Go's cmd/compile/internal/arm64, ssa.go",
    section('sequences of STP, LDP and the like, of which the last may overlap the one before',
      op('LoweredZero', [x, m, bytesFrom(16n)], m, zeroes, 'so many zero bytes from the address on'),
      op('LoweredZeroLoop', [x, m, bytesFrom(192n)], m, zeroes, 'so many zero bytes from the address on'),
      op('LoweredMove', [x, x, m, bytesFrom(16n)], m, copies, 'copies so many bytes from the second address to the first'),
      op('LoweredMoveLoop', [x, x, m, bytesFrom(192n)], m, copies, 'copies so many bytes from the second address to the first'),
    ),
    section('LDAXR, STLXR, and atomic instructions of the Large System Extensions', ...updates()),
    section('where the program runs',
      op('LoweredGetClosurePtr', [], x, ofTheProgram('the closure'), 'the register that holds the closure'),
      op('LoweredGetCallerPC', [], x, ofTheProgram("the caller's PC"), 'where the caller goes on'),
      op('LoweredGetCallerSP', [m], x, ofTheProgram("the caller's SP"), "the caller's stack pointer"),
    ),
  ),
];
