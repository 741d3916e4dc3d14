/** What sets flags, what reads them, and blocks, as Go's AMD64Ops.go names them. */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import {
  bits,
  bvadd,
  bvand,
  bvmul,
  bvmulhu,
  bvneg,
  bvshl,
  bvsub,
  concat,
  countTrailingZeros,
  equal,
  extract,
  fromTruth,
  ifThenElse,
  not,
  signExtend,
  zeroExtend,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { ComparedKind } from '../entry.ts';
import {
  asksOf,
  aux,
  boolean,
  branch,
  branches,
  cleared,
  commutes,
  comparing,
  countBelow,
  exchanged,
  float,
  integer,
  op,
  type Row,
  section,
  see,
  table,
} from '../table.ts';
import {
  addWithCarry,
  type Condition,
  carryAlone,
  carryOf,
  comparison,
  conditions,
  eflags,
  isZero,
  numbersAlone,
  ofBits,
  ofDifference,
  ofNumbers,
  ofResult,
  ofTest,
  orderAlone,
  overflowAlone,
  packed,
  subtractWithBorrow,
  undefinedBit,
  zeroAlone,
} from './eflags.ts';
import { highestBit } from './integer.ts';
import { integers, type Width } from './widths.ts';

const [h, l, q] = [integer(16), integer(32), integer(64)];
const [clear, set] = [bits(1, 0n), bits(1, 1n)];
const int32 = aux('Int32');

const traitsOf = ({ of }: Condition) => (of === undefined ? {} : asksOf(of));

/** Against a constant that is sign-extended where it is narrower. */
const withConstant = (a?: Term, c?: Term): readonly [Term, Term] => [a!, signExtend(a!.sort as number, c!)];

// biome-ignore format: an op is a line
export const comparisonsOf = ({ suffix, register: r, constant }: Width): Row[] => [
  op(`CMP${suffix}`, [r, r], comparison, comparing(ofDifference), 'the flags of the first operand less the second', see('CMP')),
  op(`CMP${suffix}const`, [r, aux(constant)], comparison, comparing(ofDifference, withConstant), 'the flags of the operand less the sign-extended constant', see('CMP')),
  op(`TEST${suffix}`, [r, r], orderAlone, ofTest, 'the flags of the bitwise AND of both operands', commutes, see('TEST')),
  op(`TEST${suffix}const`, [r, aux(constant)], orderAlone, (a, c) => ofTest(...withConstant(a, c)), 'the flags of the bitwise AND of the operand and the sign-extended constant', see('TEST')),
];

/** Of a bit that is tested CF alone is defined: the manual leaves ZF as it was and the others undefined. */
const ofBit = (bit: Term, undefinedBits?: Term): Term => {
  const [zf, lt, of, pf] = [0, 1, 2, 3].map(index => undefinedBit(undefinedBits, index)) as Four;
  return packed({ cf: bit, zf, lt, of, pf });
};
type Four = [Term, Term, Term, Term];
/** The bit of the number modulo the width. */
const bitOf = (a: Term, index: Term): Term => {
  const width = a.sort as number;
  const place = bvand(index, bits(width, BigInt(width - 1)));
  return fromTruth(1, not(isZero(bvand(a, bvshl(bits(width, 1n), place)))));
};
const tested = { undefinedBits: 4 };

// biome-ignore format: an op is a line
const bitTests = ({ suffix, width, register: r }: Width): Row[] => [
  op(`BT${suffix}`, [r, r], carryAlone, (index, a, undefinedBits) => ofBit(bitOf(a, index), undefinedBits), 'CF: the bit of the second operand that the low bits of the first number', tested, see('BT')),
  op(`BT${suffix}const`, [r, countBelow(width, 'Int8')], carryAlone, (a, c, undefinedBits) => ofBit(bitOf(a, zeroExtend(width, c)), undefinedBits), 'CF: the bit that the constant numbers', tested, see('BT')),
];

/** CF and OF alike: the high half is not zero. The others are undefined. */
export const overflowing = (a: Term, b: Term, undefinedBits?: Term): readonly [Term, Term] => {
  const over = fromTruth(1, not(isZero(bvmulhu(a, b))));
  const [zf, lt, pf] = [0, 1, 2].map(index => undefinedBit(undefinedBits, index)) as [Term, Term, Term];
  return [bvmul(a, b), packed({ cf: over, zf, lt, of: over, pf })];
};

/** ZF for an operand of zero, of which the result is undefined, as the other flags are. */
const scanned =
  (index: (a: Term) => Term) =>
  (a: Term, undefinedBits?: Term): readonly [Term, Term] => {
    const zf = fromTruth(1, isZero(a));
    const [cf, lt, of, pf] = [0, 1, 2, 3].map(bit => undefinedBit(undefinedBits, bit)) as Four;
    const otherwise = undefinedBits === undefined ? bits(64, 0n) : extract(67, 4, undefinedBits);
    return [ifThenElse(isZero(a), otherwise, index(a)), packed({ cf, zf, lt, of, pf })];
  };

/** BLSR: CF for an operand of zero; PF is undefined. */
const withoutLowestBit = (a: Term, undefinedBits?: Term): readonly [Term, Term] => {
  const width = a.sort as number;
  const rest = bvand(a, bvsub(a, bits(width, 1n)));
  const flags = ofResult(rest, { cf: fromTruth(1, isZero(a)), of: clear });
  return [rest, concat(undefinedBit(undefinedBits, 0), extract(3, 0, flags))];
};

/** INC and DEC leave CF as it was: Go takes CF and OF for undefined, so that it can use them. */
const sumWithFlags = (a: Term, c: Term, undefinedBits?: Term): readonly [Term, Term] => {
  const sum = bvadd(a, signExtend(a.sort as number, c));
  const flags = ofBits(sum);
  const [cf, lt, of] = [0, 1, 2].map(index => undefinedBit(undefinedBits, index)) as [Term, Term, Term];
  return [sum, packed({ cf, zf: extract(1, 1, flags), lt, of, pf: extract(4, 4, flags) })];
};

/** Known is how the integers compare that were compared, signed and unsigned: OF and PF are not. */
const knownFlags =
  (cf: Term, zf: Term, lt: Term) =>
  (undefinedBits?: Term): Term =>
    packed({ cf, zf, lt, of: undefinedBit(undefinedBits, 0), pf: undefinedBit(undefinedBits, 1) });
const known = { undefinedBits: 2 };

export const mask =
  (width: number) =>
  (f: Term): Term =>
    ifThenElse(equal(carryOf(f), set), bits(width, -1n), bits(width, 0n));

// biome-ignore format: an op is a line
const moves = () => [
  { suffix: 'Q', register: q, result: q, words: '64 bits' },
  { suffix: 'L', register: l, result: cleared(l), words: '32 bits, and clears what is above' },
  { suffix: 'W', register: h, result: h, words: '16 bits' },
].flatMap(({ suffix, register: r, result, words }) =>
  conditions.flatMap((condition): Row[] => condition.move === undefined ? [] : [
    op(`CMOV${suffix}${condition.move}`, [r, r, eflags], result, (a, b, f) => ifThenElse(condition.holds(f), b, a), `${words}: the second operand if ${condition.words}, else the first`, see('CMOVcc'), traitsOf(condition)),
  ]),
);

// biome-ignore format: an op is a line
export const booleans = () => conditions.flatMap((condition): Row[] => condition.set === undefined ? [] : [
  op(condition.set, [eflags], boolean, f => fromTruth(8, condition.holds(f)), `1 if ${condition.words}, else 0`, see('SETcc'), traitsOf(condition)),
]);

// biome-ignore format: an op is a line
const carries = (): readonly Row[] => [
  op('ADDQcarry', [q, q], [q, carryAlone], (a, b) => addWithCarry(a, b, clear), 'the sum, and its carry', commutes, see('ADD')),
  op('ADDQconstcarry', [q, int32], [q, carryAlone], (a, c) => addWithCarry(a, signExtend(64, c), clear), 'the sum of the operand and the sign-extended constant, and its carry', see('ADD')),
  op('ADCQ', [q, q, eflags], [q, carryAlone], (a, b, f) => addWithCarry(a, b, carryOf(f)), 'the sum of the operands and CF, and its carry', commutes, see('ADC')),
  op('ADCQconst', [q, eflags, int32], [q, carryAlone], (a, f, c) => addWithCarry(a, signExtend(64, c), carryOf(f)), 'the sum of the operand, the sign-extended constant and CF, and its carry', see('ADC')),
  op('SUBQborrow', [q, q], [q, carryAlone], (a, b) => subtractWithBorrow(a, b, clear), 'the difference, and its borrow', see('SUB')),
  op('SUBQconstborrow', [q, int32], [q, carryAlone], (a, c) => subtractWithBorrow(a, signExtend(64, c), clear), 'the operand less the sign-extended constant, and its borrow', see('SUB')),
  op('SBBQ', [q, q, eflags], [q, carryAlone], (a, b, f) => subtractWithBorrow(a, b, carryOf(f)), 'the first operand less the second and CF, and its borrow', see('SBB')),
  op('SBBQconst', [q, eflags, int32], [q, carryAlone], (a, f, c) => subtractWithBorrow(a, signExtend(64, c), carryOf(f)), 'the operand less the sign-extended constant and CF, and its borrow', see('SBB')),
  op('SBBQcarrymask', [eflags], q, mask(64), 'a register less itself and CF: -1 if CF is set, else 0', see('SBB')),
  op('SBBLcarrymask', [eflags], cleared(l), mask(32), 'a register less itself and CF: 32 ones if CF is set, else 0', see('SBB')),
  op('NEGLflags', [l], [cleared(l), carryAlone], a => [bvneg(a), ofDifference(bits(32, 0n), a)], 'the negated operand, and CF if it is not zero', see('NEG')),
];

// biome-ignore format: an op is a line
export const comparisonsOfNumbers = (): readonly Row[] => [
  op('UCOMISS', [float(BINARY32), float(BINARY32)], numbersAlone, ofNumbers(BINARY32), 'compares singles: ZF, PF and CF', see('UCOMISS')),
  op('UCOMISD', [float(BINARY64), float(BINARY64)], numbersAlone, ofNumbers(BINARY64), 'compares doubles: ZF, PF and CF', see('UCOMISD')),
];

// biome-ignore format: an op is a line
export const flagsInRules = () => section('flags in rules alone',
  op('InvertFlags', [comparison], comparison, exchanged, 'the flags of the comparison with its operands exchanged'),
  op('FlagEQ', [], orderAlone, knownFlags(clear, set, clear), 'the flags of equal integers', known),
  op('FlagLT_ULT', [], orderAlone, knownFlags(set, clear, set), 'the flags of a lesser integer, signed and unsigned', known),
  op('FlagLT_UGT', [], orderAlone, knownFlags(clear, clear, set), 'the flags of an integer that is less as signed, and greater as unsigned', known),
  op('FlagGT_UGT', [], orderAlone, knownFlags(clear, clear, clear), 'the flags of a greater integer, signed and unsigned', known),
  op('FlagGT_ULT', [], orderAlone, knownFlags(set, clear, clear), 'the flags of an integer that is greater as signed, and less as unsigned', known),
);

// biome-ignore format: an op is a line
export const flagOps = () => [
  ...table('Intel SDM volume 2',
    integers.flatMap(comparisonsOf),
    integers.filter(({ width }) => width >= 32).flatMap(bitTests),
    comparisonsOfNumbers(),
    booleans(),
    moves(),
    carries(),
    [
      op('MULLU', [l, l], [cleared(l), overflowAlone], overflowing, 'the low half of the unsigned product, and OF if the high half is not zero', commutes, { undefinedBits: 3 }, see('MUL')),
      op('MULQU', [q, q], [q, overflowAlone], overflowing, 'the low half of the unsigned product, and OF if the high half is not zero', commutes, { undefinedBits: 3 }, see('MUL')),
      op('BSFQ', [q], [q, zeroAlone], scanned(countTrailingZeros), 'the number of the lowest bit that is set; undefined for zero, where ZF is set', { undefinedBits: 68 }, see('BSF')),
      op('BSRQ', [q], [q, zeroAlone], scanned(highestBit), 'the number of the highest bit that is set; undefined for zero, where ZF is set', { undefinedBits: 68 }, see('BSR')),
      op('BLSRQ', [q], [q, orderAlone], withoutLowestBit, 'the operand without its lowest bit that is set, and flags', { undefinedBits: 1 }, see('BLSR')),
      op('BLSRL', [l], [cleared(l), orderAlone], withoutLowestBit, 'the operand without its lowest bit that is set, and flags', { undefinedBits: 1 }, see('BLSR')),
      op('ADDQconstflags', [q, int32], [q, zeroAlone], sumWithFlags, 'the sum of the operand and the sign-extended constant, and ZF', { undefinedBits: 3 }, see('ADD and INC')),
      op('ADDLconstflags', [l, int32], [cleared(l), zeroAlone], sumWithFlags, 'the sum of the operand and the constant, and ZF', { undefinedBits: 3 }, see('ADD and INC')),
    ],
  ),
  ...table("Go's AMD64Ops.go", flagsInRules()),
];

// biome-ignore format: a kind of block is a line
export const blocks = () => branches("Intel SDM volume 2, Jcc, by Go's ssa.go",
  ...conditions.flatMap(condition => condition.block === undefined ? [] : [
    branch(condition.block, [eflags], condition.holds, `taken if ${condition.words}`, traitsOf(condition)),
  ]),
);

/** InvertFlags is made of comparisons of integers alone; those of other widths have the same flags. */
export const comparisons: readonly ComparedKind[] = [{ of: 'integers', width: 64, flags: ofDifference }];
