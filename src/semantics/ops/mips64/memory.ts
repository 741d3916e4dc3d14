/** Loads, stores and atomics, by value as one step each, in the byte order of the machine. */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { bits, bvand, bvor, signExtend } from '../../term/build.ts';
import { type Term, variable } from '../../term/term.ts';
import { bytesFrom, entryOf, ofWords } from '../duffs-device.ts';
import { low, type Place } from '../entry.ts';
import { accesses, address, copies, unitsUpTo, zeroes } from '../memory-access.ts';
import {
  aux,
  float,
  integer,
  type Meaning,
  memory as m,
  op,
  section,
  sext,
  signedImmediate,
  type Trait,
  table,
  typedOp,
  zext,
} from '../table.ts';

const [b, h, w, x] = [integer(8), integer(16), integer(32), integer(64)];
const [s, d] = [float(BINARY32), float(BINARY64)];
const symOff = aux('SymOff');

/** The access in the byte order at hand. */
const inOrder =
  (meaning: (access: ReturnType<typeof accesses>) => Meaning) =>
  ({ order }: Place): Meaning =>
    meaning(accesses(order));

const loads = (bytes: number) => inOrder(access => access.loads(bytes));
const stores = inOrder(access => access.stores);
const atomicLoads = (bytes: number) => inOrder(access => access.atomicLoads(bytes));
const atomicStores = inOrder(access => access.atomicStores);
const storesZeroWord = (bytes: number) =>
  inOrder(access => (p: Term, memory: Term) => access.atomicStores(p, bits(8 * bytes, 0n), memory));
/** The constant is added as if it were in a register. */
const addsConstant = (bytes: number) =>
  inOrder(
    access => (p: Term, c: Term, memory: Term) =>
      access.adds(bytes)(p, low(8 * bytes, signExtend(64, c)), memory),
  );

const { meetsLast, bytes: bytesUpTo, unitOf } = unitsUpTo(8);
const endsAtLast = (unitsOf: (...terms: Term[]) => [first: Term, last: Term, alignment: Term]): Trait => ({
  defined: {
    words: 'the last unit lies units behind the first',
    condition: (...terms) => meetsLast(...unitsOf(...terms)),
  },
  unit: (...terms) => unitOf(unitsOf(...terms)[2]),
});

// biome-ignore format: an op is a line
export const memoryOps = () => table('MIPS Architecture For Programmers volume II-A, the MIPS64 instruction set',
  section('LB, LH, LW, LD, LBU, LHU, LWU, LWC1, LDC1, SB, SH, SW, SD, SWC1, SDC1',
    typedOp('MOVBload', [x, symOff, m], sext(b), loads(1), 'loads a byte and sign-extends it'),
    typedOp('MOVHload', [x, symOff, m], sext(h), loads(2), 'loads two bytes and sign-extends them'),
    typedOp('MOVWload', [x, symOff, m], sext(w), loads(4), 'loads four bytes and sign-extends them'),
    typedOp('MOVVload', [x, symOff, m], x, loads(8), 'loads eight bytes'),
    typedOp('MOVBUload', [x, symOff, m], zext(b), loads(1), 'loads a byte and zero-extends it'),
    typedOp('MOVHUload', [x, symOff, m], zext(h), loads(2), 'loads two bytes and zero-extends them'),
    typedOp('MOVWUload', [x, symOff, m], zext(w), loads(4), 'loads four bytes and zero-extends them'),
    typedOp('MOVFload', [x, symOff, m], s, loads(4), 'loads a single'),
    typedOp('MOVDload', [x, symOff, m], d, loads(8), 'loads a double'),
    typedOp('MOVBstore', [x, symOff, b, m], m, stores, 'stores the low byte of rt'),
    typedOp('MOVHstore', [x, symOff, h, m], m, stores, 'stores the low two bytes of rt'),
    typedOp('MOVWstore', [x, symOff, w, m], m, stores, 'stores the low four bytes of rt'),
    typedOp('MOVVstore', [x, symOff, x, m], m, stores, 'stores rt'),
    typedOp('MOVFstore', [x, symOff, s, m], m, stores, 'stores a single'),
    typedOp('MOVDstore', [x, symOff, d, m], m, stores, 'stores a double'),
    op('MOVVaddr', [x, symOff], x, address, 'the address of a symbol and an offset'),
  ),
  section("Go's sequences of loads and stores",
    op('DUFFZERO', [x, m, entryOf(8n)], m, (p, memory, c) => zeroes(p, memory, bytesFrom(8n, 8n, c)), "zero bytes from rs on, 8 for each pair of instructions of Duff's device", ofWords(8)),
    op('DUFFCOPY', [x, x, m, entryOf(16n)], m, (to, from, memory, c) => copies(to, from, memory, bytesFrom(16n, 8n, c)), "copies bytes, 8 for each four instructions of Duff's device", ofWords(8)),
    op('LoweredZero', [x, x, m, aux('Int64')], m, (first, last, memory, c) => zeroes(first, memory, bytesUpTo(first, last, c)), 'zeroes units of the alignment, from the first address to the second', endsAtLast((first, last, _, c) => [first!, last!, c!])),
    op('LoweredMove', [x, x, x, m, aux('Int64')], m, (to, from, last, memory, c) => copies(to, from, memory, bytesUpTo(from, last, c)), 'copies units of the alignment, from the second address to the third, to the first', endsAtLast((_, from, last, __, c) => [from!, last!, c!])),
    op('LoweredGetClosurePtr', [], x, () => variable('the closure', 64), 'the register that holds the closure'),
    op('LoweredGetCallerPC', [], x, () => variable("the caller's PC", 64), 'where the caller goes on'),
    op('LoweredGetCallerSP', [m], x, () => variable("the caller's SP", 64), "the caller's stack pointer"),
  ),
  section('LB, LW, LD, SB, SW, SD between SYNC',
    typedOp('LoweredAtomicLoad8', [x, m], [sext(b), m], atomicLoads(1), 'LB: the byte, sign-extended'),
    typedOp('LoweredAtomicLoad32', [x, m], [sext(w), m], atomicLoads(4), 'LW: the word, sign-extended'),
    typedOp('LoweredAtomicLoad64', [x, m], [x, m], atomicLoads(8), 'LD'),
    typedOp('LoweredAtomicStore8', [x, b, m], m, atomicStores, 'SB'),
    typedOp('LoweredAtomicStore32', [x, w, m], m, atomicStores, 'SW'),
    typedOp('LoweredAtomicStore64', [x, x, m], m, atomicStores, 'SD'),
    typedOp('LoweredAtomicStorezero32', [x, m], m, storesZeroWord(4), 'SW of register 0'),
    typedOp('LoweredAtomicStorezero64', [x, m], m, storesZeroWord(8), 'SD of register 0'),
  ),
  section('LL, LLD, SC, SCD',
    typedOp('LoweredAtomicExchange32', [x, w, m], [sext(w), m], inOrder(access => access.exchanges(4)), 'stores the second operand, and gives the old word, sign-extended'),
    typedOp('LoweredAtomicExchange64', [x, x, m], [x, m], inOrder(access => access.exchanges(8)), 'stores the second operand, and gives the old value'),
    typedOp('LoweredAtomicAdd32', [x, w, m], [w, m], inOrder(access => access.adds(4)), 'adds the second operand to the word, and gives the sum'),
    typedOp('LoweredAtomicAdd64', [x, x, m], [x, m], inOrder(access => access.adds(8)), 'adds the second operand, and gives the sum'),
    typedOp('LoweredAtomicAddconst32', [x, aux('Int32'), m], [w, m], addsConstant(4), 'adds the constant to the word, and gives the sum'),
    typedOp('LoweredAtomicAddconst64', [x, signedImmediate(32), m], [x, m], addsConstant(8), 'adds the constant, and gives the sum'),
    typedOp('LoweredAtomicAnd32', [x, w, m], m, inOrder(access => access.updates(4, bvand)), 'ANDs the second operand to the word'),
    typedOp('LoweredAtomicOr32', [x, w, m], m, inOrder(access => access.updates(4, bvor)), 'ORs the second operand to the word'),
    typedOp('LoweredAtomicCas32', [x, x, w, m], [x, m], inOrder(access => access.comparesAndSwaps(4)), '1 if the old word, sign-extended, was the second operand, which then is replaced, else 0'),
    typedOp('LoweredAtomicCas64', [x, x, x, m], [x, m], inOrder(access => access.comparesAndSwaps(8)), '1 if the old value was the second operand, which then is replaced, else 0'),
  ),
);
