/**
 * What sets N, Z, C and V, what reads them, and blocks, as Go's ARM64Ops.go names them. A condition that an op names
 * (CCop) is one of those that read flags.
 */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import {
  and,
  bits,
  bvadd,
  bvand,
  bvlshr,
  bvneg,
  bvnot,
  bvsub,
  bvule,
  equal,
  extract,
  falsity,
  fromTruth,
  ifThenElse,
  not,
  or,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { type ComparedKind, low } from '../entry.ts';
import {
  asksOf,
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
import {
  type Condition,
  codes,
  comparison,
  conditions,
  flagsOf,
  flagsOfBits,
  flagsOfDifference,
  flagsOfNumbers,
  flagsOfSum,
  fourBits,
  nzcv,
  overflowOfSum,
} from './conditions.ts';
import { rotateRight, shifts } from './shifts.ts';

const [w, x] = [integer(32), integer(64)];
const [s, d] = [float(BINARY32), float(BINARY64)];
const [int32, int64] = [aux('Int32'), aux('Int64')];
const shamt6 = countBelow(64);

const zero = bits(64, 0n);
const holds = ({ code }: Condition, f: Term): Term => codes[code](f);
const traitsOf = ({ of }: Condition) => (of === undefined ? {} : asksOf(of));

const flagsOfAnd = (a: Term, c: Term): Term => flagsOfBits(bvand(a, c));

// biome-ignore format: an op is a line
const shiftedComparisons = () => shifts.flatMap(({ suffix, apply, words }): Row[] => [
  op(`CMPshift${suffix}`, [x, x, shamt6], comparison, comparing(flagsOfDifference, (a, c, n) => [a!, apply(c!, n!)]), `SUBS of Rn and Rm ${words} by the immediate, of which only the flags are kept`),
  op(`CMNshift${suffix}`, [x, x, shamt6], nzcv, (a, c, n) => flagsOfSum(a!, apply(c!, n!)), `ADDS of Rn and Rm ${words} by the immediate, of which only the flags are kept`),
  op(`TSTshift${suffix}`, [x, x, shamt6], nzcv, (a, c, n) => flagsOfAnd(a!, apply(c!, n!)), `ANDS of Rn and Rm ${words} by the immediate, of which only the flags are kept`),
]);

/** AddWithCarry: the sum of the operands and a carry of one bit, and its flags. */
function addWithCarry(a: Term, b: Term, carry: Term): readonly [Term, Term] {
  const wide = bvadd(bvadd(zeroExtend(65, a), zeroExtend(65, b)), zeroExtend(65, carry));
  const sum = low(64, wide);
  return [sum, flagsOf(sum, { carry: extract(64, 64, wide), overflow: overflowOfSum(a, b, sum) })];
}
const carryOf = (f: Term): Term => extract(2, 2, f);

// biome-ignore format: an op is a line
const arithmetic = (): readonly Row[] => [
  op('ADDSflags', [x, x], [x, nzcv], (a, c) => [bvadd(a, c), flagsOfSum(a, c)], 'ADDS: the sum, and its flags', commutes),
  op('ADDSconstflags', [x, int64], [x, nzcv], (a, c) => [bvadd(a, c), flagsOfSum(a, c)], 'ADDS: the sum of Rn and the immediate, and its flags'),
  op('SUBSflags', [x, x], [x, nzcv], (a, c) => [bvsub(a, c), flagsOfDifference(a, c)], 'SUBS: the difference, and its flags'),
  op('NEGSflags', [x], [x, nzcv], a => [bvneg(a), flagsOfDifference(zero, a)], 'SUBS of XZR and Rm'),
  op('ADCSflags', [x, x, nzcv], [x, nzcv], (a, c, f) => addWithCarry(a, c, carryOf(f)), 'ADCS: the sum of Rn, Rm and C, and its flags', commutes),
  op('SBCSflags', [x, x, nzcv], [x, nzcv], (a, c, f) => addWithCarry(a, bvnot(c), carryOf(f)), 'SBCS: the sum of Rn, the inverted Rm and C, and its flags'),
  op('ADCzerocarry', [nzcv], x, f => zeroExtend(64, carryOf(f)), 'ADC of XZR and XZR: C'),
  op('NGCzerocarry', [nzcv], x, f => ifThenElse(equal(carryOf(f), bits(1, 1n)), zero, bits(64, -1n)), 'SBC of XZR and XZR: 0 if C is set, else -1'),
];

const conditionOfAux = aux('CCop', {
  encodable: {
    words: 'the op is a condition',
    condition: cc => and(bvule(bits(16, 1n), cc!), bvule(cc!, bits(16, BigInt(conditions.length)))),
  },
});

/** Whether the condition of that number holds. */
const holdsOf = (cc: Term, f: Term): Term => {
  const named = conditions.map((condition, index) => ({
    condition,
    is: equal(cc, bits(16, BigInt(index + 1))),
  }));
  if (cc.kind === 'constant') {
    const known = conditions[Number(cc.value) - 1];
    return known === undefined ? falsity : holds(known, f);
  }
  return or(...named.map(({ condition, is }) => and(is, holds(condition, f))));
};

/** A conditional op names a condition that is asked of the comparison. */
const asksWhatItNames: Pick<Row, 'readsFlagsOf'> = {
  readsFlagsOf: (of, [cc]) =>
    or(
      ...conditions.flatMap((condition, index) =>
        (condition.of ?? of) === of ? [equal(cc!, bits(16, BigInt(index + 1)))] : [],
      ),
    ),
};
const select = (otherwise: (c: Term) => Term) => (a: Term, c: Term, f: Term, cc: Term) =>
  ifThenElse(holdsOf(cc, f), a, otherwise(c));

// biome-ignore format: an op is a line
export const flagOps = () => table('Arm ARM (DDI 0487)',
  section('C6.2, comparisons',
    op('CMP', [x, x], comparison, comparing(flagsOfDifference), 'SUBS of which only the flags are kept'),
    op('CMPconst', [x, int64], comparison, comparing(flagsOfDifference), 'SUBS of Rn and the immediate, of which only the flags are kept'),
    op('CMPW', [w, w], comparison, comparing(flagsOfDifference), 'SUBS of the low words, of which only the flags are kept'),
    op('CMPWconst', [w, int32], comparison, comparing(flagsOfDifference), 'SUBS of the low word and the immediate, of which only the flags are kept'),
    op('CMN', [x, x], nzcv, flagsOfSum, 'ADDS of which only the flags are kept', commutes),
    op('CMNconst', [x, int64], nzcv, flagsOfSum, 'ADDS of Rn and the immediate, of which only the flags are kept'),
    op('CMNW', [w, w], nzcv, flagsOfSum, 'ADDS of the low words, of which only the flags are kept', commutes),
    op('CMNWconst', [w, int32], nzcv, flagsOfSum, 'ADDS of the low word and the immediate, of which only the flags are kept'),
    op('TST', [x, x], nzcv, flagsOfAnd, 'ANDS of which only the flags are kept', commutes),
    op('TSTconst', [x, int64], nzcv, flagsOfAnd, 'ANDS of Rn and the immediate, of which only the flags are kept'),
    op('TSTW', [w, w], nzcv, flagsOfAnd, 'ANDS of the low words, of which only the flags are kept', commutes),
    op('TSTWconst', [w, int32], nzcv, flagsOfAnd, 'ANDS of the low word and the immediate, of which only the flags are kept'),
    ...shiftedComparisons(),
    op('TSTshiftRO', [x, x, shamt6], nzcv, (a, c, n) => flagsOfAnd(a, rotateRight(c, n)), 'ANDS of Rn and Rm rotated right by the immediate, of which only the flags are kept'),
  ),
  section('C6.2, arithmetic that sets flags', ...arithmetic()),
  section('shared/functions/float, FPCompare',
    op('FCMPS', [s, s], comparison, comparing(flagsOfNumbers(BINARY32)), 'compares singles'),
    op('FCMPD', [d, d], comparison, comparing(flagsOfNumbers(BINARY64)), 'compares doubles'),
    op('FCMPS0', [s], comparison, comparing(flagsOfNumbers(BINARY32), a => [a!, bits(32, 0n)]), 'compares a single and 0'),
    op('FCMPD0', [d], comparison, comparing(flagsOfNumbers(BINARY64), a => [a!, bits(64, 0n)]), 'compares a double and 0'),
  ),
  section('C1.2.4, condition codes',
    ...conditions.map(condition => op(condition.op, [nzcv], x, f => fromTruth(64, holds(condition, f)), `CSET: 1 if ${condition.code} holds, else 0`, traitsOf(condition))),
  ),
  section('C6.2, conditional select',
    op('CSEL', [x, x, nzcv, conditionOfAux], x, select(c => c), 'Rn if the condition holds, else Rm', asksWhatItNames),
    op('CSEL0', [x, nzcv, conditionOfAux], x, (a, f, cc) => ifThenElse(holdsOf(cc, f), a, zero), 'CSEL of Rn and XZR', asksWhatItNames),
    op('CSINC', [x, x, nzcv, conditionOfAux], x, select(c => bvadd(c, bits(64, 1n))), 'Rn if the condition holds, else Rm and 1', asksWhatItNames),
    op('CSINV', [x, x, nzcv, conditionOfAux], x, select(bvnot), 'Rn if the condition holds, else the inverted Rm', asksWhatItNames),
    op('CSNEG', [x, x, nzcv, conditionOfAux], x, select(bvneg), 'Rn if the condition holds, else the negated Rm', asksWhatItNames),
    op('CSETM', [nzcv, conditionOfAux], x, (f, cc) => ifThenElse(holdsOf(cc, f), bits(64, -1n), zero), '-1 if the condition holds, else 0', asksWhatItNames),
  ),
  section("Go's ARM64Ops.go, flags in rules alone",
    op('FlagConstant', [fourBits], nzcv, fc => low(4, fc), 'flags that are known'),
    op('InvertFlags', [comparison], comparison, exchanged, 'the flags of the comparison with its operands exchanged'),
  ),
);

const isBitSet = (a: Term, n: Term): Term => equal(low(1, bvlshr(a, n)), bits(1, 1n));
const isZeroOf = (a: Term): Term => equal(a, bits(a.sort as number, 0n));
const isNegative = codes.MI;

// biome-ignore format: a kind of block is a line
export const blocks = () => branches("Arm ARM (DDI 0487), C6.2, B.cond, CBZ, CBNZ, TBZ and TBNZ",
  ...conditions.flatMap(condition => condition.block === undefined ? [] : [
    branch(condition.block, [nzcv], f => holds(condition, f), `taken if ${condition.code} holds`, traitsOf(condition)),
  ]),
  branch('LEnoov', [nzcv], f => or(codes.EQ(f), isNegative(f)), 'two branches: taken if EQ or MI holds', asksOf('integers')),
  branch('GTnoov', [nzcv], f => and(codes.NE(f), not(isNegative(f))), 'two branches: taken if neither EQ nor MI holds', asksOf('integers')),
  branch('Z', [x], isZeroOf, 'CBZ: taken if Rt is zero'),
  branch('NZ', [x], a => not(isZeroOf(a)), 'CBNZ: taken if Rt is not zero'),
  branch('ZW', [w], isZeroOf, 'CBZ of the low word: taken if it is zero'),
  branch('NZW', [w], a => not(isZeroOf(a)), 'CBNZ of the low word: taken if it is not zero'),
  branch('TBZ', [x, shamt6], (a, n) => not(isBitSet(a, n)), 'taken if the bit of that number is clear'),
  branch('TBNZ', [x, shamt6], isBitSet, 'taken if the bit of that number is set'),
);

/** FCMPS has the same flags as FCMPD, and CMPW as CMP. */
export const comparisons: readonly ComparedKind[] = [
  { of: 'integers', width: 64, flags: flagsOfDifference },
  { of: 'numbers', width: 64, format: BINARY64, flags: flagsOfNumbers(BINARY64) },
];
