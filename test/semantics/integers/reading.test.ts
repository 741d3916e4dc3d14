/** The integers that are read from a term are those that evaluation gives, and lie in the ranges that are said of them. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/semantics/budget.ts';
import { Integers, type Whole } from '../../../src/semantics/integers/reading.ts';
import type { Sum, Unknown } from '../../../src/semantics/integers/sum.ts';
import {
  bits,
  bvadd,
  bvmul,
  bvmulhs,
  bvmulhu,
  bvsub,
  concat,
  extract,
  signExtend,
  zeroExtend,
} from '../../../src/semantics/term/build.ts';
import { describe as show } from '../../../src/semantics/term/describe.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import type { Term } from '../../../src/semantics/term/term.ts';
import { NormalForm } from '../../../src/semantics/words/normal-form.ts';
import { widthOf } from '../../../src/semantics/words/pieces.ts';
import { inputsOf, type Words, wordTerms } from '../../arbitraries/words.ts';
import { nightly } from '../../support/nightly.ts';
import { families, tuplesOf } from '../words/words.ts';

/** Of a term, out of those that tests of words are on. */
const tuples = nightly ? 40 : 10;

/** The value of a sum, by those of the words in it. */
function integerOf(sum: Sum, of: (term: Term) => bigint): bigint {
  const known = new Map<Unknown, bigint>();
  const unknown = (one: Unknown): bigint => {
    const value = known.get(one) ?? (one.term ? of(one.term) : quotient(one));
    if (value < one.least || value > one.greatest) expect.fail(`${value} is not in the range of its unknown`);
    known.set(one, value);
    return value;
  };
  const quotient = ({ quotient }: Unknown): bigint => total(quotient!.of) >> BigInt(quotient!.places);
  const total = (one: Sum): bigint =>
    [...one.values()]
      .map(({ factors, coefficient }) => factors.reduce((all, each) => all * unknown(each), coefficient))
      .reduce((a, b) => a + b, 0n);
  return total(sum);
}

function expectTheIntegersOf(words: Words, term: Term): void {
  const inputs = inputsOf(words);
  const integers = new Integers(new NormalForm(Budget.of(100_000)));
  const width = widthOf(term);
  const holds = evaluator(term, inputs);
  const evaluators = new Map<Term, ReturnType<typeof evaluator>>();
  const readings: readonly (readonly [Whole, (value: bigint, word: bigint) => boolean])[] = [
    [integers.of(term), (value, word) => BigInt.asUintN(width, value) === word],
    [integers.unsigned(term), (value, word) => value === word],
    ...(term.sort === 'Bool'
      ? []
      : [
          [
            integers.signed(term),
            (value: bigint, word: bigint) => value === BigInt.asIntN(width, word),
          ] as const,
        ]),
  ];
  const all = tuplesOf(words);
  for (let index = 0; index < all.length; index += Math.ceil(all.length / tuples)) {
    const values = all[index]!;
    const word = holds(values, 'rne').value;
    const of = (part: Term): bigint => {
      const evaluate = evaluators.get(part) ?? evaluator(part, inputs);
      evaluators.set(part, evaluate);
      return evaluate(values, 'rne').value;
    };
    for (const [whole, isRight] of readings) {
      const value = integerOf(whole.sum, of);
      const isIn = value >= whole.least && value <= whole.greatest;
      if (!isIn || !isRight(value, word))
        expect.fail(`${show(term)} is ${word}, and is read as ${value}, for ${values.join(', ')}`);
    }
  }
}

describe('the integers of a term are those of its word', () => {
  for (const words of families) {
    for (const depth of [1, 3]) {
      it(`${words.inputs} words of ${words.width} bits, depth ${depth}`, { timeout: 600_000 }, () => {
        fc.assert(
          fc.property(wordTerms(words, depth), term => expectTheIntegersOf(words, term)),
          { numRuns: nightly ? 2_000 : 15 },
        );
      });
    }
  }
});

/** Sums and products of parts, of which random terms have few. */
function ofParts(width: number, depth: number, inputs: readonly Term[]): fc.Arbitrary<Term> {
  const leaf = fc.oneof(
    { arbitrary: fc.constantFrom(...inputs), weight: 3 },
    fc.constantFrom(0n, 1n, -1n, 1n << BigInt(width - 1)).map(value => bits(width, value)),
  );
  if (depth === 0) return leaf;
  const half = width / 2;
  const part = ofParts(width, depth - 1, inputs);
  const operators = [bvadd, bvsub, bvmul, bvmul, bvmulhu, bvmulhs];
  const halves = fc
    .tuple(part, fc.constantFrom(0, half, half - 1))
    .map(([a, low]) => extract(low + half - 1, low, a));
  return fc.oneof(
    { arbitrary: fc.tuple(fc.constantFrom(...operators), part, part).map(([f, a, b]) => f(a, b)), weight: 4 },
    {
      arbitrary: fc.tuple(fc.constantFrom(zeroExtend, signExtend), halves).map(([f, a]) => f(width, a)),
      weight: 2,
    },
    fc.tuple(halves, halves).map(([a, b]) => concat(a, b)),
  );
}

describe('the integers of sums and products of parts', () => {
  for (const words of families.filter(({ width, inputs }) => width % 2 === 0 && inputs > 1)) {
    it(`of ${words.width} bits`, { timeout: 600_000 }, () => {
      fc.assert(
        fc.property(ofParts(words.width, 3, inputsOf(words)), term => expectTheIntegersOf(words, term)),
        { numRuns: nightly ? 2_000 : 15 },
      );
    });
  }
});
