/**
 * What arm64's rules ask of the compiler's rewrite.go: bit fields, constants that an instruction has room for, and
 * conditions by the number that CCop holds.
 */
import { conditions } from '../../semantics/ops/arm64/conditions.ts';
import {
  and,
  bits,
  bvadd,
  bvand,
  bvlshr,
  bvneg,
  bvnot,
  bvor,
  bvsle,
  bvslt,
  bvsub,
  concat,
  countTrailingZeros,
  equal,
  extract,
  ifThenElse,
  not,
  or,
  rotateLeft,
  signExtend,
  truth,
} from '../../semantics/term/build.ts';
import type { Term } from '../../semantics/term/term.ts';
import { fn, type GoFunction } from './go-function.ts';
import { BIT_FIELD, BOOL, conditionNumbers, FLAG_CONSTANT, INT64, OP, UINT64 } from './type.ts';

const number = (value: bigint): Term => bits(64, value);
const isZero = (a: Term): Term => equal(a, number(0n));
const isOutside = (a: Term, least: bigint, most: bigint): Term =>
  or(bvslt(a, number(least)), bvslt(number(most), a));

const countOfLowOnes = (a: Term): Term => countTrailingZeros(bvnot(a));

/** Ones in the low bits alone, of which the highest bit of the register is none. */
const isLowOnes = (a: Term): Term =>
  and(bvslt(number(0n), bvadd(a, number(1n))), isZero(bvand(a, bvadd(a, number(1n)))));

/** No two ones with a zero between them. */
function isOneRun(a: Term): Term {
  const filled = bvadd(bvand(a, bvneg(a)), a);
  return isZero(bvand(bvsub(filled, number(1n)), filled));
}

/** The immediate of a logical instruction: a run of ones, rotated, in units of 2 to 64 bits that are all the same. */
function isRepeatedRun(a: Term): Term {
  const isRun = (unit: Term): Term => or(isOneRun(unit), isOneRun(bvnot(unit)));
  const unitOf = (width: number): Term => signExtend(64, extract(width - 1, 0, a));
  // In units of 4 and 2 bits every pattern but these two is one.
  const inUnits = [8, 16, 32, 64].reduce<Term>(
    (narrower, width) =>
      ifThenElse(equal(a, rotateLeft(a, number(BigInt(width / 2)))), narrower, isRun(unitOf(width))),
    truth,
  );
  return and(not(isZero(a)), not(isZero(bvnot(a))), inUnits);
}

/** The immediate of an addition or subtraction: 12 bits, or 12 bits above 12 zeros. */
const isAddend = (a: Term): Term =>
  and(
    bvsle(number(0n), a),
    or(bvsle(a, number(0xfffn)), and(isZero(bvand(a, number(0xfffn))), bvsle(a, number(0xfff000n)))),
  );

/** Pairs of conditions of which one is made of the other, each by the name of the op that has it. */
type Pairs = readonly (readonly [string, string])[];

/** One holds where the other does not. */
const opposites: Pairs = [
  ['Equal', 'NotEqual'],
  ['LessThan', 'GreaterEqual'],
  ['LessEqual', 'GreaterThan'],
  ['LessThanU', 'GreaterEqualU'],
  ['LessEqualU', 'GreaterThanU'],
  ['LessThanF', 'NotLessThanF'],
  ['LessEqualF', 'NotLessEqualF'],
  ['GreaterThanF', 'NotGreaterThanF'],
  ['GreaterEqualF', 'NotGreaterEqualF'],
];
/** One holds of a comparison where the other does with its operands exchanged. */
const mirrored: Pairs = [
  ['Equal', 'Equal'],
  ['NotEqual', 'NotEqual'],
  ['LessThan', 'GreaterThan'],
  ['LessEqual', 'GreaterEqual'],
  ['LessThanU', 'GreaterThanU'],
  ['LessEqualU', 'GreaterEqualU'],
  ['LessThanF', 'GreaterThanF'],
  ['LessEqualF', 'GreaterEqualF'],
  ['NotLessThanF', 'NotGreaterThanF'],
  ['NotLessEqualF', 'NotGreaterEqualF'],
];

/** Of conditions that stand in no pair, those without overflow, the compiler panics. */
function byPairs(pairs: Pairs): GoFunction {
  const partners = new Map([...pairs, ...pairs.map(([a, b]) => [b, a] as const)]);
  const numberOf = (op: string): Term => bits(16, conditionNumbers.get(`ARM64${op}`)!);
  const paired = conditions.filter(({ op }) => partners.has(op)).map(({ op }) => op);
  return fn(
    [OP],
    OP,
    cc =>
      paired.reduce(
        (others, op) => ifThenElse(equal(cc, numberOf(op)), numberOf(partners.get(op)!), others),
        bits(16, 0n),
      ),
    {
      words: 'a condition that the compiler does not list',
      where: cc => not(or(...paired.map(op => equal(cc, numberOf(op))))),
    },
  );
}

/** How the compiler evaluates a condition of flags that are known, where it does: of integers, with overflow. */
const evaluated: readonly (readonly [op: string, method: string])[] = [
  ['Equal', 'eq'],
  ['NotEqual', 'ne'],
  ['LessThan', 'lt'],
  ['LessThanU', 'ult'],
  ['LessEqual', 'le'],
  ['LessEqualU', 'ule'],
  ['GreaterThan', 'gt'],
  ['GreaterThanU', 'ugt'],
  ['GreaterEqual', 'ge'],
  ['GreaterEqualU', 'uge'],
];

/** Of a condition and the four bits of a FlagConstant, as `int`: 1 where it holds, -1 where not, 0 where the compiler does not say. */
export function ccEval(cc: Term, flags: Term): Term {
  const constant = concat(bits(4, 0n), flags);
  return evaluated.reduce(
    (others, [op, method]) =>
      ifThenElse(
        equal(cc, bits(16, conditionNumbers.get(`ARM64${op}`)!)),
        ifThenElse(FLAG_CONSTANT.fields.get(method)!.read(constant), number(1n), number(-1n)),
        others,
      ),
    number(0n),
  );
}

export const arm64Functions: readonly (readonly [string, GoFunction])[] = [
  [
    'armBFAuxInt',
    fn(
      [INT64, INT64],
      BIT_FIELD,
      (lsb, width) => bvor(extract(15, 0, width), concat(extract(7, 0, lsb), bits(8, 0n))),
      {
        words: 'a bit field that is empty or does not fit 64 bits',
        where: (lsb, width) =>
          or(isOutside(lsb, 0n, 63n), bvslt(width, number(1n)), bvslt(number(64n), bvadd(lsb, width))),
      },
    ),
  ],
  [
    'isARM64BFMask',
    fn([INT64, INT64, INT64], BOOL, (lsb, mask, count) => {
      const low = bvlshr(mask, count);
      return and(not(isZero(low)), isLowOnes(low), bvslt(bvadd(countOfLowOnes(low), lsb), number(64n)));
    }),
  ],
  [
    'arm64BFWidth',
    fn([INT64, INT64], INT64, (mask, count) => countOfLowOnes(bvlshr(mask, count)), {
      words: 'a bit field of no bits',
      where: (mask, count) => isZero(bvlshr(mask, count)),
    }),
  ],
  ['isARM64bitcon', fn([UINT64], BOOL, isRepeatedRun)],
  ['isARM64addcon', fn([INT64], BOOL, isAddend)],
  ['arm64Negate', byPairs(opposites)],
  ['arm64Invert', byPairs(mirrored)],
];
