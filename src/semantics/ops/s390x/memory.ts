/**
 * Loads, stores and atomics, by value as one step each, most significant byte first. An address is a register, an
 * index register if there is one, an offset and a symbol's place.
 */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import {
  and,
  bits,
  bvadd,
  bvand,
  bvmul,
  bvor,
  bvsle,
  bvsub,
  bvule,
  bvxor,
  equal,
  extract,
  fill,
  fromTruth,
  ifThenElse,
  load,
  move,
  not,
  or,
  reverseBytes,
  signExtend,
  store,
} from '../../term/build.ts';
import { type Term, variable } from '../../term/term.ts';
import { low } from '../entry.ts';
import { accesses, addedToFirst, address } from '../memory-access.ts';
import {
  aux,
  commutes,
  float,
  integer,
  memory as m,
  op,
  type Row,
  section,
  sext,
  type Trait,
  table,
  wholeTuple,
  zext,
} from '../table.ts';

const [b, h, w, x] = [integer(8), integer(16), integer(32), integer(64)];
const [s, d] = [float(BINARY32), float(BINARY64)];
const symOff = aux('SymOff');

const { loads, stores } = accesses('big');

const indexed = (p: Term, index: Term, offset: Term, symbol: Term): Term =>
  address(bvadd(p, index), offset, symbol);
const loadsIndexed = (bytes: number) => (p: Term, index: Term, offset: Term, symbol: Term, memory: Term) =>
  load(bytes, 'big', memory, indexed(p, index, offset, symbol));
const storesIndexed = (p: Term, index: Term, offset: Term, symbol: Term, value: Term, memory: Term) =>
  store('big', memory, indexed(p, index, offset, symbol), value);

/** The bytes in the other order than the machine's. */
const loadsReversed = (bytes: number) => (p: Term, offset: Term, symbol: Term, memory: Term) =>
  reverseBytes(loads(bytes)(p, offset, symbol, memory));
const loadsReversedIndexed =
  (bytes: number) => (p: Term, index: Term, offset: Term, symbol: Term, memory: Term) =>
    reverseBytes(loadsIndexed(bytes)(p, index, offset, symbol, memory));
const storesReversed = (p: Term, offset: Term, symbol: Term, value: Term, memory: Term) =>
  stores(p, offset, symbol, reverseBytes(value), memory);
const storesReversedIndexed = (p: Term, index: Term, offset: Term, symbol: Term, value: Term, memory: Term) =>
  storesIndexed(p, index, offset, symbol, reverseBytes(value), memory);

const offsetPart = (valAndOff: Term): Term => extract(31, 0, valAndOff);
const valuePart = (valAndOff: Term): Term => extract(63, 32, valAndOff);

/** The value of a store of a constant has 16 bits, which the instruction sign-extends; a byte has its own. */
const sixteenBits = aux('SymValAndOff', {
  encodable: {
    words: 'the value fits 16 signed bits',
    condition: c => equal(signExtend(32, extract(47, 32, c!)), valuePart(c!)),
  },
});
const storesConstant = (width: number) => (p: Term, valAndOff: Term, symbol: Term, memory: Term) =>
  stores(
    p,
    offsetPart(valAndOff),
    symbol,
    width < 32 ? low(width, valuePart(valAndOff)) : signExtend(width, valuePart(valAndOff)),
    memory,
  );

const between = (least: number, most: number, words: string) =>
  aux('SymValAndOff', {
    encodable: {
      words,
      condition: c =>
        and(bvsle(bits(32, BigInt(least)), valuePart(c!)), bvsle(valuePart(c!), bits(32, BigInt(most)))),
    },
  });
/** MVC numbers up to 256 bytes; CLEAR is a macro for as many XC as it takes. */
const upTo256Bytes = between(1, 256, 'the size is from 1 to 256');
const someBytes = between(1, 2 ** 31 - 1, 'the size is positive');

/** Bytes are copied one by one from the lowest: those just written are not read again. */
const readsNoneWritten = (to: Term, from: Term, size: Term): Term =>
  or(equal(to, from), bvule(size, bvsub(to, from)));
const sizeOf = (valAndOff: Term): Term => signExtend(64, valuePart(valAndOff));
const apartOrBelow: Trait = {
  defined: {
    words: 'the bytes that are copied are not those just written',
    condition: (to, from, _, valAndOff) => readsNoneWritten(to!, from!, sizeOf(valAndOff!)),
  },
};
const copiesConstant = (to: Term, from: Term, memory: Term, valAndOff: Term): Term => {
  const offset = signExtend(64, offsetPart(valAndOff));
  return move(memory, bvadd(to, offset), bvadd(from, offset), sizeOf(valAndOff));
};
const clears = (p: Term, memory: Term, valAndOff: Term, symbol: Term): Term =>
  fill(memory, address(p, offsetPart(valAndOff), symbol), sizeOf(valAndOff), bits(8, 0n));

/** Loops of 256 bytes each until the address is that of the end, and then the rest. No object lies around address 0. */
const remainder = aux('Int64', {
  encodable: { words: 'the remainder is from 0 to 255', condition: c => bvule(c!, bits(64, 255n)) },
});
const isWholeChunks = (start: Term, end: Term): Term =>
  and(not(equal(start, end)), equal(low(8, bvsub(end, start)), bits(8, 0n)));
const sizeOfLoop = (start: Term, end: Term, rest: Term): Term => bvadd(bvsub(end, start), rest);
const wholeChunks = 'the loop ends after whole chunks';

/** An operand of memory is loaded, and the op is done on it. */
const folds = (row: FoldedRow): Row =>
  op(
    `${row.name}load`,
    [row.register, x, symOff, m],
    row.register,
    (a, p, offset, symbol, memory) =>
      row.operate(a!, loads(row.register.width / 8)(p!, offset!, symbol!, memory!)),
    row.sentence,
  );
interface FoldedRow {
  readonly name: string;
  readonly register: ReturnType<typeof integer>;
  operate(a: Term, c: Term): Term;
  readonly sentence: string;
}
// biome-ignore format: an op is a line
const folded = (): readonly Row[] => [
  { name: 'ADD', register: x, operate: bvadd, sentence: 'AG: the sum of the operand and eight bytes of memory' },
  { name: 'SUB', register: x, operate: bvsub, sentence: 'SG: eight bytes of memory subtracted from the operand' },
  { name: 'MULLD', register: x, operate: bvmul, sentence: 'MSG: the low half of the product of the operand and eight bytes of memory' },
  { name: 'AND', register: x, operate: bvand, sentence: 'NG: the bitwise AND of the operand and eight bytes of memory' },
  { name: 'OR', register: x, operate: bvor, sentence: 'OG: the bitwise OR of the operand and eight bytes of memory' },
  { name: 'XOR', register: x, operate: bvxor, sentence: 'XG: the bitwise exclusive OR of the operand and eight bytes of memory' },
  { name: 'ADDW', register: w, operate: bvadd, sentence: 'AY: the sum of the word and four bytes of memory' },
  { name: 'SUBW', register: w, operate: bvsub, sentence: 'SY: four bytes of memory subtracted from the word' },
  { name: 'MULLW', register: w, operate: bvmul, sentence: 'MSY: the low word of the product of the word and four bytes of memory' },
  { name: 'ANDW', register: w, operate: bvand, sentence: 'NY: the bitwise AND of the word and four bytes of memory' },
  { name: 'ORW', register: w, operate: bvor, sentence: 'OY: the bitwise OR of the word and four bytes of memory' },
  { name: 'XORW', register: w, operate: bvxor, sentence: 'XY: the bitwise exclusive OR of the word and four bytes of memory' },
].map(folds);

/** Each register behind the one before. */
const storesMultiple = (p: Term, offset: Term, symbol: Term, ...rest: Term[]): Term => {
  const [values, memory] = [rest.slice(0, -1), rest.at(-1)!];
  return values.reduce((before, value, index) => {
    const bytes = BigInt(((value.sort as number) / 8) * index);
    return store('big', before, bvadd(address(p, offset, symbol), bits(64, bytes)), value);
  }, memory);
};

const atomicLoads = (bytes: number) => (p: Term, offset: Term, symbol: Term, memory: Term) => [
  loads(bytes)(p, offset, symbol, memory),
  memory,
];
/** Gives the old value. */
const replaces =
  (bytes: number, update: (old: Term, operand: Term) => Term) =>
  (p: Term, offset: Term, symbol: Term, operand: Term, memory: Term) => {
    const old = loads(bytes)(p, offset, symbol, memory);
    return [old, stores(p, offset, symbol, update(old, operand), memory)];
  };
const exchanges = (bytes: number) => replaces(bytes, (_, operand) => operand);
const comparesAndSwaps =
  (bytes: number) => (p: Term, offset: Term, symbol: Term, expected: Term, value: Term, memory: Term) => {
    const matches = equal(loads(bytes)(p, offset, symbol, memory), expected);
    return [fromTruth(64, matches), ifThenElse(matches, stores(p, offset, symbol, value, memory), memory)];
  };
const updates =
  (update: (old: Term, operand: Term) => Term, place: (p: Term) => Term = p => p) =>
  (p: Term, operand: Term, memory: Term) =>
    store('big', memory, place(p), update(load(4, 'big', memory, place(p)), operand));
const wordBelow = (p: Term): Term => bvand(p, bits(64, -4n));

// biome-ignore format: an op is a line
export const memoryOps = () => table('z/Architecture Principles of Operation (SA22-7832)',
  section('chapter 7, LOAD and STORE',
    op('MOVBload', [x, symOff, m], sext(b), loads(1), 'LGB: loads a byte and sign-extends it'),
    op('MOVHload', [x, symOff, m], sext(h), loads(2), 'LGH: loads two bytes and sign-extends them'),
    op('MOVWload', [x, symOff, m], sext(w), loads(4), 'LGF: loads four bytes and sign-extends them'),
    op('MOVDload', [x, symOff, m], x, loads(8), 'LG: loads eight bytes'),
    op('MOVBZload', [x, symOff, m], zext(b), loads(1), 'LLGC: loads a byte and zero-extends it'),
    op('MOVHZload', [x, symOff, m], zext(h), loads(2), 'LLGH: loads two bytes and zero-extends them'),
    op('MOVWZload', [x, symOff, m], zext(w), loads(4), 'LLGF: loads four bytes and zero-extends them'),
    op('FMOVSload', [x, symOff, m], s, loads(4), 'LE: loads a short number'),
    op('FMOVDload', [x, symOff, m], d, loads(8), 'LD: loads a long number'),
    op('MOVHBRload', [x, symOff, m], h, loadsReversed(2), 'LRVH: loads two bytes in reverse order'),
    op('MOVWBRload', [x, symOff, m], w, loadsReversed(4), 'LRV: loads four bytes in reverse order'),
    op('MOVDBRload', [x, symOff, m], x, loadsReversed(8), 'LRVG: loads eight bytes in reverse order'),
    op('MOVBstore', [x, symOff, b, m], m, stores, 'STC: stores the low byte'),
    op('MOVHstore', [x, symOff, h, m], m, stores, 'STH: stores the low two bytes'),
    op('MOVWstore', [x, symOff, w, m], m, stores, 'ST: stores the low four bytes'),
    op('MOVDstore', [x, symOff, x, m], m, stores, 'STG: stores eight bytes'),
    op('FMOVSstore', [x, symOff, s, m], m, stores, 'STE: stores a short number'),
    op('FMOVDstore', [x, symOff, d, m], m, stores, 'STD: stores a long number'),
    op('MOVHBRstore', [x, symOff, h, m], m, storesReversed, 'STRVH: stores the low two bytes in reverse order'),
    op('MOVWBRstore', [x, symOff, w, m], m, storesReversed, 'STRV: stores the low four bytes in reverse order'),
    op('MOVDBRstore', [x, symOff, x, m], m, storesReversed, 'STRVG: stores eight bytes in reverse order'),
  ),
  section('chapter 7, LOAD and STORE, with an index',
    op('MOVBloadidx', [x, x, symOff, m], sext(b), loadsIndexed(1), 'LGB: loads a byte and sign-extends it', commutes),
    op('MOVHloadidx', [x, x, symOff, m], sext(h), loadsIndexed(2), 'LGH: loads two bytes and sign-extends them', commutes),
    op('MOVWloadidx', [x, x, symOff, m], sext(w), loadsIndexed(4), 'LGF: loads four bytes and sign-extends them', commutes),
    op('MOVDloadidx', [x, x, symOff, m], x, loadsIndexed(8), 'LG: loads eight bytes', commutes),
    op('MOVBZloadidx', [x, x, symOff, m], zext(b), loadsIndexed(1), 'LLGC: loads a byte and zero-extends it', commutes),
    op('MOVHZloadidx', [x, x, symOff, m], zext(h), loadsIndexed(2), 'LLGH: loads two bytes and zero-extends them', commutes),
    op('MOVWZloadidx', [x, x, symOff, m], zext(w), loadsIndexed(4), 'LLGF: loads four bytes and zero-extends them', commutes),
    op('FMOVSloadidx', [x, x, symOff, m], s, loadsIndexed(4), 'LE: loads a short number'),
    op('FMOVDloadidx', [x, x, symOff, m], d, loadsIndexed(8), 'LD: loads a long number'),
    op('MOVHBRloadidx', [x, x, symOff, m], h, loadsReversedIndexed(2), 'LRVH: loads two bytes in reverse order', commutes),
    op('MOVWBRloadidx', [x, x, symOff, m], w, loadsReversedIndexed(4), 'LRV: loads four bytes in reverse order', commutes),
    op('MOVDBRloadidx', [x, x, symOff, m], x, loadsReversedIndexed(8), 'LRVG: loads eight bytes in reverse order', commutes),
    op('MOVBstoreidx', [x, x, symOff, b, m], m, storesIndexed, 'STC: stores the low byte', commutes),
    op('MOVHstoreidx', [x, x, symOff, h, m], m, storesIndexed, 'STH: stores the low two bytes', commutes),
    op('MOVWstoreidx', [x, x, symOff, w, m], m, storesIndexed, 'ST: stores the low four bytes', commutes),
    op('MOVDstoreidx', [x, x, symOff, x, m], m, storesIndexed, 'STG: stores eight bytes', commutes),
    op('FMOVSstoreidx', [x, x, symOff, s, m], m, storesIndexed, 'STE: stores a short number'),
    op('FMOVDstoreidx', [x, x, symOff, d, m], m, storesIndexed, 'STD: stores a long number'),
    op('MOVHBRstoreidx', [x, x, symOff, h, m], m, storesReversedIndexed, 'STRVH: stores the low two bytes in reverse order', commutes),
    op('MOVWBRstoreidx', [x, x, symOff, w, m], m, storesReversedIndexed, 'STRV: stores the low four bytes in reverse order', commutes),
    op('MOVDBRstoreidx', [x, x, symOff, x, m], m, storesReversedIndexed, 'STRVG: stores eight bytes in reverse order', commutes),
  ),
  section('chapter 7, LOAD ADDRESS',
    op('MOVDaddr', [x, symOff], x, address, 'LARL, LA or LAY: the address of a symbol and an offset'),
    op('MOVDaddridx', [x, x, symOff], x, indexed, 'LAY: the sum of the operands, a symbol and an offset', commutes),
  ),
  section('chapter 7, operations on memory', ...folded()),
  section('chapter 7, MOVE and EXCLUSIVE OR of storage',
    op('MOVBstoreconst', [x, aux('SymValAndOff'), m], m, storesConstant(8), 'MVI: stores the constant, a byte'),
    op('MOVHstoreconst', [x, aux('SymValAndOff'), m], m, storesConstant(16), 'MVHHI: stores the constant, two bytes'),
    op('MOVWstoreconst', [x, sixteenBits, m], m, storesConstant(32), 'MVHI: stores the sign-extended constant, four bytes'),
    op('MOVDstoreconst', [x, sixteenBits, m], m, storesConstant(64), 'MVGHI: stores the sign-extended constant, eight bytes'),
    op('MVC', [x, x, m, upTo256Bytes], m, copiesConstant, 'copies so many bytes from the second operand to the first', apartOrBelow),
    op('CLEAR', [x, m, someBytes], m, clears, 'XC of memory with itself: so many zero bytes'),
  ),
  section('chapter 7, STORE MULTIPLE',
    op('STM2', [x, symOff, w, w, m], m, storesMultiple, 'STMY: stores two words'),
    op('STM3', [x, symOff, w, w, w, m], m, storesMultiple, 'STMY: stores three words'),
    op('STM4', [x, symOff, w, w, w, w, m], m, storesMultiple, 'STMY: stores four words'),
    op('STMG2', [x, symOff, x, x, m], m, storesMultiple, 'STMG: stores two doublewords'),
    op('STMG3', [x, symOff, x, x, x, m], m, storesMultiple, 'STMG: stores three doublewords'),
    op('STMG4', [x, symOff, x, x, x, x, m], m, storesMultiple, 'STMG: stores four doublewords'),
  ),
  section("Go's loops of MVC and XC, and registers that Go keeps",
    op('LoweredMove', [x, x, x, m, remainder], m, (to, from, end, memory, rest) => move(memory!, to!, from!, sizeOfLoop(from!, end!, rest!)), 'copies 256 bytes at a time until the second operand is the third, then the rest', {
      defined: { words: `${wholeChunks}, and the bytes that are copied are not those just written`, condition: (to, from, end, _, rest) => and(isWholeChunks(from!, end!), readsNoneWritten(to!, from!, sizeOfLoop(from!, end!, rest!))) },
    }),
    op('LoweredZero', [x, x, m, remainder], m, (p, end, memory, rest) => fill(memory!, p!, sizeOfLoop(p!, end!, rest!), bits(8, 0n)), 'clears 256 bytes at a time until the first operand is the second, then the rest', {
      defined: { words: wholeChunks, condition: (p, end) => isWholeChunks(p!, end!) },
    }),
    op('LoweredGetClosurePtr', [], x, () => variable('the closure', 64), 'the register that holds the closure'),
    op('LoweredGetCallerPC', [], x, () => variable("the caller's PC", 64), 'where the caller goes on'),
    op('LoweredGetCallerSP', [m], x, () => variable("the caller's SP", 64), "the caller's stack pointer"),
  ),
  section('chapter 7, interlocked access',
    op('SYNC', [m], m, memory => memory, 'BCR 14,0: memory as it was, serialized'),
    op('MOVBZatomicload', [x, symOff, m], [zext(b), m], atomicLoads(1), 'LLGC: a byte, zero-extended'),
    op('MOVWZatomicload', [x, symOff, m], [zext(w), m], atomicLoads(4), 'LLGF: four bytes, zero-extended'),
    op('MOVDatomicload', [x, symOff, m], [x, m], atomicLoads(8), 'LG: eight bytes'),
    op('MOVBatomicstore', [x, symOff, b, m], m, stores, 'STC: stores the low byte'),
    op('MOVWatomicstore', [x, symOff, w, m], m, stores, 'ST: stores the low four bytes'),
    op('MOVDatomicstore', [x, symOff, x, m], m, stores, 'STG: stores eight bytes'),
    op('LAA', [x, symOff, w, m], [w, m], replaces(4, bvadd), 'adds the operand to a word of memory; the old word'),
    op('LAAG', [x, symOff, x, m], [x, m], replaces(8, bvadd), 'adds the operand to a doubleword of memory; the old one'),
    op('LAN', [x, w, m], m, updates(bvand), 'ANDs the operand to a word of memory'),
    op('LAO', [x, w, m], m, updates(bvor), 'ORs the operand to a word of memory'),
    op('LANfloor', [x, w, m], m, updates(bvand, wordBelow), 'ANDs the operand to the word of memory in which the address lies'),
    op('LAOfloor', [x, w, m], m, updates(bvor, wordBelow), 'ORs the operand to the word of memory in which the address lies'),
    op('LoweredAtomicCas32', [x, symOff, w, w, m], [x, m], comparesAndSwaps(4), 'CS: 1 if the old word was the second operand, which then is replaced, else 0'),
    op('LoweredAtomicCas64', [x, symOff, x, x, m], [x, m], comparesAndSwaps(8), 'CSG: 1 if the old value was the second operand, which then is replaced, else 0'),
    op('LoweredAtomicExchange32', [x, symOff, w, m], [w, m], exchanges(4), 'CS until nothing came between: stores the word; the old one'),
    op('LoweredAtomicExchange64', [x, symOff, x, m], [x, m], exchanges(8), 'CSG until nothing came between: stores the operand; the old value'),
  ),
  section("Go's own tuple of an atomic add",
    op('AddTupleFirst32', [w, wholeTuple(w, m)], [w, m], addedToFirst, 'the tuple, with the operand added to its first part'),
    op('AddTupleFirst64', [x, wholeTuple(x, m)], [x, m], addedToFirst, 'the tuple, with the operand added to its first part'),
  ),
);
