/** Loads and stores, little-endian. An address is a register, with a constant or a register that may be shifted. */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { and, bits, equal, signExtend } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { bytesFrom, entryOf, ofWords } from '../duffs-device.ts';
import { low } from '../entry.ts';
import { accesses, address, copies, ofTheProgram, unitsUpTo, zeroes } from '../memory-access.ts';
import {
  aux,
  countBelow,
  float,
  integer,
  memory as m,
  op,
  native as p,
  type Row,
  section,
  sext,
  type Trait,
  table,
  zext,
} from '../table.ts';
import { shifts } from './shifts.ts';

const [b, h, w] = [integer(8), integer(16), integer(32)];
const [s, d] = [float(BINARY32), float(BINARY64)];
const symOff = aux('SymOff');
const count = countBelow(32, 'Int32');

const access = accesses('little');
const { loads, stores, loadsIndexed, storesIndexed } = access;

const word = (a: Term): Term => low(32, a);
const isZero = (value: Term): Term => equal(value, bits(32, 0n));

const { meetsLast, bytes: bytesUpTo, unitOf } = unitsUpTo(4);
/**
 * Registers have 32 bits. Go's loops go on while the address is not above the last unit, and compare them as if they were
 * signed (BLE): memory around 0x80000000 is left out here, and FINDINGS.md has what becomes of it.
 */
const bytesOf = (first: Term, last: Term, alignment: Term): Term =>
  bytesUpTo(word(first), word(last), alignment);
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

const zeroOfUnits: Trait = {
  defined: {
    words: 'the value is zero, and the last unit lies units behind the first',
    condition: (first, last, value, _, c) => and(isZero(value!), meetsLast(word(first!), word(last!), c!)),
  },
  unit: (_first, _last, _value, _memory, c) => unitOf(c!),
};

// biome-ignore format: an op is a line
const shifted = () => shifts.flatMap(({ suffix, apply, words }): Row[] => [
  op(`MOVWloadshift${suffix}`, [p, w, count, m], w, (base, index, n, memory) => loadsIndexed(4)(base!, signExtend(64, apply(index!, n!)), memory!), `loads four bytes at the sum of Rn and Rm ${words} by the constant`),
  op(`MOVWstoreshift${suffix}`, [p, w, count, w, m], m, (base, index, n, value, memory) => storesIndexed(base!, signExtend(64, apply(index!, n!)), value!, memory!), `stores four bytes at the sum of Rn and Rm ${words} by the constant`),
]);

// biome-ignore format: an op is a line
export const memoryOps = () => table('ARM ARM (ARMv7-A, DDI 0406)',
  section('A8.8, LDRSB, LDRSH, LDR, LDRB, LDRH, VLDR, STRB, STRH, STR, VSTR',
    op('MOVBload', [p, symOff, m], sext(b, 32), loads(1), 'loads a byte and sign-extends it'),
    op('MOVHload', [p, symOff, m], sext(h, 32), loads(2), 'loads two bytes and sign-extends them'),
    op('MOVWload', [p, symOff, m], w, loads(4), 'loads four bytes'),
    op('MOVBUload', [p, symOff, m], zext(b, 32), loads(1), 'loads a byte and zero-extends it'),
    op('MOVHUload', [p, symOff, m], zext(h, 32), loads(2), 'loads two bytes and zero-extends them'),
    op('MOVFload', [p, symOff, m], s, loads(4), 'loads a single'),
    op('MOVDload', [p, symOff, m], d, loads(8), 'loads a double'),
    op('MOVBstore', [p, symOff, b, m], m, stores, 'stores the low byte'),
    op('MOVHstore', [p, symOff, h, m], m, stores, 'stores the low two bytes'),
    op('MOVWstore', [p, symOff, w, m], m, stores, 'stores four bytes'),
    op('MOVFstore', [p, symOff, s, m], m, stores, 'stores a single'),
    op('MOVDstore', [p, symOff, d, m], m, stores, 'stores a double'),
    op('MOVWaddr', [p, symOff], w, (base, offset, symbol) => word(address(base, offset, symbol)), 'the address of a symbol and an offset'),
  ),
  section('A8.8, LDR (register), STR (register) and their kin',
    op('MOVBloadidx', [p, p, m], sext(b, 32), loadsIndexed(1), 'loads a byte at the sum of two registers and sign-extends it'),
    op('MOVHloadidx', [p, p, m], sext(h, 32), loadsIndexed(2), 'loads two bytes at the sum of two registers and sign-extends them'),
    op('MOVWloadidx', [p, p, m], w, loadsIndexed(4), 'loads four bytes at the sum of two registers'),
    op('MOVBUloadidx', [p, p, m], zext(b, 32), loadsIndexed(1), 'loads a byte at the sum of two registers and zero-extends it'),
    op('MOVHUloadidx', [p, p, m], zext(h, 32), loadsIndexed(2), 'loads two bytes at the sum of two registers and zero-extends them'),
    op('MOVBstoreidx', [p, p, b, m], m, storesIndexed, 'stores the low byte at the sum of two registers'),
    op('MOVHstoreidx', [p, p, h, m], m, storesIndexed, 'stores the low two bytes at the sum of two registers'),
    op('MOVWstoreidx', [p, p, w, m], m, storesIndexed, 'stores four bytes at the sum of two registers'),
    ...shifted(),
  ),
  section("Go's sequences of loads and stores",
    op('DUFFZERO', [p, w, m, entryOf(4n)], m, (to, _, memory, c) => zeroes(to!, memory!, bytesFrom(4n, 4n, c!)), "zero bytes from the first operand on, 4 for each instruction of Duff's device", { defined: { words: 'the value is zero', condition: (_, value) => isZero(value!) } }, ofWords(4)),
    op('DUFFCOPY', [p, p, m, entryOf(8n)], m, (to, from, memory, c) => copies(to!, from!, memory!, bytesFrom(8n, 4n, c!)), "copies bytes, 4 for each two instructions of Duff's device", ofWords(4)),
    op('LoweredZero', [p, p, w, m, aux('Int64')], m, (first, last, _, memory, c) => zeroes(first!, memory!, bytesOf(first!, last!, c!)), 'stores units of zero of the alignment, from the first address to the second', zeroOfUnits),
    op('LoweredMove', [p, p, p, m, aux('Int64')], m, (to, from, last, memory, c) => copies(to!, from!, memory!, bytesOf(from!, last!, c!)), 'copies units of the alignment, from the second address to the third, to the first', endsAtLast((_, from, last, __, c) => [from!, last!, c!])),
    op('LoweredGetClosurePtr', [], p, ofTheProgram('the closure', 4), 'the register that holds the closure'),
    op('LoweredGetCallerPC', [], p, ofTheProgram("the caller's PC", 4), 'where the caller goes on'),
    op('LoweredGetCallerSP', [m], p, ofTheProgram("the caller's SP", 4), "the caller's stack pointer"),
  ),
);
