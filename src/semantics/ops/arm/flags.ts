/**
 * What sets and reads N, Z, C and V. TST and TEQ keep V, and give the carry of the shifter for C: of flags that were not
 * said, so that both may be anything.
 */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import {
  and,
  bits,
  bvadd,
  bvand,
  bvashr,
  bvnot,
  bvsub,
  bvxor,
  concat,
  extract,
  fromTruth,
  ifThenElse,
  not,
  or,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import {
  codes,
  comparison,
  conditions,
  flagsOf,
  flagsOfDifference,
  flagsOfNumbers,
  flagsOfSum,
  fourBits,
  nzcv,
  overflowOfSum,
} from '../arm64/conditions.ts';
import type { ComparedKind } from '../entry.ts';
import { low } from '../entry.ts';
import {
  asked,
  aux,
  branch,
  branches,
  commutes,
  comparing,
  countBelow,
  exchanged,
  float,
  integer,
  op,
  type Row,
  section,
  table,
} from '../table.ts';
import { byRegister, shifts } from './shifts.ts';

const w = integer(32);
const [s, d] = [float(BINARY32), float(BINARY64)];
const int32 = aux('Int32');
const count = countBelow(32, 'Int32');

const logical = asked(nzcv, 'N', 'Z');
const open = { undefinedBits: 2 };
/** N and Z of a result; the open bits are C and V. */
const flagsOfBits = (a: Term, cv: Term = bits(2, 0n)): Term =>
  flagsOf(a, { carry: extract(0, 0, cv), overflow: extract(1, 1, cv) });

/** The sum of the operands and C, of which a difference adds the inverted operand. */
function addWithCarry(a: Term, b: Term, carry: Term): readonly [Term, Term] {
  const wide = bvadd(bvadd(zeroExtend(33, a), zeroExtend(33, b)), zeroExtend(33, carry));
  const sum = low(32, wide);
  return [sum, flagsOf(sum, { carry: extract(32, 32, wide), overflow: overflowOfSum(a, b, sum) })];
}
export const carryOf = (f: Term): Term => extract(2, 2, f);

/** What is computed of two operands, the second of which may be a constant or shifted. */
interface Operation {
  readonly name: string;
  readonly words: string;
  readonly commutes?: true;
}

const arithmetic: readonly (Operation & { of(a: Term, b: Term): readonly [Term, Term] })[] = [
  {
    name: 'ADDS',
    words: 'the sum of Rn and the operand, and its flags',
    commutes: true,
    of: (a, b) => [bvadd(a, b), flagsOfSum(a, b)],
  },
  {
    name: 'SUBS',
    words: 'the operand subtracted from Rn, and the flags',
    of: (a, b) => [bvsub(a, b), flagsOfDifference(a, b)],
  },
  {
    name: 'RSBS',
    words: 'Rn subtracted from the operand, and the flags',
    of: (a, b) => [bvsub(b, a), flagsOfDifference(b, a)],
  },
];

const withCarry: readonly (Operation & { of(a: Term, b: Term, carry: Term): readonly [Term, Term] })[] = [
  {
    name: 'ADC',
    words: 'the sum of Rn, the operand and C',
    commutes: true,
    of: addWithCarry,
  },
  {
    name: 'SBC',
    words: 'the sum of Rn, the inverted operand and C',
    of: (a, b, carry) => addWithCarry(a, bvnot(b), carry),
  },
  {
    name: 'RSC',
    words: 'the sum of the inverted Rn, the operand and C',
    of: (a, b, carry) => addWithCarry(bvnot(a), b, carry),
  },
];

const tests: readonly (Operation & { of(a: Term, b: Term): Term })[] = [
  { name: 'TST', words: 'AND of Rn and the operand', commutes: true, of: bvand },
  { name: 'TEQ', words: 'exclusive OR of Rn and the operand', commutes: true, of: bvxor },
];

/** Go has none of RSB and RSC of two registers, which would be those of SUB and SBC exchanged. */
const ofRegisters = ({ name }: Operation): boolean => !name.startsWith('RS');
const trait = (operation: Operation) => (operation.commutes === true ? commutes : {});

// biome-ignore format: an op is a line
const arithmeticRows = () => arithmetic.flatMap((operation): Row[] => {
  const { name, words, of } = operation;
  return [
    ...(ofRegisters(operation) ? [op(name, [w, w], [w, nzcv], of, words, trait(operation))] : []),
    op(`${name}const`, [w, int32], [w, nzcv], of, `${words}; it is the constant`),
    ...shifts.flatMap(({ suffix, apply, words: shifted }) => [
      op(`${name}shift${suffix}`, [w, w, count], [w, nzcv], (a, b, n) => of(a!, apply(b!, n!)), `${words}; it is Rm ${shifted} by the constant`),
      op(`${name}shift${suffix}reg`, [w, w, w], [w, nzcv], (a, b, n) => of(a!, byRegister(apply)(b!, n!)), `${words}; it is Rm ${shifted} by Rs`),
    ]),
  ];
});

// biome-ignore format: an op is a line
const carryRows = () => withCarry.flatMap((operation): Row[] => {
  const { name, words } = operation;
  const of = (a: Term, b: Term, f: Term): Term => operation.of(a, b, carryOf(f))[0];
  return [
    ...(ofRegisters(operation) ? [op(name, [w, w, nzcv], w, of, words, trait(operation))] : []),
    op(`${name}const`, [w, int32, nzcv], w, of, `${words}; it is the constant`),
    ...shifts.flatMap(({ suffix, apply, words: shifted }) => [
      op(`${name}shift${suffix}`, [w, w, count, nzcv], w, (a, b, n, f) => of(a!, apply(b!, n!), f!), `${words}; it is Rm ${shifted} by the constant`),
      op(`${name}shift${suffix}reg`, [w, w, w, nzcv], w, (a, b, n, f) => of(a!, byRegister(apply)(b!, n!), f!), `${words}; it is Rm ${shifted} by Rs`),
    ]),
  ];
});

// biome-ignore format: an op is a line
const comparisonRows = (): readonly Row[] => [
  op('CMP', [w, w], comparison, comparing(flagsOfDifference), 'SUBS of which only the flags are kept'),
  op('CMPconst', [w, int32], comparison, comparing(flagsOfDifference), 'SUBS of Rn and the constant, of which only the flags are kept'),
  op('CMN', [w, w], nzcv, flagsOfSum, 'ADDS of which only the flags are kept', commutes),
  op('CMNconst', [w, int32], nzcv, flagsOfSum, 'ADDS of Rn and the constant, of which only the flags are kept'),
  ...shifts.flatMap(({ suffix, apply, words }): Row[] => [
    op(`CMPshift${suffix}`, [w, w, count], comparison, comparing(flagsOfDifference, (a, b, n) => [a!, apply(b!, n!)]), `SUBS of Rn and Rm ${words} by the constant, of which only the flags are kept`),
    op(`CMPshift${suffix}reg`, [w, w, w], comparison, comparing(flagsOfDifference, (a, b, n) => [a!, byRegister(apply)(b!, n!)]), `SUBS of Rn and Rm ${words} by Rs, of which only the flags are kept`),
    op(`CMNshift${suffix}`, [w, w, count], nzcv, (a, b, n) => flagsOfSum(a!, apply(b!, n!)), `ADDS of Rn and Rm ${words} by the constant, of which only the flags are kept`),
    op(`CMNshift${suffix}reg`, [w, w, w], nzcv, (a, b, n) => flagsOfSum(a!, byRegister(apply)(b!, n!)), `ADDS of Rn and Rm ${words} by Rs, of which only the flags are kept`),
  ]),
  ...tests.flatMap((operation): Row[] => {
    const { name, words, of } = operation;
    return [
      op(name, [w, w], logical, (a, b, cv) => flagsOfBits(of(a!, b!), cv), `${words}, of which only N and Z are kept`, commutes, open),
      op(`${name}const`, [w, int32], logical, (a, c, cv) => flagsOfBits(of(a!, c!), cv), `${words}, a constant, of which only N and Z are kept`, open),
      ...shifts.flatMap(({ suffix, apply, words: shifted }): Row[] => [
        op(`${name}shift${suffix}`, [w, w, count], logical, (a, b, n, cv) => flagsOfBits(of(a!, apply(b!, n!)), cv), `${words}, Rm ${shifted} by the constant, of which only N and Z are kept`, open),
        op(`${name}shift${suffix}reg`, [w, w, w], logical, (a, b, n, cv) => flagsOfBits(of(a!, byRegister(apply)(b!, n!)), cv), `${words}, Rm ${shifted} by Rs, of which only N and Z are kept`, open),
      ]),
    ];
  }),
];

/** ARM has no condition of numbers alone: of those that are asked of both GT and GE are false of unordered ones. */
const askedHere = conditions.filter(({ of, op: name }) => of !== 'numbers' && !name.endsWith('Noov'));

// biome-ignore format: an op is a line
export const flagOps = () => table('ARM ARM (ARMv7-A, DDI 0406)',
  section('A8.8, ADD, SUB and RSB that set flags', ...arithmeticRows()),
  section('A8.8, ADC, SBC and RSC', ...carryRows(),
    op('ADCS', [w, w, nzcv], [w, nzcv], (a, b, f) => addWithCarry(a, b, carryOf(f)), 'the sum of Rn, Rm and C, and its flags', commutes),
  ),
  section('A8.8, CMP, CMN, TST and TEQ', ...comparisonRows()),
  section('VCMP, VMRS',
    op('CMPF', [s, s], comparison, comparing(flagsOfNumbers(BINARY32)), 'compares singles'),
    op('CMPD', [d, d], comparison, comparing(flagsOfNumbers(BINARY64)), 'compares doubles'),
    op('CMPF0', [s], comparison, comparing(flagsOfNumbers(BINARY32), a => [a!, bits(32, 0n)]), 'compares a single and 0'),
    op('CMPD0', [d], comparison, comparing(flagsOfNumbers(BINARY64), a => [a!, bits(64, 0n)]), 'compares a double and 0'),
  ),
  section('A8.3, conditional execution',
    ...askedHere.map(({ op: name, code }) => op(name, [nzcv], w, f => fromTruth(32, codes[code](f)), `MOV of 0, and of 1 if ${code} holds`)),
    op('CMOVWHSconst', [w, nzcv, int32], w, (a, f, c) => ifThenElse(codes.HS(f!), c!, a!), 'the constant if HS holds, else the operand'),
    op('CMOVWLSconst', [w, nzcv, int32], w, (a, f, c) => ifThenElse(codes.LS(f!), c!, a!), 'the constant if LS holds, else the operand'),
    op('SRAcond', [w, w, nzcv], w, (a, n, f) => ifThenElse(codes.HS(f!), bvashr(a!, bits(32, 31n)), byRegister(bvashr)(a!, n!)), 'ASR by 31 if HS holds, else by the low byte of the second operand'),
  ),
  section("Go's ARMOps.go, flags in rules alone",
    op('FlagConstant', [fourBits], nzcv, fc => low(4, fc), 'flags that are known'),
    op('InvertFlags', [comparison], comparison, exchanged, 'the flags of the comparison with its operands exchanged'),
  ),
);

const isNegative = codes.MI;

// biome-ignore format: a kind of block is a line
export const blocks = () => branches('ARM ARM (ARMv7-A, DDI 0406), A8.3 and B',
  ...askedHere.map(({ block, code }) => branch(block!, [nzcv], f => codes[code](f), `taken if ${code} holds`)),
  branch('LTnoov', [nzcv], isNegative, 'taken if MI holds'),
  branch('GEnoov', [nzcv], f => not(isNegative(f)), 'taken if PL holds'),
  branch('LEnoov', [nzcv], f => or(codes.EQ(f), isNegative(f)), 'two branches: taken if EQ or MI holds'),
  branch('GTnoov', [nzcv], f => and(codes.NE(f), not(isNegative(f))), 'two branches: taken if neither EQ nor MI holds'),
);

/** No rule inverts flags of numbers. */
export const comparisons: readonly ComparedKind[] = [{ of: 'integers', width: 32, flags: flagsOfDifference }];

/** A carry of the language is C, and a borrow the inverted C; of the other flags nothing is known. */
export const carries = {
  register: asked(nzcv, 'C'),
  held: (carry: Term, isBorrow: boolean): Term =>
    concat(bits(1, 0n), concat(isBorrow ? bvnot(carry) : carry, bits(2, 0n))),
  read: (f: Term, isBorrow: boolean): Term => (isBorrow ? bvnot(carryOf(f)) : carryOf(f)),
};
