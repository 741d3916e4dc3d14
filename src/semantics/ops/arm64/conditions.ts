/** N, Z, C and V, who sets them, and the conditions on them (Arm ARM DDI 0487, C1.2.4 and shared/functions). */
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
import { aux, compared, flags } from '../table.ts';

/** As the compiler's constants of flags have them: N lowest. */
export const nzcv = flags('N', 'Z', 'C', 'V');
export const comparison = compared(nzcv);

const packed = (n: Term, z: Term, c: Term, v: Term): Term => concat(v, concat(c, concat(z, n)));

const sign = (a: Term): Term => extract((a.sort as number) - 1, (a.sort as number) - 1, a);

/** N and Z of a result, with what else is known of it, one bit each. */
export const flagsOf = (
  result: Term,
  { carry, overflow }: { readonly carry: Term; readonly overflow: Term },
): Term =>
  packed(sign(result), fromTruth(1, equal(result, bits(result.sort as number, 0n))), carry, overflow);

/** The operands have one sign and the sum the other. */
export const overflowOfSum = (a: Term, b: Term, sum: Term): Term =>
  bvand(bvxor(sign(a), sign(sum)), bvxor(sign(b), sign(sum)));

/** AddWithCarry of the operands and 0. */
export function flagsOfSum(a: Term, b: Term): Term {
  const sum = bvadd(a, b);
  return flagsOf(sum, { carry: fromTruth(1, bvult(sum, a)), overflow: overflowOfSum(a, b, sum) });
}

/** AddWithCarry of a, NOT b and 1: C where nothing is borrowed; N and V differ where a is less than b, signed. */
export function flagsOfDifference(a: Term, b: Term): Term {
  const difference = bvsub(a, b);
  const overflow = bvxor(sign(difference), fromTruth(1, bvslt(a, b)));
  return flagsOf(difference, { carry: fromTruth(1, not(bvult(a, b))), overflow });
}

/** ANDS and TST: C and V are cleared. */
export const flagsOfBits = (a: Term): Term => flagsOf(a, { carry: bits(1, 0n), overflow: bits(1, 0n) });

/**
 * A constant of flags: what the compiler packs has no other bits. The examples are what comparisons of integers give, and
 * then what ANDS does.
 */
export const fourBits = aux('FlagConstant', {
  encodable: {
    words: 'the constant has four bits',
    condition: fc => bvult(fc!, bits(8, 16n)),
    examples: [0b0100n, 0b0110n, 0b0001n, 0b0101n, 0b0000n, 0b1100n, 0b1001n, 0b0010n],
  },
});

/** FPCompare: 1000 for less, 0110 for equal, 0010 for greater, 0011 for unordered. */
export const flagsOfNumbers =
  (format: Format) =>
  (a: Term, b: Term): Term => {
    const isLess = less(format, a, b);
    const unordered = not(and(floatEqual(format, a, a), floatEqual(format, b, b)));
    return packed(
      fromTruth(1, isLess),
      fromTruth(1, floatEqual(format, a, b)),
      fromTruth(1, not(isLess)),
      fromTruth(1, unordered),
    );
  };

const isSet =
  (index: number) =>
  (f: Term): Term =>
    equal(extract(index, index, f), bits(1, 1n));
const [n, z, c] = [isSet(0), isSet(1), isSet(2)] as const;
const isNotLess = (f: Term): Term => equal(extract(0, 0, f), extract(3, 3, f));

type Holds = (f: Term) => Term;

/** ConditionHolds, by the mnemonic of the condition code. */
export const codes = {
  EQ: z,
  NE: f => not(z(f)),
  HS: c,
  LO: f => not(c(f)),
  MI: n,
  PL: f => not(n(f)),
  HI: f => and(c(f), not(z(f))),
  LS: f => or(not(c(f)), z(f)),
  GE: isNotLess,
  LT: f => not(isNotLess(f)),
  GT: f => and(not(z(f)), isNotLess(f)),
  LE: f => or(z(f), not(isNotLess(f))),
} as const satisfies Readonly<Record<string, Holds>>;

/** An op that reads flags, by which conditional ops and blocks name its condition too. */
export interface Condition {
  readonly op: string;
  readonly code: keyof typeof codes;
  /** The kind of block that takes its first successor where it holds. */
  readonly block?: string;
  /** Of which comparisons it is asked; absent for both. */
  readonly of?: Compared;
}

const row = (op: string, code: Condition['code'], block: string | undefined, of?: Compared): Condition => ({
  op,
  code,
  ...(block !== undefined && { block }),
  ...(of !== undefined && { of }),
});

// biome-ignore format: a condition is a line
export const conditions: readonly Condition[] = [
  row('Equal', 'EQ', 'EQ'),
  row('NotEqual', 'NE', 'NE'),
  row('LessThan', 'LT', 'LT', 'integers'),
  row('LessEqual', 'LE', 'LE', 'integers'),
  row('GreaterThan', 'GT', 'GT', 'integers'),
  row('GreaterEqual', 'GE', 'GE', 'integers'),
  row('LessThanU', 'LO', 'ULT', 'integers'),
  row('LessEqualU', 'LS', 'ULE', 'integers'),
  row('GreaterThanU', 'HI', 'UGT', 'integers'),
  row('GreaterEqualU', 'HS', 'UGE', 'integers'),
  row('LessThanF', 'MI', 'FLT', 'numbers'),
  row('LessEqualF', 'LS', 'FLE', 'numbers'),
  row('GreaterThanF', 'GT', 'FGT', 'numbers'),
  row('GreaterEqualF', 'GE', 'FGE', 'numbers'),
  row('NotLessThanF', 'PL', undefined, 'numbers'),
  row('NotLessEqualF', 'HI', undefined, 'numbers'),
  row('NotGreaterThanF', 'LE', undefined, 'numbers'),
  row('NotGreaterEqualF', 'LT', undefined, 'numbers'),
  row('LessThanNoov', 'MI', 'LTnoov', 'integers'),
  row('GreaterEqualNoov', 'PL', 'GEnoov', 'integers'),
];
