/** Loads, stores, operations with an operand in memory, addresses and atomics, as Go's AMD64Ops.go names them. */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { amd64 as nan } from '../../float/nan-policies.ts';
import {
  arithmetic,
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvnot,
  bvor,
  bvshl,
  bvsle,
  bvsub,
  bvxor,
  equal,
  fromTruth,
  ifThenElse,
  load,
  reverseBytes,
  signExtend,
  store,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { low, type Register } from '../entry.ts';
import { addedToFirst, copies, isApartOrSame, ofTheProgram, prefetches, zeroes } from '../memory-access.ts';
import {
  aux,
  boolean,
  cleared,
  commutes,
  comparing,
  float,
  integer,
  memory as m,
  op,
  type Row,
  section,
  see,
  sext,
  type Trait,
  table,
  wholeTuple,
  zext,
} from '../table.ts';
import {
  at,
  atWithValue,
  type Mode,
  type Modes,
  modesOf,
  signature,
  symOff,
  symValAndOff,
} from './addressing.ts';
import { comparison, conditions, eflags, ofDifference } from './eflags.ts';
import { integers, type Width, wide } from './widths.ts';

const [b, h, l, q] = [integer(8), integer(16), integer(32), integer(64)];
/** Sixteen bytes in an XMM register, which are only moved. */
const o = integer(128);
const [s, d] = [float(BINARY32), float(BINARY64)];

const modes = modesOf(q);
const { plain, scaled } = modes;

const read = (bytes: number, memory: Term, place: Term): Term => load(bytes, 'little', memory, place);
const written = (memory: Term, place: Term, value: Term): Term => store('little', memory, place, value);

/** The first two operands are base and index, which may be exchanged if it is not scaled. */
const exchangeable = ({ suffix }: Mode): Trait => (suffix === 'idx1' ? commutes : {});

export interface Moved {
  readonly name: string;
  readonly bytes: number;
  readonly register: Register;
  /** Of a load. */
  readonly result: Register;
  readonly modes: readonly Mode[];
  readonly section: string;
  readonly reversed?: true;
  readonly isNumber?: true;
}

// biome-ignore format: a kind of move is a line
const moved: readonly Moved[] = [
  { name: 'MOVB', bytes: 1, register: b, result: zext(b), modes: [plain, scaled[1]], section: 'MOVZX' },
  { name: 'MOVW', bytes: 2, register: h, result: zext(h), modes: [plain, scaled[1], scaled[2]], section: 'MOVZX' },
  { name: 'MOVL', bytes: 4, register: l, result: zext(l), modes: [plain, scaled[1], scaled[4], scaled[8]], section: 'MOV' },
  { name: 'MOVQ', bytes: 8, register: q, result: q, modes: [plain, scaled[1], scaled[8]], section: 'MOV' },
  { name: 'MOVO', bytes: 16, register: o, result: o, modes: [plain], section: 'MOVUPS' },
  { name: 'MOVSS', bytes: 4, register: s, result: s, modes: [plain, scaled[1], scaled[4]], section: 'MOVSS', isNumber: true },
  { name: 'MOVSD', bytes: 8, register: d, result: d, modes: [plain, scaled[1], scaled[8]], section: 'MOVSD', isNumber: true },
  { name: 'MOVBEL', bytes: 4, register: l, result: zext(l), modes: [plain, scaled[1], scaled[4], scaled[8]], section: 'MOVBE', reversed: true },
  { name: 'MOVBEQ', bytes: 8, register: q, result: q, modes: [plain, scaled[1], scaled[8]], section: 'MOVBE', reversed: true },
];
/** Of numbers Go's table says nothing. */
const exchangeableOf = ({ isNumber }: Moved, mode: Mode): Trait => (isNumber ? {} : exchangeable(mode));
const inOrder = ({ reversed }: Pick<Moved, 'reversed'>, value: Term): Term =>
  reversed ? reverseBytes(value) : value;

// biome-ignore format: an op is a line
export const loads = (kinds: readonly Moved[]): Row[] => kinds.flatMap(kind => kind.modes.map((mode): Row =>
  op(`${kind.name}load${mode.suffix}`, signature([], mode, symOff, [m]), kind.result, at(mode, 0, (place, memory) => inOrder(kind, read(kind.bytes, memory!, place))), `loads ${kind.bytes} bytes${kind.reversed ? ' in reverse order' : ''}${mode.words}`, exchangeableOf(kind, mode), see(kind.section))));

// biome-ignore format: an op is a line
export const signedLoads = (suffix: 'Q' | 'L', width: number, { plain }: Modes): Row[] => ([['B', 1, b], ['W', 2, h], ['L', 4, l]] as const).filter(([, , r]) => r.width < width).map(([letter, bytes, r]) =>
  op(`MOV${letter}${suffix}SXload`, signature([], plain, symOff, [m]), sext(r, width), at(plain, 0, (place, memory) => read(bytes, memory!, place)), `loads ${bytes} bytes and sign-extends them`, see('MOVSX/MOVSXD')));

const stored: readonly Moved[] = [
  ...moved,
  {
    name: 'MOVBEW',
    bytes: 2,
    register: h,
    result: h,
    modes: [plain, scaled[1], scaled[2]],
    section: 'MOVBE',
    reversed: true,
  },
];

// biome-ignore format: an op is a line
export const stores = (kinds: readonly Moved[]): Row[] => kinds.flatMap(kind => kind.modes.map((mode): Row =>
  op(`${kind.name}store${mode.suffix}`, signature([], mode, symOff, [kind.register, m]), m, at(mode, 0, (place, value, memory) => written(memory!, place, inOrder(kind, value!))), `stores ${kind.bytes} bytes${kind.reversed ? ' in reverse order' : ''}${mode.words}`, exchangeableOf(kind, mode), see(kind.section))));

/** The modes in which integers of a width can be found in memory. */
export type ModesOfWidths = Readonly<Record<Width['suffix'], readonly Mode[]>>;

const constantModes: ModesOfWidths = {
  B: [plain, scaled[1]],
  W: [plain, scaled[1], scaled[2]],
  L: [plain, scaled[1], scaled[4]],
  Q: [plain, scaled[1], scaled[8]],
};
/** The value of a constant has 32 bits, which are sign-extended; narrow instructions have its low bits. */
const extendedValue = (width: number, value: Term): Term =>
  width < 32 ? low(width, value) : signExtend(width, value);

// biome-ignore format: an op is a line
export const storesOfConstants = (widths: readonly Width[], modes: ModesOfWidths): Row[] => widths.flatMap(({ suffix, width }) => modes[suffix].map((mode): Row =>
  op(`MOV${suffix}storeconst${mode.suffix}`, signature([], mode, symValAndOff, [m]), m, atWithValue(mode, (place, value, memory) => written(memory!, place, extendedValue(width, value))), `stores the constant, ${width / 8} bytes${mode.words}`, exchangeable(mode), see('MOV'))));

const zero = {
  words: 'the value is zero',
  condition: (c?: Term) => equal(low(32, bvlshr(c!, bits(64, 32n))), bits(32, 0n)),
};

// biome-ignore format: an op is a line
export const comparisonsWithMemory = (widths: readonly Width[], modes: ModesOfWidths): Row[] => widths.flatMap(({ suffix, width, register: r }) => modes[suffix].flatMap(mode => [
  op(`CMP${suffix}load${mode.suffix}`, signature([], mode, symOff, [r, m]), comparison, at(mode, 0, (place, a, memory) => comparing(ofDifference)(read(width / 8, memory!, place), a!)), `the flags of ${width / 8} bytes of memory less the operand${mode.words}`, exchangeable(mode), see('CMP')),
  op(`CMP${suffix}constload${mode.suffix}`, signature([], mode, symValAndOff, [m]), comparison, atWithValue(mode, (place, value, memory) => comparing(ofDifference)(read(width / 8, memory!, place), extendedValue(width, value))), `the flags of ${width / 8} bytes of memory less the constant${mode.words}`, exchangeable(mode), see('CMP')),
]));

const operations = [
  { name: 'ADD', operate: bvadd, hasConstant: true },
  { name: 'SUB', operate: bvsub, hasConstant: false },
  { name: 'AND', operate: bvand, hasConstant: true },
  { name: 'OR', operate: bvor, hasConstant: true },
  { name: 'XOR', operate: bvxor, hasConstant: true },
] as const;
const operandModes: ModesOfWidths = {
  B: [],
  W: [],
  L: [plain, scaled[1], scaled[4], scaled[8]],
  Q: [plain, scaled[1], scaled[8]],
};

/** What is computed of an operand and one in memory. */
// biome-ignore format: an op is a line
export const operandInMemory = (name: string, operate: (a: Term, c: Term) => Term, { suffix, width, register: r, result }: Width, mode: Mode): Row =>
  op(`${name}${suffix}load${mode.suffix}`, signature([r], mode, symOff, [m]), result, at(mode, 1, (place, a, memory) => operate(a!, read(width / 8, memory!, place))), `${name} of the operand and ${width / 8} bytes of memory${mode.words}`, see(name));

// biome-ignore format: an op is a line
export const onMemory = (widths: readonly Width[], modes: ModesOfWidths): Row[] => widths.flatMap(of => operations.flatMap(({ name, operate, hasConstant }) => {
  const { suffix, width, register: r } = of;
  return modes[suffix].flatMap((mode): Row[] => [
    operandInMemory(name, operate, of, mode),
    op(`${name}${suffix}modify${mode.suffix}`, signature([], mode, symOff, [r, m]), m, at(mode, 0, (place, a, memory) => written(memory!, place, operate(read(width / 8, memory!, place), a!))), `${name} of ${width / 8} bytes of memory and the operand, in place${mode.words}`, see(name)),
    ...(hasConstant ? [op(`${name}${suffix}constmodify${mode.suffix}`, signature([], mode, symValAndOff, [m]), m, atWithValue(mode, (place, value, memory) => written(memory!, place, operate(read(width / 8, memory!, place), extendedValue(width, value)))), `${name} of ${width / 8} bytes of memory and the sign-extended constant, in place${mode.words}`, see(name))] : []),
  ]);
}));

const bitOfValue = (value: Term): Term => {
  const index = bvand(zeroExtend(64, low(8, value)), bits(64, 63n));
  return bvshl(bits(64, 1n), index);
};
// biome-ignore format: an op is a line
const bitsOfMemory = () => ([
  ['BTS', (a: Term, bit: Term) => bvor(a, bit), 'sets'],
  ['BTR', (a: Term, bit: Term) => bvand(a, bvnot(bit)), 'clears'],
  ['BTC', (a: Term, bit: Term) => bvxor(a, bit), 'complements'],
] as const).map(([name, operate, words]) =>
  op(`${name}Qconstmodify`, signature([], plain, symValAndOff, [m]), m, atWithValue(plain, (place, value, memory) => written(memory!, place, operate(read(8, memory!, place), bitOfValue(value)))), `${words} the bit that the constant numbers, of eight bytes of memory`, see(name)));

const shifts = { SHLX: bvshl, SHRX: bvlshr, SARX: bvashr } as const;
// biome-ignore format: an op is a line
const shiftsOfMemory = () => wide.flatMap(({ suffix, width, result }) => Object.entries(shifts).flatMap(([name, shift]) => operandModes[suffix].map((mode): Row =>
  op(`${name}${suffix}load${mode.suffix}`, signature([], mode, symOff, [b, m]), result, at(mode, 0, (place, n, memory) => shift(read(width / 8, memory!, place), zeroExtend(width, bvand(n!, bits(8, BigInt(width - 1)))))), `shifts ${width / 8} bytes of memory by the low bits of the operand${mode.words}`, see('SARX/SHLX/SHRX')))));

const { add, subtract, multiply, divide } = arithmetic(nan);
const numberModes = {
  SS: [plain, scaled[1], scaled[4]],
  SD: [plain, scaled[1], scaled[8]],
} as const;
const numbers = [
  { suffix: 'SS', format: BINARY32, bytes: 4 },
  { suffix: 'SD', format: BINARY64, bytes: 8 },
] as const;
// biome-ignore format: an op is a line
export const numbersOfMemory = (modesOf: Readonly<Record<'SS' | 'SD', readonly Mode[]>>): Row[] => numbers.flatMap(({ suffix, format, bytes }) =>
  Object.entries({ ADD: add, SUB: subtract, MUL: multiply, DIV: divide }).flatMap(([name, operate]) => modesOf[suffix].map((mode): Row =>
    op(`${name}${suffix}load${mode.suffix}`, signature([float(format)], mode, symOff, [m]), float(format), at(mode, 1, (place, a, memory) => operate(format, a!, read(bytes, memory!, place))), `${name}${suffix} of the operand and ${bytes} bytes of memory${mode.words}`, see(`${name}${suffix}`)))));

// biome-ignore format: an op is a line
const storesOfConditions = () => conditions.flatMap(({ set, isStored, holds, words }) => !isStored ? [] : [plain, scaled[1]].map((mode): Row =>
  op(`${set}store${mode.suffix}`, signature([], mode, symOff, [eflags, m]), m, at(mode, 0, (place, f, memory) => written(memory!, place, fromTruth(8, holds(f!)))), `stores a byte: 1 if ${words}, else 0${mode.words}`, exchangeable(mode), see('SETcc'))));

// biome-ignore format: an op is a line
export const addresses = ({ suffix, width, result }: Width, { plain, scaled }: Modes): Row[] => [plain, ...Object.values(scaled)].map(mode =>
  op(`LEA${suffix}${mode.suffix.slice('idx'.length)}`, signature([], mode, symOff, []), result, at(mode, 0, place => low(width, place)), `the ${width === 64 ? '' : `low ${width} bits of the `}address${mode.words}`, exchangeable(mode), see('LEA')));

/** Gives the old value. */
const replaces = (bytes: number, update: (old: Term, operand: Term) => Term) =>
  at(plain, 1, (place, a, memory) => {
    const old = read(bytes, memory!, place);
    return [old, written(memory!, place, update(old, a!))];
  });
const replacesBehind = (bytes: number, update: (old: Term, operand: Term) => Term) =>
  at(plain, 0, (place, a, memory) => {
    const old = read(bytes, memory!, place);
    return [old, written(memory!, place, update(old, a!))];
  });
const updates = (bytes: number, update: (old: Term, operand: Term) => Term) =>
  at(plain, 0, (place, a, memory) => written(memory!, place, update(read(bytes, memory!, place), a!)));
const comparesAndSwaps = (bytes: number) =>
  at(plain, 0, (place, expected, value, memory) => {
    const matches = equal(read(bytes, memory!, place), expected!);
    return [fromTruth(8, matches), ifThenElse(matches, written(memory!, place, value!), memory!)];
  });
const exchanged = (_: Term, a: Term): Term => a;

// biome-ignore format: an op is a line
const atomics = (): readonly Row[] => [
  ...([['B', 1, zext(b)], ['L', 4, zext(l)], ['Q', 8, q]] as const).map(([suffix, bytes, result]) =>
    op(`MOV${suffix}atomicload`, signature([], plain, symOff, [m]), [result, m], at(plain, 0, (place, memory) => [read(bytes, memory!, place), memory!]), `loads ${bytes} bytes`, see('MOV and MOVZX'))),
  op('XCHGB', signature([b], plain, symOff, [m]), [b, m], replaces(1, exchanged), 'stores the operand; the old byte', see('XCHG')),
  op('XCHGL', signature([l], plain, symOff, [m]), [cleared(l), m], replaces(4, exchanged), 'stores the operand; the old doubleword', see('XCHG')),
  op('XCHGQ', signature([q], plain, symOff, [m]), [q, m], replaces(8, exchanged), 'stores the operand; the old quadword', see('XCHG')),
  op('XADDLlock', signature([l], plain, symOff, [m]), [cleared(l), m], replaces(4, bvadd), 'adds the operand; the old doubleword', see('XADD')),
  op('XADDQlock', signature([q], plain, symOff, [m]), [q, m], replaces(8, bvadd), 'adds the operand; the old quadword', see('XADD')),
  op('CMPXCHGLlock', signature([], plain, symOff, [l, l, m]), [boolean, m], comparesAndSwaps(4), '1 if the old doubleword was the first operand, which then is replaced by the second, else 0', see('CMPXCHG')),
  op('CMPXCHGQlock', signature([], plain, symOff, [q, q, m]), [boolean, m], comparesAndSwaps(8), '1 if the old quadword was the first operand, which then is replaced by the second, else 0', see('CMPXCHG')),
  ...([['AND', bvand], ['OR', bvor]] as const).flatMap(([name, update]) => [
    op(`${name}Block`, signature([], plain, symOff, [b, m]), m, updates(1, update), `${name} of a byte of memory and the operand, in place`, see(name)),
    op(`${name}Llock`, signature([], plain, symOff, [l, m]), m, updates(4, update), `${name} of a doubleword of memory and the operand, in place`, see(name)),
    op(`${name}Qlock`, signature([], plain, symOff, [q, m]), m, updates(8, update), `${name} of a quadword of memory and the operand, in place`, see(name)),
  ]),
];

// biome-ignore format: an op is a line
const atomicLoops = () => ([['And', bvand], ['Or', bvor]] as const).flatMap(([name, update]) => [
  op(`LoweredAtomic${name}32`, signature([], plain, symOff, [l, m]), [cleared(l), m], replacesBehind(4, update), `${name} of a doubleword of memory and the operand, in place; the old doubleword`),
  op(`LoweredAtomic${name}64`, signature([], plain, symOff, [q, m]), [q, m], replacesBehind(8, update), `${name} of a quadword of memory and the operand, in place; the old quadword`),
]);

const atLeast = (bytes: bigint) =>
  aux('Int64', {
    encodable: {
      words: `the size is at least ${bytes}`,
      condition: size => bvsle(bits(64, bytes), size!),
    },
  });
const eight = (words: Term): Term => bvshl(words, bits(64, 3n));

/** Chunks are copied one by one from the lowest: what was just written is not read again. */
export const apartOrSame = (sizeOf: (term: Term) => Term, index: 2 | 3, pointerSize?: 4): Trait => ({
  defined: {
    words: 'what is copied is the same memory or does not overlap',
    condition: (...terms) => isApartOrSame(terms[0]!, terms[1]!, sizeOf(terms[index]!), pointerSize),
  },
});

// biome-ignore format: an op is a line
export const memoryOps = () => [
  ...table('Intel SDM volume 2',
    loads(moved),
    signedLoads('Q', 64, modes),
    stores(stored),
    storesOfConstants(integers, constantModes),
    [op('MOVOstoreconst', signature([], plain, aux('SymValAndOff', { encodable: zero }), [m]), m, atWithValue(plain, (place, _, memory) => written(memory!, place, bits(128, 0n))), 'stores sixteen zero bytes', see('MOVUPS'))],
    comparisonsWithMemory(integers, constantModes),
    onMemory(wide, operandModes),
    bitsOfMemory(),
    shiftsOfMemory(),
    numbersOfMemory(numberModes),
    storesOfConditions(),
    integers.filter(({ width }) => width >= 16).flatMap(width => addresses(width, modes)),
    atomics(),
    [
      op('REPSTOSQ', [q, q, q, m], m, (p, words, _, memory) => zeroes(p!, memory!, eight(words!)), 'stores so many quadwords of zeros', { defined: { words: 'the value is zero', condition: (_, __, value) => equal(value!, bits(64, 0n)) } }, see('REP and STOS')),
      op('REPMOVSQ', [q, q, q, m], m, (to, from, words, memory) => copies(to!, from!, memory!, eight(words!)), 'copies so many quadwords', apartOrSame(eight, 2), see('REP and MOVS')),
      op('PrefetchT0', [q, m], m, prefetches, 'a hint; memory as it was', see('PREFETCHh')),
      op('PrefetchNTA', [q, m], m, prefetches, 'a hint; memory as it was', see('PREFETCHh')),
    ],
  ),
  ...table("Go's AMD64Ops.go",
    section('pseudo-ops',
      op('AddTupleFirst32', [l, wholeTuple(l, m)], [l, m], addedToFirst, 'the tuple, with the operand added to its first part'),
      op('AddTupleFirst64', [q, wholeTuple(q, m)], [q, m], addedToFirst, 'the tuple, with the operand added to its first part'),
    ),
  ),
  ...table("Go's cmd/compile/internal/amd64, ssa.go",
    section('loops around CMPXCHG', ...atomicLoops()),
    section('zeroing and moving',
      op('LoweredZero', [q, m, atLeast(16n)], m, zeroes, 'so many zero bytes from the address on'),
      op('LoweredZeroLoop', [q, m, atLeast(192n)], m, zeroes, 'so many zero bytes from the address on'),
      op('LoweredMove', [q, q, m, atLeast(16n)], m, copies, 'copies so many bytes from the second address to the first', apartOrSame(size => size, 3)),
      op('LoweredMoveLoop', [q, q, m, atLeast(192n)], m, copies, 'copies so many bytes from the second address to the first', apartOrSame(size => size, 3)),
    ),
    section('where the program runs',
      op('LoweredGetClosurePtr', [], q, ofTheProgram('the closure'), 'the register that holds the closure'),
      op('LoweredGetCallerPC', [], q, ofTheProgram("the caller's PC"), 'where the caller goes on'),
      op('LoweredGetCallerSP', [m], q, ofTheProgram("the caller's SP"), "the caller's stack pointer"),
    ),
  ),
];
