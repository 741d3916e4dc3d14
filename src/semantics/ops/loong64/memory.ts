/** Loads, stores and atomics, by value as one step each. An address is a register, an offset and a symbol's place. */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import {
  bits,
  bvand,
  bvor,
  bvsle,
  equal,
  fromTruth,
  ifThenElse,
  load,
  signExtend,
  store,
} from '../../term/build.ts';
import { type Term, variable } from '../../term/term.ts';
import { low } from '../entry.ts';
import { accesses, address, copies, prefetches, zeroes } from '../memory-access.ts';
import { aux, float, integer, memory as m, op, section, sext, table, zext } from '../table.ts';

const [b, h, w, x] = [integer(8), integer(16), integer(32), integer(64)];
const [s, d] = [float(BINARY32), float(BINARY64)];
const symOff = aux('SymOff');

const { loads, loadsIndexed, stores, storesIndexed, ...atomic } = accesses('little');

/** AMCAS compares as many bits as it loads, and the branch behind it whole registers. */
const comparesTwice = (bytes: number) => (p: Term, expected: Term, value: Term, memory: Term) => {
  const old = load(bytes, 'little', memory, p);
  const isReplaced = equal(old, low(8 * bytes, expected));
  return [
    fromTruth(64, equal(signExtend(64, old), expected)),
    ifThenElse(isReplaced, store('little', memory, p, value), memory),
  ];
};

/** Where the compiler makes instructions for at least so many bytes. */
const bytesFrom = (least: bigint) =>
  aux('Int64', {
    encodable: { words: `at least ${least} bytes`, condition: size => bvsle(bits(64, least), size!) },
  });

// biome-ignore format: an op is a line
export const memoryOps = () => table('LoongArch reference manual volume 1',
  section('2.2.5.1 LD.{B[U]/H[U]/W[U]/D}, ST.{B/H/W/D}, and 3.2.6.1 F{LD/ST}.{S/D}',
    op('MOVBload', [x, symOff, m], sext(b), loads(1), 'loads a byte and sign-extends it'),
    op('MOVHload', [x, symOff, m], sext(h), loads(2), 'loads two bytes and sign-extends them'),
    op('MOVWload', [x, symOff, m], sext(w), loads(4), 'loads four bytes and sign-extends them'),
    op('MOVVload', [x, symOff, m], x, loads(8), 'loads eight bytes'),
    op('MOVBUload', [x, symOff, m], zext(b), loads(1), 'loads a byte and zero-extends it'),
    op('MOVHUload', [x, symOff, m], zext(h), loads(2), 'loads two bytes and zero-extends them'),
    op('MOVWUload', [x, symOff, m], zext(w), loads(4), 'loads four bytes and zero-extends them'),
    op('MOVFload', [x, symOff, m], s, loads(4), 'loads a single'),
    op('MOVDload', [x, symOff, m], d, loads(8), 'loads a double'),
    op('MOVBstore', [x, symOff, b, m], m, stores, 'stores the low byte of rd'),
    op('MOVHstore', [x, symOff, h, m], m, stores, 'stores the low two bytes of rd'),
    op('MOVWstore', [x, symOff, w, m], m, stores, 'stores the low four bytes of rd'),
    op('MOVVstore', [x, symOff, x, m], m, stores, 'stores rd'),
    op('MOVFstore', [x, symOff, s, m], m, stores, 'stores a single'),
    op('MOVDstore', [x, symOff, d, m], m, stores, 'stores a double'),
    op('MOVVaddr', [x, symOff], x, address, 'the address of a symbol and an offset'),
  ),
  section('2.2.5.2 LDX.{B[U]/H[U]/W[U]/D}, STX.{B/H/W/D}, and 3.2.6.2 F{LDX/STX}.{S/D}',
    op('MOVBloadidx', [x, x, m], sext(b), loadsIndexed(1), 'loads a byte and sign-extends it'),
    op('MOVHloadidx', [x, x, m], sext(h), loadsIndexed(2), 'loads two bytes and sign-extends them'),
    op('MOVWloadidx', [x, x, m], sext(w), loadsIndexed(4), 'loads four bytes and sign-extends them'),
    op('MOVVloadidx', [x, x, m], x, loadsIndexed(8), 'loads eight bytes'),
    op('MOVBUloadidx', [x, x, m], zext(b), loadsIndexed(1), 'loads a byte and zero-extends it'),
    op('MOVHUloadidx', [x, x, m], zext(h), loadsIndexed(2), 'loads two bytes and zero-extends them'),
    op('MOVWUloadidx', [x, x, m], zext(w), loadsIndexed(4), 'loads four bytes and zero-extends them'),
    op('MOVFloadidx', [x, x, m], s, loadsIndexed(4), 'loads a single'),
    op('MOVDloadidx', [x, x, m], d, loadsIndexed(8), 'loads a double'),
    op('MOVBstoreidx', [x, x, b, m], m, storesIndexed, 'stores the low byte of rd'),
    op('MOVHstoreidx', [x, x, h, m], m, storesIndexed, 'stores the low two bytes of rd'),
    op('MOVWstoreidx', [x, x, w, m], m, storesIndexed, 'stores the low four bytes of rd'),
    op('MOVVstoreidx', [x, x, x, m], m, storesIndexed, 'stores rd'),
    op('MOVFstoreidx', [x, x, s, m], m, storesIndexed, 'stores a single'),
    op('MOVDstoreidx', [x, x, d, m], m, storesIndexed, 'stores a double'),
  ),
  section("Go's sequences of LD.D and ST.D, of which the last may overlap the one before",
    op('LoweredZero', [x, m, bytesFrom(16n)], m, zeroes, 'so many zero bytes from rj on'),
    op('LoweredZeroLoop', [x, m, bytesFrom(192n)], m, zeroes, 'so many zero bytes from rj on'),
    op('LoweredMove', [x, x, m, bytesFrom(16n)], m, copies, 'copies so many bytes from the second address to the first'),
    op('LoweredMoveLoop', [x, x, m, bytesFrom(192n)], m, copies, 'copies so many bytes from the second address to the first'),
    op('LoweredGetClosurePtr', [], x, () => variable('the closure', 64), 'the register that holds the closure'),
    op('LoweredGetCallerPC', [], x, () => variable("the caller's PC", 64), 'where the caller goes on'),
    op('LoweredGetCallerSP', [m], x, () => variable("the caller's SP", 64), "the caller's stack pointer"),
  ),
  section('2.2.5.1 LD and ST between barriers (2.2.8.1 DBAR)',
    op('LoweredAtomicLoad8', [x, m], [sext(b), m], atomic.atomicLoads(1), 'LD.B: the byte, sign-extended'),
    op('LoweredAtomicLoad32', [x, m], [sext(w), m], atomic.atomicLoads(4), 'LD.W: the word, sign-extended'),
    op('LoweredAtomicLoad64', [x, m], [x, m], atomic.atomicLoads(8), 'LD.D'),
    op('LoweredAtomicStore8', [x, b, m], m, atomic.atomicStores, 'ST.B'),
    op('LoweredAtomicStore32', [x, w, m], m, atomic.atomicStores, 'ST.W'),
    op('LoweredAtomicStore64', [x, x, m], m, atomic.atomicStores, 'ST.D'),
  ),
  section('2.2.5 PRELD and PRELDX',
    op('PRELD', [x, m, aux('Int64')], m, prefetches, 'a hint; memory as it was'),
    op('PRELDX', [x, m, aux('Int64')], m, prefetches, 'a hint; memory as it was'),
  ),
  section('2.2.7.1 AM{SWAP/ADD/AND/OR/XOR/MAX/MIN}[_DB].{W/D}',
    op('LoweredAtomicStore32Variant', [x, w, m], m, atomic.atomicStores, 'AMSWAP_DB.W of which the old value is dropped'),
    op('LoweredAtomicStore64Variant', [x, x, m], m, atomic.atomicStores, 'AMSWAP_DB.D of which the old value is dropped'),
    op('LoweredAtomicExchange32', [x, w, m], [sext(w), m], atomic.exchanges(4), 'AMSWAP_DB.W: stores rk, and the old word, sign-extended'),
    op('LoweredAtomicExchange64', [x, x, m], [x, m], atomic.exchanges(8), 'AMSWAP_DB.D: stores rk, and the old value'),
    op('LoweredAtomicAdd32', [x, w, m], [w, m], atomic.adds(4), 'AMADD_DB.W, and ADD.D: the sum'),
    op('LoweredAtomicAdd64', [x, x, m], [x, m], atomic.adds(8), 'AMADD_DB.D, and ADD.D: the sum'),
    op('LoweredAtomicAnd32', [x, w, m], m, atomic.updates(4, bvand), 'AMAND_DB.W of which the old value is dropped'),
    op('LoweredAtomicOr32', [x, w, m], m, atomic.updates(4, bvor), 'AMOR_DB.W of which the old value is dropped'),
    op('LoweredAtomicAnd32value', [x, w, m], [sext(w), m], atomic.replaces(4, bvand), 'AMAND_DB.W: the old word, sign-extended'),
    op('LoweredAtomicAnd64value', [x, x, m], [x, m], atomic.replaces(8, bvand), 'AMAND_DB.D: the old value'),
    op('LoweredAtomicOr32value', [x, w, m], [sext(w), m], atomic.replaces(4, bvor), 'AMOR_DB.W: the old word, sign-extended'),
    op('LoweredAtomicOr64value', [x, x, m], [x, m], atomic.replaces(8, bvor), 'AMOR_DB.D: the old value'),
  ),
  section('2.2.7.2 AM{SWAP/ADD}[_DB].{B/H}',
    op('LoweredAtomicStore8Variant', [x, b, m], m, atomic.atomicStores, 'AMSWAP_DB.B of which the old value is dropped'),
    op('LoweredAtomicExchange8Variant', [x, b, m], [sext(b), m], atomic.exchanges(1), 'AMSWAP_DB.B: stores the low byte of rk, and the old byte, sign-extended'),
  ),
  section('2.2.7.3 AMCAS[_DB].{B/H/W/D}',
    op('LoweredAtomicCas32Variant', [x, x, w, m], [x, m], comparesTwice(4), 'AMCAS_DB.W replaces the word if it is the low one of the second operand; 1 if the old word, sign-extended, was all of it, else 0'),
    op('LoweredAtomicCas64Variant', [x, x, x, m], [x, m], comparesTwice(8), 'AMCAS_DB.D: 1 if the old value was the second operand, and is replaced, else 0'),
  ),
  section('2.2.7.4 LL.{W/D}, SC.{W/D}',
    op('LoweredAtomicCas32', [x, x, w, m], [x, m], atomic.comparesAndSwaps(4), '1 if the old word, sign-extended, was the second operand, which then is replaced, else 0'),
    op('LoweredAtomicCas64', [x, x, x, m], [x, m], atomic.comparesAndSwaps(8), '1 if the old value was the second operand, which then is replaced, else 0'),
  ),
);
