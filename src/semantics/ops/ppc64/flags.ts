/**
 * Fields of the condition register: what sets them, what reads them, and blocks, as Go's PPC64Ops.go names them. Bit 3
 * of a comparison of integers is XER's SO, which only instructions with OE=1 set: Go emits none.
 */
import { BINARY64 } from '../../float/format.ts';
import {
  and,
  bits,
  bvadd,
  bvand,
  bvmulhu,
  bvneg,
  bvnot,
  bvor,
  bvslt,
  bvsub,
  bvule,
  bvult,
  bvxor,
  concat,
  countLeadingZeros,
  equal,
  extract,
  floatEqual,
  fromTruth,
  ifThenElse,
  less,
  not,
  or,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import {
  aux,
  branch,
  branches,
  commutes,
  flags,
  float,
  integer,
  type Meaning,
  op,
  section,
  signedImmediate,
  table,
  unsignedImmediate,
} from '../table.ts';
import { maskOf16, term } from './immediates.ts';
import { clearingLeft, rotateAndClearLeft } from './rotate-mask.ts';

const [w, x] = [integer(32), integer(64)];
const d = float(BINARY64);

/** The fourth is SO of integers, and of numbers FU: unordered. */
const cr = flags('LT', 'GT', 'EQ', 'SO');

const field = (lt: Term, gt: Term, eq: Term, so: Term): Term =>
  [so, eq, gt, lt].map(bit => fromTruth(1, bit)).reduce((high, bit) => concat(high, bit));
const bit =
  (index: number) =>
  (f: Term): Term =>
    equal(extract(index, index, f), bits(1, 1n));
const [lt, gt, eq] = [bit(0), bit(1), bit(2)] as const;

const isSet = (index: number): Term => bits(4, 1n << BigInt(index));
const ordered = (isLess: Term, isGreater: Term): Term =>
  ifThenElse(isLess, isSet(0), ifThenElse(isGreater, isSet(1), isSet(2)));
const signed = (a: Term, c: Term): Term => ordered(bvslt(a, c), bvslt(c, a));
const unsigned = (a: Term, c: Term): Term => ordered(bvult(a, c), bvult(c, a));

const numbers = (a: Term, c: Term): Term => {
  const [isLess, isGreater, isEqual] = [
    less(BINARY64, a, c),
    less(BINARY64, c, a),
    floatEqual(BINARY64, a, c),
  ];
  return field(isLess, isGreater, isEqual, not(or(isLess, isGreater, isEqual)));
};

/** A comparison with its operands exchanged: they were less if they are now greater. */
const exchanged = (f: Term): Term => field(gt(f), lt(f), eq(f), bit(3)(f));

/** Record forms set CR0 as a comparison of their result with zero does. */
const recorded =
  (operate: (...terms: Term[]) => Term): Meaning =>
  (...terms) => {
    const result = operate(...terms);
    return [result, signed(result, bits(64, 0n))];
  };

const [si64, si32] = [signedImmediate(16), signedImmediate(16, 'Int32')];
const [ui64, ui32] = [unsignedImmediate(16), unsignedImmediate(16, 'Int32')];

/** The number of a bit, and above that whether it is to be clear. */
const condition = (limit: number) =>
  aux('Int32', {
    encodable: {
      words: `the constant is a condition from 0 to ${limit - 1}`,
      condition: c => bvule(c!, bits(32, BigInt(limit - 1))),
    },
  });
const [bitOfField, anyCondition] = [condition(4), condition(8)];

const selected = (c: Term, f: Term): Term =>
  or(...[0, 1, 2, 3].map(index => and(equal(extract(1, 0, c), bits(2, BigInt(index))), bit(index)(f))));
const holds = (c: Term, f: Term): Term => equal(fromTruth(1, selected(c, f)), bvnot(extract(2, 2, c)));

/** An op that reads a field, and the kind of block that takes its first successor where it does. */
const conditions = [
  { name: 'Equal', block: 'EQ', words: 'EQ is set', of: eq },
  { name: 'NotEqual', block: 'NE', words: 'EQ is clear', of: (f: Term) => not(eq(f)) },
  { name: 'LessThan', block: 'LT', words: 'LT is set', of: lt },
  { name: 'LessEqual', block: 'LE', words: 'GT is clear', of: (f: Term) => not(gt(f)) },
  { name: 'GreaterThan', block: 'GT', words: 'GT is set', of: gt },
  { name: 'GreaterEqual', block: 'GE', words: 'LT is clear', of: (f: Term) => not(lt(f)) },
  { name: 'FLessThan', block: 'FLT', words: 'LT is set', of: lt },
  { name: 'FLessEqual', block: 'FLE', words: 'LT or EQ is set', of: (f: Term) => or(lt(f), eq(f)) },
  { name: 'FGreaterThan', block: 'FGT', words: 'GT is set', of: gt },
  { name: 'FGreaterEqual', block: 'FGE', words: 'GT or EQ is set', of: (f: Term) => or(gt(f), eq(f)) },
] as const;

// biome-ignore format: an op is a line
export const flagOps = () => [
  ...table('Power ISA 3.1 book I',
    section('3.3.10 Fixed-Point Compare Instructions',
      op('CMP', [x, x], cr, signed, 'compares doublewords, signed'),
      op('CMPconst', [x, si64], cr, signed, 'cmpdi: compares a doubleword and SI, signed'),
      op('CMPU', [x, x], cr, unsigned, 'compares doublewords, unsigned'),
      op('CMPUconst', [x, ui64], cr, unsigned, 'cmpldi: compares a doubleword and UI, unsigned'),
      op('CMPW', [w, w], cr, signed, 'compares the low words, signed'),
      op('CMPWconst', [w, si32], cr, signed, 'cmpwi: compares the low word and SI, signed'),
      op('CMPWU', [w, w], cr, unsigned, 'compares the low words, unsigned'),
      op('CMPWUconst', [w, ui32], cr, unsigned, 'cmplwi: compares the low word and UI, unsigned'),
    ),
    section('4.6.8 Floating-Point Compare Instructions',
      op('FCMPU', [d, d], cr, numbers, 'compares doubles: less, greater, equal, or unordered if either is a NaN'),
    ),
    section('2.4 Condition Register, what record forms set',
      op('ADDCC', [x, x], [x, cr], recorded(bvadd), 'add., and a comparison of its result with zero', commutes),
      op('ADDCCconst', [x, term], [x, cr], recorded(bvadd), 'addic., and a comparison of its result with zero'),
      op('SUBCC', [x, x], [x, cr], recorded(bvsub), 'subf., and a comparison of its result with zero'),
      op('NEGCC', [x], [x, cr], recorded(bvneg), 'neg., and a comparison of its result with zero'),
      op('MULHDUCC', [x, x], [x, cr], recorded(bvmulhu), 'mulhdu., and a comparison of its result with zero', commutes),
      op('ANDCC', [x, x], [x, cr], recorded(bvand), 'and., and a comparison of its result with zero', commutes),
      op('ANDCCconst', [x, maskOf16], [x, cr], recorded(bvand), 'andi., and a comparison of its result with zero'),
      op('ANDNCC', [x, x], [x, cr], recorded((a, c) => bvand(a!, bvnot(c!))), 'andc., and a comparison of its result with zero'),
      op('ORCC', [x, x], [x, cr], recorded(bvor), 'or., and a comparison of its result with zero', commutes),
      op('NORCC', [x, x], [x, cr], recorded((a, c) => bvnot(bvor(a!, c!))), 'nor., and a comparison of its result with zero', commutes),
      op('XORCC', [x, x], [x, cr], recorded(bvxor), 'xor., and a comparison of its result with zero', commutes),
      op('CNTLZDCC', [x], [x, cr], recorded(countLeadingZeros), 'cntlzd., and a comparison of its result with zero'),
      op('RLDICLCC', [x, clearingLeft], [x, cr], recorded(rotateAndClearLeft), 'rldicl., and a comparison of its result with zero'),
    ),
    section('3.3.11 and 3.3.12, isel and setbc',
      op('ISEL', [x, x, cr, anyCondition], x, (a, c, f, n) => ifThenElse(holds(n, f), a, c), 'the first operand if the bit of the condition is as the constant says, else the second'),
      op('ISELZ', [x, cr, anyCondition], x, (a, f, n) => ifThenElse(holds(n, f), a, bits(64, 0n)), 'the operand if the bit of the condition is as the constant says, else zero'),
      op('SETBC', [cr, bitOfField], x, (f, n) => fromTruth(64, selected(n, f)), '1 if the bit is set, else 0'),
      op('SETBCR', [cr, bitOfField], x, (f, n) => fromTruth(64, not(selected(n, f))), '0 if the bit is set, else 1'),
    ),
  ),
  ...table("Go's PPC64Ops.go, pseudo-ops",
    conditions.map(({ name, of, words }) => op(name, [cr], x, f => fromTruth(64, of(f)), `1 if ${words}, else 0`)),
    [
      op('InvertFlags', [cr], cr, exchanged, 'the field of the comparison with its operands exchanged'),
      op('FlagLT', [], cr, () => isSet(0), 'the field of a comparison that found less'),
      op('FlagGT', [], cr, () => isSet(1), 'the field of a comparison that found greater'),
      op('FlagEQ', [], cr, () => isSet(2), 'the field of a comparison that found equal'),
    ],
  ),
];

export const blocks = () =>
  branches(
    "Power ISA 3.1 book I, 2.4 Branch Instructions, by Go's ssa.go",
    ...conditions.map(({ block, of, words }) => branch(block, [cr], of, `taken if ${words}`)),
  );
