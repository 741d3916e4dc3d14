/**
 * The flags, who sets them, and the conditions on them (Intel SDM volume 1, 3.4.3.1, and volume 2, Jcc). Of SF and OF
 * no condition of Go's reads more than whether they differ, but for overflow by itself.
 */
import type { Format } from '../../float/format.ts';
import {
  and,
  bits,
  bvadd,
  bvand,
  bvslt,
  bvsub,
  bvult,
  bvxor,
  concat,
  equal,
  extract,
  floatEqual,
  fromTruth,
  less,
  not,
  or,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Compared } from '../entry.ts';
import { asked, compared, flags } from '../table.ts';

/** LT: SF and OF differ, so that a comparison of signed integers found less. PF: a comparison of numbers unordered. */
export const eflags = flags('CF', 'ZF', 'LT', 'OF', 'PF');

/** Of integers that were compared, Go's conditions ask how they are ordered. */
export const orderAlone = asked(eflags, 'CF', 'ZF', 'LT');
export const comparison = compared(orderAlone);
export const carryAlone = asked(eflags, 'CF');
export const zeroAlone = asked(eflags, 'ZF');
export const overflowAlone = asked(eflags, 'OF');
export const numbersAlone = asked(eflags, 'CF', 'ZF', 'PF');

interface Bits {
  readonly cf: Term;
  readonly zf: Term;
  readonly lt: Term;
  readonly of: Term;
  readonly pf: Term;
}
export const packed = ({ cf, zf, lt, of, pf }: Bits): Term =>
  concat(pf, concat(of, concat(lt, concat(zf, cf))));

const [clear, set] = [bits(1, 0n), bits(1, 1n)];
const sign = (a: Term): Term => extract((a.sort as number) - 1, (a.sort as number) - 1, a);
export const isZero = (a: Term): Term => equal(a, bits(a.sort as number, 0n));

/** Of the low byte the number of ones is even. */
const evenParity = (a: Term): Term =>
  Array.from({ length: 8 }, (_, index) => extract(index, index, a)).reduce(bvxor, set);

/** ZF, SF and PF of a result, with what else is known of it, one bit each. */
export const ofResult = (result: Term, { cf, of }: Pick<Bits, 'cf' | 'of'>): Term =>
  packed({ cf, zf: fromTruth(1, isZero(result)), lt: bvxor(sign(result), of), of, pf: evenParity(result) });

/** SUB and CMP: CF where there is a borrow. */
export function ofDifference(a: Term, b: Term): Term {
  const difference = bvsub(a, b);
  const lt = fromTruth(1, bvslt(a, b));
  return packed({
    cf: fromTruth(1, bvult(a, b)),
    zf: fromTruth(1, equal(a, b)),
    lt,
    of: bvxor(sign(difference), lt),
    pf: evenParity(difference),
  });
}

/** The operands of a sum have one sign and the sum the other. */
export const overflowOfSum = (a: Term, b: Term, sum: Term): Term =>
  bvand(bvxor(sign(a), sign(sum)), bvxor(sign(b), sign(sum)));

/** AND and TEST clear CF and OF. */
export const ofBits = (a: Term): Term => ofResult(a, { cf: clear, of: clear });
export const ofTest = (a: Term, b: Term): Term => ofBits(bvand(a, b));

/** UCOMISS and UCOMISD: ZF, PF and CF are 111 for unordered, 000 for greater, 001 for less, 100 for equal. */
export const ofNumbers =
  (format: Format) =>
  (a: Term, b: Term): Term => {
    const unordered = not(and(floatEqual(format, a, a), floatEqual(format, b, b)));
    return packed({
      cf: fromTruth(1, or(unordered, less(format, a, b))),
      zf: fromTruth(1, or(unordered, floatEqual(format, a, b))),
      lt: clear,
      of: clear,
      pf: fromTruth(1, unordered),
    });
  };

/** Bit `index` of what the manual leaves undefined, which comes last of all that an op takes. */
export const undefinedBit = (undefinedBits: Term | undefined, index: number): Term =>
  undefinedBits === undefined ? clear : extract(index, index, undefinedBits);

const flag =
  (index: number): Holds =>
  f =>
    equal(extract(index, index, f), set);
const [cf, zf, lt, of, pf] = [0, 1, 2, 3, 4].map(flag) as [Holds, Holds, Holds, Holds, Holds];
export const carryOf = (f: Term): Term => extract(0, 0, f);

type Holds = (f: Term) => Term;

export interface Condition {
  /** As the names of conditional moves end; absent where there is none. */
  readonly move?: string;
  /** The op that gives it as a boolean, and whether there is one that stores it. */
  readonly set?: string;
  readonly isStored?: true;
  /** The kind of block that takes its first successor where it holds. */
  readonly block?: string;
  readonly words: string;
  /** Of which comparisons it is asked; absent for integers, and for numbers where they were exchanged. */
  readonly of?: Compared;
  readonly holds: Holds;
}

const row = (
  [move, set, block]: readonly [string, string, string],
  words: string,
  holds: Holds,
): Condition => ({ move, set, isStored: true, block, words, holds });

const ofFloats = (
  more: Pick<Condition, 'move' | 'set' | 'block'>,
  words: string,
  holds: Holds,
): Condition => ({ ...more, words, holds, of: 'numbers' });

// biome-ignore format: a condition is a line
export const conditions: readonly Condition[] = [
  row(['EQ', 'SETEQ', 'EQ'], 'ZF is set', zf),
  row(['NE', 'SETNE', 'NE'], 'ZF is clear', f => not(zf(f))),
  row(['LT', 'SETL', 'LT'], 'SF is not OF', lt),
  row(['GT', 'SETG', 'GT'], 'ZF is clear, and SF is OF', f => and(not(zf(f)), not(lt(f)))),
  row(['LE', 'SETLE', 'LE'], 'ZF is set, or SF is not OF', f => or(zf(f), lt(f))),
  row(['GE', 'SETGE', 'GE'], 'SF is OF', f => not(lt(f))),
  row(['CS', 'SETB', 'ULT'], 'CF is set', cf),
  row(['HI', 'SETA', 'UGT'], 'CF and ZF are clear', f => not(or(cf(f), zf(f)))),
  row(['LS', 'SETBE', 'ULE'], 'CF or ZF is set', f => or(cf(f), zf(f))),
  row(['CC', 'SETAE', 'UGE'], 'CF is clear', f => not(cf(f))),
  { set: 'SETO', block: 'OS', words: 'OF is set', holds: of },
  { block: 'OC', words: 'OF is clear', holds: f => not(of(f)) },
  ofFloats({ move: 'EQF', set: 'SETEQF', block: 'EQF' }, 'ZF is set and PF clear', f => and(zf(f), not(pf(f)))),
  ofFloats({ move: 'NEF', set: 'SETNEF', block: 'NEF' }, 'ZF is clear or PF set', f => or(not(zf(f)), pf(f))),
  ofFloats({ move: 'GTF', set: 'SETGF' }, 'CF and ZF are clear', f => not(or(cf(f), zf(f)))),
  ofFloats({ move: 'GEF', set: 'SETGEF' }, 'CF is clear', f => not(cf(f))),
  ofFloats({ set: 'SETORD', block: 'ORD' }, 'PF is clear', f => not(pf(f))),
  ofFloats({ set: 'SETNAN', block: 'NAN' }, 'PF is set', pf),
];

/** The sum of two operands and a carry of one bit, and its flags. */
export function addWithCarry(a: Term, b: Term, carry: Term): readonly [Term, Term] {
  const width = a.sort as number;
  const wide = bvadd(bvadd(concat(clear, a), concat(clear, b)), concat(bits(width, 0n), carry));
  const sum = extract(width - 1, 0, wide);
  return [sum, ofResult(sum, { cf: extract(width, width, wide), of: overflowOfSum(a, b, sum) })];
}

/** The difference less a borrow of one bit, and its flags: CF where it borrows. */
export function subtractWithBorrow(a: Term, b: Term, borrow: Term): readonly [Term, Term] {
  const width = a.sort as number;
  const wide = bvsub(bvsub(concat(clear, a), concat(clear, b)), concat(bits(width, 0n), borrow));
  const difference = extract(width - 1, 0, wide);
  const of = bvand(bvxor(sign(a), sign(b)), bvxor(sign(a), sign(difference)));
  return [difference, ofResult(difference, { cf: extract(width, width, wide), of })];
}
