/** N, Z, C and V on all pairs of four bits: against AddWithCarry as the manual writes it, and what conditions are called. */
import { describe, expect, it } from 'vitest';
import { BINARY64 } from '../../../src/semantics/float/index.ts';
import {
  type Condition,
  codes,
  conditions,
  flagsOfDifference,
  flagsOfNumbers,
  flagsOfSum,
} from '../../../src/semantics/ops/arm64/conditions.ts';
import { isas } from '../../../src/semantics/ops/index.ts';
import { comparing } from '../../../src/semantics/ops/table.ts';
import { bits, fromTruth } from '../../../src/semantics/term/build.ts';
import { evaluate } from '../../../src/semantics/term/evaluate.ts';
import type { Term } from '../../../src/semantics/term/term.ts';

const width = 4;
const all = Array.from({ length: 1 << width }, (_, value) => BigInt(value));
const pairs = all.flatMap(a => all.map(b => [a, b] as const));

const evaluated = (term: Term): bigint => evaluate(term, new Map()).value;
const flagsFor = (flagsOf: (a: Term, b: Term) => Term, a: bigint, b: bigint): bigint =>
  evaluated(flagsOf(bits(width, a), bits(width, b)));
const signed = (a: bigint): bigint => BigInt.asIntN(width, a);

/** AddWithCarry, by integers: the flags with N lowest. */
function addWithCarry(a: bigint, b: bigint, carry: bigint): bigint {
  const result = BigInt.asUintN(width, a + b + carry);
  const flags = [
    result >> BigInt(width - 1) === 1n,
    result === 0n,
    result !== a + b + carry,
    signed(result) !== signed(a) + signed(b) + carry,
  ];
  return flags.reduce((sum, flag, index) => sum | (BigInt(flag) << BigInt(index)), 0n);
}

describe('flags of integers', () => {
  it('of a sum are those of AddWithCarry', () => {
    for (const [a, b] of pairs) expect(flagsFor(flagsOfSum, a, b)).toBe(addWithCarry(a, b, 0n));
  });

  it('of a difference are those of AddWithCarry with the second operand inverted, and 1', () => {
    for (const [a, b] of pairs)
      expect(flagsFor(flagsOfDifference, a, b)).toBe(addWithCarry(a, BigInt.asUintN(width, ~b), 1n));
  });
});

const holds = ({ code }: Condition, f: bigint): boolean =>
  evaluated(fromTruth(1, codes[code](bits(4, f)))) === 1n;

describe('conditions', () => {
  const relations: Readonly<Record<string, (a: bigint, b: bigint) => boolean>> = {
    Equal: (a, b) => a === b,
    NotEqual: (a, b) => a !== b,
    LessThan: (a, b) => signed(a) < signed(b),
    LessEqual: (a, b) => signed(a) <= signed(b),
    GreaterThan: (a, b) => signed(a) > signed(b),
    GreaterEqual: (a, b) => signed(a) >= signed(b),
    LessThanU: (a, b) => a < b,
    LessEqualU: (a, b) => a <= b,
    GreaterThanU: (a, b) => a > b,
    GreaterEqualU: (a, b) => a >= b,
    LessThanNoov: (a, b) => signed(a - b) < 0n,
    GreaterEqualNoov: (a, b) => signed(a - b) >= 0n,
  };
  it.each(conditions.filter(({ of }) => of !== 'numbers'))('$op of integers', condition => {
    for (const [a, b] of pairs)
      expect(holds(condition, flagsFor(flagsOfDifference, a, b))).toBe(relations[condition.op]!(a, b));
  });

  const ofNumbers: Readonly<Record<string, (a: number, b: number) => boolean>> = {
    Equal: (a, b) => a === b,
    NotEqual: (a, b) => a !== b,
    LessThanF: (a, b) => a < b,
    LessEqualF: (a, b) => a <= b,
    GreaterThanF: (a, b) => a > b,
    GreaterEqualF: (a, b) => a >= b,
    NotLessThanF: (a, b) => !(a < b),
    NotLessEqualF: (a, b) => !(a <= b),
    NotGreaterThanF: (a, b) => !(a > b),
    NotGreaterEqualF: (a, b) => !(a >= b),
  };
  const encoded = (value: number): Term => bits(64, new BigUint64Array(Float64Array.of(value).buffer)[0]!);
  const numbers = [-Infinity, -1, -0, 0, 1, Infinity, Number.NaN];
  it.each(conditions.filter(({ of }) => of !== 'integers'))('$op of numbers', condition => {
    for (const a of numbers) {
      for (const b of numbers) {
        const f = evaluated(flagsOfNumbers(BINARY64)(encoded(a), encoded(b)));
        expect([a, b, holds(condition, f)]).toEqual([a, b, ofNumbers[condition.op]!(a, b)]);
      }
    }
  });

  it('are asked of integers, of numbers or of both, as their names say', () => {
    for (const { op, of } of conditions)
      expect([op, of]).toEqual([
        op,
        /F$/.test(op)
          ? 'numbers'
          : /Equal$/.test(op) && !/Than|Less|Greater/.test(op)
            ? undefined
            : 'integers',
      ]);
  });
});

describe('InvertFlags', () => {
  const { denote } = isas.get('ARM64')!.ops.get('InvertFlags')!;

  it('gives the flags of the comparison with its operands exchanged, and twice those it had', () => {
    for (const [a, b] of pairs) {
      const pair = comparing(flagsOfDifference)(bits(width, a), bits(width, b)) as Term;
      const inverted = evaluated(denote([pair], [])[0]);
      expect(inverted & 15n).toBe(flagsFor(flagsOfDifference, b, a));
      expect(inverted >> 4n).toBe(flagsFor(flagsOfDifference, a, b));
    }
  });

  it('cannot be computed from the flags alone: both differences of the least integer and 0 are negative', () => {
    const [least, greatest] = [8n, 9n];
    expect(flagsFor(flagsOfDifference, least, 0n)).toBe(flagsFor(flagsOfDifference, greatest, 0n));
    expect(flagsFor(flagsOfDifference, 0n, least)).not.toBe(flagsFor(flagsOfDifference, 0n, greatest));
  });
});
