/** Loads, stores, operations with an operand in memory, and addresses, of 32 bits, as Go's 386Ops.go names them. */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { bits, bvmul, equal, zeroExtend } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { modesOf } from '../amd64/addressing.ts';
import {
  addresses,
  apartOrSame,
  comparisonsWithMemory,
  loads,
  type ModesOfWidths,
  type Moved,
  numbersOfMemory,
  onMemory,
  operandInMemory,
  signedLoads,
  stores,
  storesOfConstants,
} from '../amd64/memory.ts';
import { bytesFrom, entryOf } from '../duffs-device.ts';
import { copies, ofTheProgram, zeroes } from '../memory-access.ts';
import {
  float,
  integer,
  memory as m,
  op,
  native as p,
  type Row,
  section,
  see,
  type Trait,
  table,
  zext,
} from '../table.ts';
import { integers, long } from './widths.ts';

const [b, h, l] = [integer(8), integer(16), integer(32)];
const [s, d] = [float(BINARY32), float(BINARY64)];

const modes = modesOf(p);
const { plain, scaled } = modes;

// biome-ignore format: a kind of move is a line
const moved: readonly Moved[] = [
  { name: 'MOVB', bytes: 1, register: b, result: zext(b, 32), modes: [plain, scaled[1]], section: 'MOVZX' },
  { name: 'MOVW', bytes: 2, register: h, result: zext(h, 32), modes: [plain, scaled[1], scaled[2]], section: 'MOVZX' },
  { name: 'MOVL', bytes: 4, register: l, result: l, modes: [plain, scaled[1], scaled[4]], section: 'MOV' },
  { name: 'MOVSS', bytes: 4, register: s, result: s, modes: [plain, scaled[1], scaled[4]], section: 'MOVSS', isNumber: true },
  { name: 'MOVSD', bytes: 8, register: d, result: d, modes: [plain, scaled[1], scaled[8]], section: 'MOVSD', isNumber: true },
];

const constantModes: ModesOfWidths = {
  B: [plain, scaled[1]],
  W: [plain, scaled[1], scaled[2]],
  L: [plain, scaled[1], scaled[4]],
  Q: [],
};
const comparedModes: ModesOfWidths = { B: [plain], W: [plain], L: [plain], Q: [] };
const operandModes: ModesOfWidths = { B: [], W: [], L: [plain, scaled[4]], Q: [] };

const products = (): readonly Row[] => operandModes.L.map(mode => operandInMemory('MUL', bvmul, long, mode));

const isZero = (value: Term): Term => equal(value, bits(32, 0n));
const valueIsZero = (index: 1 | 2): Trait => ({
  defined: { words: 'the value is zero', condition: (...terms) => isZero(terms[index]!) },
});
const four = (words: Term): Term => bvmul(zeroExtend(64, words), bits(64, 4n));

// biome-ignore format: an op is a line
export const memoryOps = () => [
  ...table('Intel SDM volume 2',
    loads(moved),
    signedLoads('L', 32, modes),
    stores(moved),
    storesOfConstants(integers, constantModes),
    comparisonsWithMemory(integers, comparedModes),
    onMemory([long], operandModes),
    products(),
    numbersOfMemory({ SS: [plain], SD: [plain] }),
    addresses(long, modes),
    [
      op('REPSTOSL', [p, l, l, m], m, (to, words, _, memory) => zeroes(to!, memory!, four(words!)), 'stores so many doublewords of zeros', valueIsZero(2), see('REP and STOS')),
      op('REPMOVSL', [p, p, l, m], m, (to, from, words, memory) => copies(to!, from!, memory!, four(words!)), 'copies so many doublewords', apartOrSame(four, 2, 4), see('REP and MOVS')),
    ],
  ),
  ...table("Go's cmd/compile/internal/x86, ssa.go",
    section("Duff's devices, of duff_386.s",
      op('DUFFZERO', [p, l, m, entryOf(1n)], m, (to, _, memory, c) => zeroes(to!, memory!, bytesFrom(1n, 4n, c!)), 'four zero bytes for each instruction from the constant on', valueIsZero(1)),
      op('DUFFCOPY', [p, p, m, entryOf(10n)], m, (to, from, memory, c) => copies(to!, from!, memory!, bytesFrom(10n, 4n, c!)), 'copies four bytes for each ten of instructions from the constant on', apartOrSame(c => bytesFrom(10n, 4n, c), 3, 4)),
    ),
    section('where the program runs',
      op('LoweredGetClosurePtr', [], p, ofTheProgram('the closure', 4), 'the register that holds the closure'),
      op('LoweredGetCallerPC', [], p, ofTheProgram("the caller's PC", 4), 'where the caller goes on'),
      op('LoweredGetCallerSP', [m], p, ofTheProgram("the caller's SP", 4), "the caller's stack pointer"),
    ),
  ),
];
