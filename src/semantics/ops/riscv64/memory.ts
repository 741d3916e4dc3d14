/** Loads, stores and atomics, by value as one step each. An address is a register, an offset and a symbol's place. */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { bvand, bvor } from '../../term/build.ts';
import { variable } from '../../term/term.ts';
import { accesses, address, copies, unitsUpTo, zeroes } from '../memory-access.ts';
import { aux, float, integer, memory as m, op, section, sext, type Trait, table, zext } from '../table.ts';

const [b, h, w, x] = [integer(8), integer(16), integer(32), integer(64)];
const [s, d] = [float(BINARY32), float(BINARY64)];
const symOff = aux('SymOff');

const { loads, stores, storesZero, atomicLoads, atomicStores, exchanges, adds, comparesAndSwaps, updates } =
  accesses('little');

/** As long as the alignment permits, and shorter ones for what is left at the end. */
const { unitOf } = unitsUpTo(8);
const ofAlignment: Trait = { unit: (...terms) => unitOf(terms.at(-1)!) };

// biome-ignore format: an op is a line
export const memoryOps = () => table('RISC-V unprivileged ISA',
  section('RV64I, F and D, load and store instructions',
    op('MOVBload', [x, symOff, m], sext(b), loads(1), 'loads a byte and sign-extends it'),
    op('MOVHload', [x, symOff, m], sext(h), loads(2), 'loads two bytes and sign-extends them'),
    op('MOVWload', [x, symOff, m], sext(w), loads(4), 'loads four bytes and sign-extends them'),
    op('MOVDload', [x, symOff, m], x, loads(8), 'loads eight bytes'),
    op('MOVBUload', [x, symOff, m], zext(b), loads(1), 'loads a byte and zero-extends it'),
    op('MOVHUload', [x, symOff, m], zext(h), loads(2), 'loads two bytes and zero-extends them'),
    op('MOVWUload', [x, symOff, m], zext(w), loads(4), 'loads four bytes and zero-extends them'),
    op('FMOVWload', [x, symOff, m], s, loads(4), 'loads a single'),
    op('FMOVDload', [x, symOff, m], d, loads(8), 'loads a double'),
    op('MOVBstore', [x, symOff, b, m], m, stores, 'stores the low byte of rs2'),
    op('MOVHstore', [x, symOff, h, m], m, stores, 'stores the low two bytes of rs2'),
    op('MOVWstore', [x, symOff, w, m], m, stores, 'stores the low four bytes of rs2'),
    op('MOVDstore', [x, symOff, x, m], m, stores, 'stores rs2'),
    op('FMOVWstore', [x, symOff, s, m], m, stores, 'stores a single'),
    op('FMOVDstore', [x, symOff, d, m], m, stores, 'stores a double'),
    op('MOVBstorezero', [x, symOff, m], m, storesZero(1), 'stores a zero byte'),
    op('MOVHstorezero', [x, symOff, m], m, storesZero(2), 'stores two zero bytes'),
    op('MOVWstorezero', [x, symOff, m], m, storesZero(4), 'stores four zero bytes'),
    op('MOVDstorezero', [x, symOff, m], m, storesZero(8), 'stores eight zero bytes'),
    op('MOVaddr', [x, symOff], x, address, 'the address of a symbol and an offset'),
  ),
  section("Go's sequences of loads and stores, RV64I",
    op('LoweredZero', [x, m, aux('SizeAndAlign')], m, zeroes, 'so many zero bytes from rs1 on', ofAlignment),
    op('LoweredZeroLoop', [x, m, aux('SizeAndAlign')], m, zeroes, 'so many zero bytes from rs1 on', ofAlignment),
    op('LoweredMove', [x, x, m, aux('SizeAndAlign')], m, copies, 'copies so many bytes from rs2 to rs1', ofAlignment),
    op('LoweredMoveLoop', [x, x, m, aux('SizeAndAlign')], m, copies, 'copies so many bytes from rs2 to rs1', ofAlignment),
    op('LoweredGetClosurePtr', [], x, () => variable('the closure', 64), 'the register that holds the closure'),
    op('LoweredGetCallerPC', [], x, () => variable("the caller's PC", 64), 'where the caller goes on'),
    op('LoweredGetCallerSP', [m], x, () => variable("the caller's SP", 64), "the caller's stack pointer"),
  ),
  section('A extension',
    op('LoweredAtomicLoad8', [x, m], [zext(b), m], atomicLoads(1), 'LBU between fences'),
    op('LoweredAtomicLoad32', [x, m], [sext(w), m], atomicLoads(4), 'LR.W: the word, sign-extended'),
    op('LoweredAtomicLoad64', [x, m], [x, m], atomicLoads(8), 'LR.D'),
    op('LoweredAtomicStore8', [x, b, m], m, atomicStores, 'SB between fences'),
    op('LoweredAtomicStore32', [x, w, m], m, atomicStores, 'AMOSWAP.W of which the old value is dropped'),
    op('LoweredAtomicStore64', [x, x, m], m, atomicStores, 'AMOSWAP.D of which the old value is dropped'),
    op('LoweredAtomicExchange32', [x, w, m], [sext(w), m], exchanges(4), 'AMOSWAP.W: stores rs2, and the old word, sign-extended'),
    op('LoweredAtomicExchange64', [x, x, m], [x, m], exchanges(8), 'AMOSWAP.D: stores rs2, and the old value'),
    op('LoweredAtomicAdd32', [x, w, m], [w, m], adds(4), 'AMOADD.W, and ADD: the sum'),
    op('LoweredAtomicAdd64', [x, x, m], [x, m], adds(8), 'AMOADD.D, and ADD: the sum'),
    op('LoweredAtomicCas32', [x, x, w, m], [x, m], comparesAndSwaps(4), 'LR.W and SC.W: 1 if the old word, sign-extended, was rs1, which then is replaced, else 0'),
    op('LoweredAtomicCas64', [x, x, x, m], [x, m], comparesAndSwaps(8), 'LR.D and SC.D: 1 if the old value was rs1, which then is replaced, else 0'),
    op('LoweredAtomicAnd32', [x, w, m], m, updates(4, bvand), 'AMOAND.W of which the old value is dropped'),
    op('LoweredAtomicOr32', [x, w, m], m, updates(4, bvor), 'AMOOR.W of which the old value is dropped'),
  ),
);
