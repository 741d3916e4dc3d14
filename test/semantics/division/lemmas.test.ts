/**
 * Lemmas on division by constants, by exhaustion: for all constants that a lemma permits, and that what the compiler
 * computes is such.
 */
import { describe, expect, it } from 'vitest';
import { type Constants, type DivisionLemma, lemmas } from '../../../src/semantics/division/lemmas.ts';
import { randomOf } from '../../../src/semantics/operands/random.ts';
import {
  and,
  bvmul,
  bvsdiv,
  bvudiv,
  equal,
  falsity,
  ifThenElse,
  truth,
} from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, type Variable, variable } from '../../../src/semantics/term/term.ts';
import { nightly } from '../../support/nightly.ts';

/** What the lemma is about, as a term. */
const left: Readonly<Record<DivisionLemma['name'], (x: Term, c: Term) => Term>> = {
  'unsigned quotient': bvudiv,
  'signed quotient': bvsdiv,
  'quotient of what is not negative': bvudiv,
  'unsigned multiple': (x, c) => equal(x, bvmul(bvudiv(x, c), c)),
  'signed multiple of a power of two': (x, c) => equal(bvmul(c, bvsdiv(x, c)), x),
  'signed multiple': (x, c) => equal(bvmul(c, bvsdiv(x, c)), x),
};

/** Rotations are of words of a power of two. */
const isOfMultiples = ({ name }: DivisionLemma): boolean => name.includes('multiple');

interface Stated {
  readonly x: Variable;
  readonly c: Variable;
  readonly lemma: DivisionLemma;
}

function stated(lemma: DivisionLemma, width: number): Stated {
  return { lemma, x: variable('x', width), c: variable('c', width) };
}

const holds = (claim: Term, ...variables: readonly Variable[]) => {
  const evaluate = evaluator(claim, variables);
  return (...values: readonly bigint[]): boolean => evaluate(values, 'rne').value === 1n;
};

/** Every form is the left side, where its condition holds. */
function formsAreRight({ lemma, x, c }: Stated, constants: Constants): Term {
  const division = { dividend: x, divisor: c };
  const is = left[lemma.name](x, c);
  return and(
    lemma.facts?.(x, constants) ?? truth,
    ...lemma
      .forms(division, constants)
      .map(({ term, where }) => ifThenElse(where ?? truth, equal(term, is), truth)),
  );
}

const all = (width: number): readonly bigint[] =>
  Array.from({ length: 2 ** width }, (_, value) => BigInt(value));

/** Tuples of values of words of the width. */
function* tuples(width: number, count: number): Generator<readonly bigint[]> {
  if (count === 0) yield [];
  else for (const rest of tuples(width, count - 1)) for (const value of all(width)) yield [...rest, value];
}

describe.each(lemmas.map(lemma => [lemma.name, lemma] as const))('%s', (_, lemma) => {
  const narrow = isOfMultiples(lemma) ? [4] : nightly ? [4, 5, 6] : [4];

  it.each(narrow)('holds for all constants under its condition, in %i bits', width => {
    const known = stated(lemma, width);
    const { x, c } = known;
    const names = Object.keys(lemma.constants(c));
    const constants = Object.fromEntries(names.map(name => [name, variable(name, width)]));
    const variables = names.map(name => constants[name]!);
    const isPermitted = holds(and(lemma.side(c, constants), lemma.bounds(constants)), c, ...variables);
    const applies = holds(lemma.condition({ dividend: x, divisor: c }), x, c);
    const isRight = holds(formsAreRight(known, constants), x, c, ...variables);
    let permitted = 0;
    for (const divisor of all(width)) {
      for (const values of tuples(width, names.length)) {
        // What is no count is tried whole; a count has no more than the width.
        if (names.some((name, index) => lemma.counts.includes(name) && values[index]! > BigInt(width)))
          continue;
        if (divisor === 0n || !isPermitted(divisor, ...values)) continue;
        permitted += 1;
        for (const dividend of all(width)) {
          if (applies(dividend, divisor))
            expect([dividend, divisor, values, isRight(dividend, divisor, ...values)]).toEqual([
              dividend,
              divisor,
              values,
              true,
            ]);
        }
      }
    }
    expect(permitted).toBeGreaterThan(0);
  });

  const computed = isOfMultiples(lemma) ? [4, 8, 16] : [4, 5, 7, 8, 11, 16];

  it.each(computed)(
    'has a condition that what the compiler computes meets, for every divisor of %i bits',
    width => {
      const { x, c } = stated(lemma, width);
      const constants = lemma.constants(c);
      const applies = holds(lemma.condition({ dividend: x, divisor: c }), x, c);
      const isPermitted = holds(and(lemma.side(c, constants), lemma.bounds(constants)), c);
      const wrong = all(width).filter(divisor => applies(0n, divisor) && !isPermitted(divisor));
      expect(wrong).toEqual([]);
    },
  );

  it.each([32, 64])(
    'has a condition that what the compiler computes meets, for many divisors of %i bits',
    width => {
      const { x, c } = stated(lemma, width);
      const constants = lemma.constants(c);
      const applies = holds(lemma.condition({ dividend: x, divisor: c }), x, c);
      const isPermitted = holds(and(lemma.side(c, constants), lemma.bounds(constants)), c);
      const isRight = holds(formsAreRight(stated(lemma, width), constants), x, c);
      const divisors = [...near(width), ...drawn(width, nightly ? 100_000 : 100)];
      const dividends = near(width);
      let asked = 0;
      for (const divisor of divisors) {
        if (!applies(0n, divisor)) continue;
        asked += 1;
        expect([divisor, isPermitted(divisor)]).toEqual([divisor, true]);
        for (const dividend of [
          ...dividends.slice(asked % 7, 20),
          BigInt.asUintN(width, divisor * 3n),
          -divisor,
        ]) {
          const value = BigInt.asUintN(width, dividend);
          if (applies(value, divisor))
            expect([value, divisor, isRight(value, divisor)]).toEqual([value, divisor, true]);
        }
      }
      expect(asked).toBeGreaterThan(30);
    },
  );

  it('is right with what the compiler computes, for all pairs of 8 bits', () => {
    const known = stated(lemma, 8);
    const { x, c } = known;
    const applies = holds(lemma.condition({ dividend: x, divisor: c }), x, c);
    const isRight = holds(formsAreRight(known, lemma.constants(c)), x, c);
    const wrong = all(8).flatMap(divisor =>
      all(8).flatMap(dividend =>
        applies(dividend, divisor) && !isRight(dividend, divisor) ? [[dividend, divisor]] : [],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('is right with what the compiler computes, for all dividends of 16 bits and some divisors', () => {
    const known = stated(lemma, 16);
    const { x, c } = known;
    const applies = holds(lemma.condition({ dividend: x, divisor: c }), x, c);
    const isRight = holds(formsAreRight(known, lemma.constants(c)), x, c);
    const divisors = [6n, 0xfffdn];
    for (const divisor of nightly ? [...divisors, ...near(16), ...drawn(16, 200)] : divisors) {
      const wrong = all(16).filter(dividend => applies(dividend, divisor) && !isRight(dividend, divisor));
      expect(wrong).toEqual([]);
    }
  });
});

/** Powers of two and what is next to them, and small numbers. */
function near(width: number): readonly bigint[] {
  const around = Array.from({ length: width }, (_, place) => 1n << BigInt(place)).flatMap(power =>
    [-3n, -2n, -1n, 0n, 1n, 2n, 3n].map(step => BigInt.asUintN(width, power + step)),
  );
  return [
    ...new Set([...around, 0n, 1n, 3n, 5n, 7n, 10n, 641n, 1_000n].map(one => BigInt.asUintN(width, one))),
  ];
}

function drawn(width: number, count: number): readonly bigint[] {
  const random = randomOf(7);
  return Array.from({ length: count }, () => {
    const parts = [random(0, 2 ** 31 - 1), random(0, 2 ** 31 - 1), random(0, 3)].map(BigInt);
    const whole = (parts[0]! << 33n) | (parts[1]! << 2n) | parts[2]!;
    return BigInt.asUintN(width, whole >> BigInt(random(0, width - 2)));
  });
}

/** A lemma that is about nothing would be right too. */
it('reads the divisions that it is about', () => {
  const [x, c, d] = [variable('x', 8), variable('c', 8), variable('d', 8)];
  for (const lemma of lemmas) {
    expect(lemma.divisionOf(left[lemma.name](x, c))).toEqual({ dividend: x, divisor: c });
    expect(lemma.divisionOf(equal(x, bvmul(bvudiv(x, c), d)))).toBeUndefined();
    expect(lemma.divisionOf(equal(d, bvmul(bvsdiv(x, c), c)))).toBeUndefined();
    expect(lemma.divisionOf(falsity)).toBeUndefined();
  }
});
