/** Comparisons of words that are said to contradict each other do so for all words of a few bits. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Budget } from '../../../src/semantics/budget.ts';
import { Comparisons } from '../../../src/semantics/integers/comparisons.ts';
import {
  and,
  bits,
  bvadd,
  bvneg,
  bvsle,
  bvslt,
  bvsub,
  bvule,
  bvult,
  equal,
  extract,
  not,
  signExtend,
  zeroExtend,
} from '../../../src/semantics/term/build.ts';
import { describe as show } from '../../../src/semantics/term/describe.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, type Variable, variable } from '../../../src/semantics/term/term.ts';
import { NormalForm } from '../../../src/semantics/words/normal-form.ts';
import { nightly } from '../../support/nightly.ts';

const width = 4;
const variables: readonly Variable[] = ['x', 'y', 'z'].map(name => variable(name, width));

/** Sums and differences of words, and of their halves extended. */
function words(depth: number): fc.Arbitrary<Term> {
  const constant = fc.constantFrom(0n, 1n, 2n, -1n, 8n).map(value => bits(width, value));
  const leaf = fc.oneof({ arbitrary: fc.constantFrom<Term>(...variables), weight: 4 }, constant);
  if (depth === 0) return leaf;
  const part = words(depth - 1);
  return fc.oneof(
    leaf,
    fc.tuple(fc.constantFrom(bvadd, bvsub), part, part).map(([make, a, b]) => make(a, b)),
    part.map(bvneg),
    fc
      .tuple(fc.constantFrom(signExtend, zeroExtend), part)
      .map(([extend, a]) => extend(width, extract(1, 0, a))),
  );
}

const facts = fc.array(
  fc
    .tuple(fc.constantFrom(bvult, bvule, bvslt, bvsle, equal), words(2), words(2), fc.boolean())
    .map(([relation, a, b, isDenied]) => (isDenied ? not(relation(a, b)) : relation(a, b))),
  { minLength: 1, maxLength: 6 },
);

const inputs: readonly (readonly bigint[])[] = Array.from({ length: 2 ** (3 * width) }, (_, all) =>
  variables.map((_, index) => BigInt.asUintN(width, BigInt(all) >> BigInt(width * index))),
);

it('is right for all words', () => {
  const said = { contradictory: 0, possible: 0, missed: 0 };
  fc.assert(
    fc.property(facts, all => {
      const answer = Comparisons.in(new NormalForm(Budget.of(1_000_000)))
        .with(all)
        .answer();
      const holds = evaluator(and(...all), variables);
      const isPossible = inputs.some(values => holds(values, 'rne').value === 1n);
      if (answer === 'contradictory') {
        said.contradictory += 1;
        if (isPossible) expect.fail(`possible, and not said to be: ${all.map(one => show(one)).join(', ')}`);
      } else said[isPossible ? 'possible' : 'missed'] += 1;
    }),
    { numRuns: nightly ? 5_000 : 200 },
  );
  expect(Math.min(said.contradictory, said.possible)).toBeGreaterThan(20);
  // What is missed are words that are not equal, of which nothing is said.
  expect(said.missed).toBeLessThan(said.contradictory);
});

it('gives words for which comparisons hold', () => {
  const orders = facts.filter(all => !all.some(fact => show(fact).includes(' = ')));
  fc.assert(
    fc.property(orders, all => {
      const answer = Comparisons.in(new NormalForm(Budget.of(1_000_000)))
        .with(all)
        .answer();
      if (typeof answer === 'string') return;
      const values = variables.map(one => answer.get(one) ?? 0n);
      for (const fact of all) expect(evaluator(fact, variables)(values, 'rne').value).toBe(1n);
    }),
    { numRuns: nightly ? 5_000 : 200 },
  );
});

it('knows of facts that come one after the other what it knows of all', () => {
  fc.assert(
    fc.property(facts, all => {
      const none = Comparisons.in(new NormalForm(Budget.of(1_000_000)));
      const together = none.with(all).answer();
      const one = all.reduce((known, fact) => {
        const next = known.with([fact]);
        next.answer();
        return next;
      }, none);
      expect(one.answer() === 'contradictory').toBe(together === 'contradictory');
    }),
    { numRuns: nightly ? 2_000 : 100 },
  );
});
