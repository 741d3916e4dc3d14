/**
 * Loads, stores and atomics, by value as one step each, in the byte order in which the machine runs. An address is a
 * register, an offset and a symbol's place, or the sum of two registers. What an instruction cannot encode of it, Go's
 * compiler and assembler add up in a register of their own.
 */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { bvadd, bvand, bvor, load, store } from '../../term/build.ts';
import { accesses, address, copies, ofTheProgram, prefetches, zeroes } from '../memory-access.ts';
import {
  aux,
  float,
  integer,
  type Meaning,
  memory as m,
  op,
  section,
  sext,
  type Trait,
  table,
  typedOp,
  zext,
} from '../table.ts';

const [b, h, w, x] = [integer(8), integer(16), integer(32), integer(64)];
const [s, d] = [float(BINARY32), float(BINARY64)];
const symOff = aux('SymOff');
const size = aux('Int64');
/** How it is ordered with other accesses, which no value tells. */
const ordering = aux('Int64');

type Accesses = ReturnType<typeof accesses>;
type Signature = Parameters<typeof typedOp>[1];
type Result = Parameters<typeof typedOp>[2];

const access = (
  name: string,
  signature: Signature,
  result: Result,
  meaning: (accesses: Accesses) => Meaning,
  sentence: string,
  ...traits: readonly Trait[]
) => typedOp(name, signature, result, ({ order }) => meaning(accesses(order)), sentence, ...traits);

/** Loads and stores in the order in which the machine does not run: of an address, and of the sum of two registers. */
const reversedLoads = (name: string, bytes: number, result: Result) => [
  typedOp(
    `${name}load`,
    [x, m],
    result,
    ({ order }) =>
      (p, memory) =>
        load(bytes, other(order), memory!, p!),
    `loads ${bytes} bytes in reverse order`,
  ),
  typedOp(
    `${name}loadidx`,
    [x, x, m],
    result,
    ({ order }) =>
      (p, index, memory) =>
        load(bytes, other(order), memory!, bvadd(p!, index!)),
    `loads ${bytes} bytes in reverse order, from the sum of two registers`,
  ),
];
const reversedStores = (name: string, bytes: number, value: ReturnType<typeof integer>) => [
  typedOp(
    `${name}store`,
    [x, value, m],
    m,
    ({ order }) =>
      (p, stored, memory) =>
        store(other(order), memory!, p!, stored!),
    `stores ${bytes} bytes in reverse order`,
  ),
  typedOp(
    `${name}storeidx`,
    [x, x, value, m],
    m,
    ({ order }) =>
      (p, index, stored, memory) =>
        store(other(order), memory!, bvadd(p!, index!), stored!),
    `stores ${bytes} bytes in reverse order, to the sum of two registers`,
  ),
];
const other = (order: 'little' | 'big') => (order === 'little' ? 'big' : 'little');

// biome-ignore format: an op is a line
const loads = () => [
  { name: 'MOVBZ', bytes: 1, result: zext(b), words: 'lbz: loads a byte and zero-extends it' },
  { name: 'MOVH', bytes: 2, result: sext(h), words: 'lha: loads two bytes and sign-extends them' },
  { name: 'MOVHZ', bytes: 2, result: zext(h), words: 'lhz: loads two bytes and zero-extends them' },
  { name: 'MOVW', bytes: 4, result: sext(w), words: 'lwa: loads four bytes and sign-extends them' },
  { name: 'MOVWZ', bytes: 4, result: zext(w), words: 'lwz: loads four bytes and zero-extends them' },
  { name: 'MOVD', bytes: 8, result: x, words: 'ld: loads eight bytes' },
  { name: 'FMOVS', bytes: 4, result: s, words: 'lfs: loads a single' },
  { name: 'FMOVD', bytes: 8, result: d, words: 'lfd: loads a double' },
].flatMap(({ name, bytes, result, words }) => [
  access(`${name}load`, [x, symOff, m], result, ({ loads }) => loads(bytes), words),
  access(`${name}loadidx`, [x, x, m], result, ({ loadsIndexed }) => loadsIndexed(bytes), `${words}, from the sum of two registers`),
]);

// biome-ignore format: an op is a line
const stores = () => [
  { name: 'MOVB', value: b, words: 'stb: stores the low byte' },
  { name: 'MOVH', value: h, words: 'sth: stores the low two bytes' },
  { name: 'MOVW', value: w, words: 'stw: stores the low four bytes' },
  { name: 'MOVD', value: x, words: 'std: stores eight bytes' },
  { name: 'FMOVS', value: s, words: 'stfs: stores a single' },
  { name: 'FMOVD', value: d, words: 'stfd: stores a double' },
].flatMap(({ name, value, words }) => [
  access(`${name}store`, [x, symOff, value, m], m, ({ stores }) => stores, words),
  access(`${name}storeidx`, [x, x, value, m], m, ({ storesIndexed }) => storesIndexed, `${words}, to the sum of two registers`),
]);

// biome-ignore format: an op is a line
const storesOfZero = () => (
  [['MOVB', 1], ['MOVH', 2], ['MOVW', 4], ['MOVD', 8]] as const
).map(([name, bytes]) =>
  access(`${name}storezero`, [x, symOff, m], m, ({ storesZero }) => storesZero(bytes), `stores ${bytes} bytes of r0, which is zero`));

/** The names of Go's sequences for memory of a size: the compiler chooses among them by the size and the processor. */
const sequences = ['', 'Short'];

// biome-ignore format: an op is a line
export const memoryOps = () => [
  ...table('Power ISA 3.1 book I',
    section('3.3.2 and 3.3.3, 4.6.2 and 4.6.3, load and store instructions',
      ...loads(),
      ...stores(),
      ...storesOfZero(),
      op('MOVDaddr', [x, symOff], x, address, 'addi: the address of a symbol and an offset'),
    ),
    section('3.3.5 Fixed-Point Load and Store with Byte Reversal Instructions',
      ...reversedLoads('MOVHBR', 2, zext(h)),
      ...reversedLoads('MOVWBR', 4, zext(w)),
      ...reversedLoads('MOVDBR', 8, x),
      ...reversedStores('MOVHBR', 2, h),
      ...reversedStores('MOVWBR', 4, w),
      ...reversedStores('MOVDBR', 8, x),
    ),
  ),
  ...table('Power ISA 3.1 book II',
    section('4.3.2 Data Cache Instructions',
      op('DCBT', [x, m, aux('Int64')], m, prefetches, 'a hint; memory as it was'),
    ),
  ),
  ...table("Go's cmd/compile/internal/ppc64, ssa.go",
    section('zeroing and moving',
      ...sequences.flatMap(suffix => ['', 'Quad'].flatMap(kind => [
        op(`Lowered${kind}Zero${suffix}`, [x, m, size], m, zeroes, 'so many zero bytes from the address on'),
        op(`Lowered${kind}Move${suffix}`, [x, x, m, size], m, copies, 'copies so many bytes from the second address to the first'),
      ])),
    ),
    section('where the program runs',
      op('LoweredGetClosurePtr', [], x, ofTheProgram('the closure'), 'the register that holds the closure'),
      op('LoweredGetCallerPC', [], x, ofTheProgram("the caller's PC"), 'where the caller goes on'),
      op('LoweredGetCallerSP', [m], x, ofTheProgram("the caller's SP"), "the caller's stack pointer"),
    ),
    section('atomics: sequences around larx and stcx.',
      access('LoweredAtomicLoad8', [x, m, ordering], [zext(b), m], ({ atomicLoads }) => atomicLoads(1), 'lbz between barriers', { typedAsFirst: true }),
      access('LoweredAtomicLoad32', [x, m, ordering], [zext(w), m], ({ atomicLoads }) => atomicLoads(4), 'lwz between barriers', { typedAsFirst: true }),
      access('LoweredAtomicLoad64', [x, m, ordering], [x, m], ({ atomicLoads }) => atomicLoads(8), 'ld between barriers', { typedAsFirst: true }),
      access('LoweredAtomicLoadPtr', [x, m, ordering], [x, m], ({ atomicLoads }) => atomicLoads(8), 'ld between barriers', { typedAsFirst: true }),
      access('LoweredAtomicStore8', [x, b, m, ordering], m, ({ atomicStores }) => atomicStores, 'stb behind a barrier'),
      access('LoweredAtomicStore32', [x, w, m, ordering], m, ({ atomicStores }) => atomicStores, 'stw behind a barrier'),
      access('LoweredAtomicStore64', [x, x, m, ordering], m, ({ atomicStores }) => atomicStores, 'std behind a barrier'),
      access('LoweredAtomicExchange8', [x, b, m], [zext(b), m], ({ exchanges }) => exchanges(1), 'lbarx and stbcx.: stores the operand, and the old byte, zero-extended'),
      access('LoweredAtomicExchange32', [x, w, m], [zext(w), m], ({ exchanges }) => exchanges(4), 'lwarx and stwcx.: stores the operand, and the old word, zero-extended'),
      access('LoweredAtomicExchange64', [x, x, m], [x, m], ({ exchanges }) => exchanges(8), 'ldarx and stdcx.: stores the operand, and the old value'),
      access('LoweredAtomicAdd32', [x, w, m], [zext(w), m], ({ adds }) => adds(4), 'lwarx, add, stwcx.: the sum, zero-extended'),
      access('LoweredAtomicAdd64', [x, x, m], [x, m], ({ adds }) => adds(8), 'ldarx, add, stdcx.: the sum'),
      access('LoweredAtomicCas32', [x, w, w, m, ordering], [zext(w), m], ({ comparesAndSwaps }) => comparesAndSwaps(4), 'lwarx, cmpw, stwcx.: 1 if the old word was the first operand, which then is replaced by the second, else 0'),
      access('LoweredAtomicCas64', [x, x, x, m, ordering], [x, m], ({ comparesAndSwaps }) => comparesAndSwaps(8), 'ldarx, cmp, stdcx.: 1 if the old value was the first operand, which then is replaced by the second, else 0'),
      access('LoweredAtomicAnd8', [x, b, m], m, ({ updates }) => updates(1, bvand), 'lbarx, and, stbcx.'),
      access('LoweredAtomicAnd32', [x, w, m], m, ({ updates }) => updates(4, bvand), 'lwarx, and, stwcx.'),
      access('LoweredAtomicOr8', [x, b, m], m, ({ updates }) => updates(1, bvor), 'lbarx, or, stbcx.'),
      access('LoweredAtomicOr32', [x, w, m], m, ({ updates }) => updates(4, bvor), 'lwarx, or, stwcx.'),
    ),
  ),
];
