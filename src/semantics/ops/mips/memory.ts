/** Loads, stores and atomics, by value as one step each, in the byte order of the machine. An address is a register. */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { bits, bvand, bvor } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low, type Place } from '../entry.ts';
import { accesses, address, copies, ofTheProgram, unitsUpTo, zeroes } from '../memory-access.ts';
import {
  aux,
  float,
  integer,
  type Meaning,
  memory as m,
  op,
  native as p,
  section,
  sext,
  type Trait,
  table,
  typedOp,
  zext,
} from '../table.ts';

const [b, h, w] = [integer(8), integer(16), integer(32)];
const [s, d] = [float(BINARY32), float(BINARY64)];
const symOff = aux('SymOff');

/** The access in the byte order at hand. */
const inOrder =
  (meaning: (access: ReturnType<typeof accesses>) => Meaning) =>
  ({ order }: Place): Meaning =>
    meaning(accesses(order));

const loads = (bytes: number) => inOrder(access => access.loads(bytes));
const stores = inOrder(access => access.stores);
const storesZero = (bytes: number) => inOrder(access => access.storesZero(bytes));
const atomicLoads = (bytes: number) => inOrder(access => access.atomicLoads(bytes));
const atomicStores = inOrder(access => access.atomicStores);
const storesZeroWord = inOrder(
  access => (to: Term, memory: Term) => access.atomicStores(to, bits(32, 0n), memory),
);
const addsConstant = inOrder(access => (to: Term, c: Term, memory: Term) => access.adds(4)(to, c, memory));

const { meetsLast, bytes: bytesUpTo, unitOf } = unitsUpTo(4);
/** Registers have 32 bits, and the loop comes around the end of them. */
const word = (a: Term): Term => low(32, a);
const endsAtLast = (unitsOf: (...terms: Term[]) => [first: Term, last: Term, alignment: Term]): Trait => ({
  defined: {
    words: 'the last unit lies units behind the first',
    condition: (...terms) => {
      const [first, last, alignment] = unitsOf(...terms);
      return meetsLast(word(first), word(last), alignment);
    },
  },
  unit: (...terms) => unitOf(unitsOf(...terms)[2]),
});
const bytesOf = (first: Term, last: Term, alignment: Term): Term =>
  bytesUpTo(word(first), word(last), alignment);

// biome-ignore format: an op is a line
export const memoryOps = () => table('MIPS Architecture For Programmers volume II-A, the MIPS32 instruction set',
  section('LB, LH, LW, LBU, LHU, LWC1, LDC1, SB, SH, SW, SWC1, SDC1',
    typedOp('MOVBload', [p, symOff, m], sext(b, 32), loads(1), 'loads a byte and sign-extends it'),
    typedOp('MOVHload', [p, symOff, m], sext(h, 32), loads(2), 'loads two bytes and sign-extends them'),
    typedOp('MOVWload', [p, symOff, m], w, loads(4), 'loads four bytes'),
    typedOp('MOVBUload', [p, symOff, m], zext(b, 32), loads(1), 'loads a byte and zero-extends it'),
    typedOp('MOVHUload', [p, symOff, m], zext(h, 32), loads(2), 'loads two bytes and zero-extends them'),
    typedOp('MOVFload', [p, symOff, m], s, loads(4), 'loads a single'),
    typedOp('MOVDload', [p, symOff, m], d, loads(8), 'loads a double'),
    typedOp('MOVBstore', [p, symOff, b, m], m, stores, 'stores the low byte of rt'),
    typedOp('MOVHstore', [p, symOff, h, m], m, stores, 'stores the low two bytes of rt'),
    typedOp('MOVWstore', [p, symOff, w, m], m, stores, 'stores rt'),
    typedOp('MOVFstore', [p, symOff, s, m], m, stores, 'stores a single'),
    typedOp('MOVDstore', [p, symOff, d, m], m, stores, 'stores a double'),
    typedOp('MOVBstorezero', [p, symOff, m], m, storesZero(1), 'stores a byte of register 0'),
    typedOp('MOVHstorezero', [p, symOff, m], m, storesZero(2), 'stores two bytes of register 0'),
    typedOp('MOVWstorezero', [p, symOff, m], m, storesZero(4), 'stores register 0'),
    op('MOVWaddr', [p, symOff], w, (base, offset, symbol) => word(address(base, offset, symbol)), 'the address of a symbol and an offset'),
  ),
  section("Go's sequences of loads and stores",
    op('LoweredZero', [p, p, m, aux('Int32')], m, (first, last, memory, c) => zeroes(first, memory, bytesOf(first, last, c)), 'zeroes units of the alignment, from the first address to the second', endsAtLast((first, last, _, c) => [first!, last!, c!])),
    op('LoweredMove', [p, p, p, m, aux('Int32')], m, (to, from, last, memory, c) => copies(to, from, memory, bytesOf(from, last, c)), 'copies units of the alignment, from the second address to the third, to the first', endsAtLast((_, from, last, __, c) => [from!, last!, c!])),
    op('LoweredGetClosurePtr', [], p, ofTheProgram('the closure', 4), 'the register that holds the closure'),
    op('LoweredGetCallerPC', [], p, ofTheProgram("the caller's PC", 4), 'where the caller goes on'),
    op('LoweredGetCallerSP', [m], p, ofTheProgram("the caller's SP", 4), "the caller's stack pointer"),
  ),
  section('LB, LW, SB, SW between SYNC',
    typedOp('LoweredAtomicLoad8', [p, m], [sext(b, 32), m], atomicLoads(1), 'LB: the byte, sign-extended'),
    typedOp('LoweredAtomicLoad32', [p, m], [w, m], atomicLoads(4), 'LW'),
    typedOp('LoweredAtomicStore8', [p, b, m], m, atomicStores, 'SB'),
    typedOp('LoweredAtomicStore32', [p, w, m], m, atomicStores, 'SW'),
    typedOp('LoweredAtomicStorezero', [p, m], m, storesZeroWord, 'SW of register 0'),
  ),
  section('LL, SC',
    typedOp('LoweredAtomicExchange', [p, w, m], [w, m], inOrder(access => access.exchanges(4)), 'stores the second operand, and gives the old value'),
    typedOp('LoweredAtomicAdd', [p, w, m], [w, m], inOrder(access => access.adds(4)), 'adds the second operand, and gives the sum'),
    typedOp('LoweredAtomicAddconst', [p, aux('Int32'), m], [w, m], addsConstant, 'adds the constant, and gives the sum'),
    typedOp('LoweredAtomicAnd', [p, w, m], m, inOrder(access => access.updates(4, bvand)), 'ANDs the second operand to the value'),
    typedOp('LoweredAtomicOr', [p, w, m], m, inOrder(access => access.updates(4, bvor)), 'ORs the second operand to the value'),
    typedOp('LoweredAtomicCas', [p, w, w, m], [w, m], inOrder(access => access.comparesAndSwaps(4)), '1 if the old value was the second operand, which then is replaced, else 0'),
  ),
);
