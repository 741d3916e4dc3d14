/** What follows from claims does so for all truth values, and what is left out of a term makes no difference. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Budget } from '../../../src/semantics/budget.ts';
import { and, bits, bvult, equal, ifThenElse, not, or } from '../../../src/semantics/term/build.ts';
import { describe as show } from '../../../src/semantics/term/describe.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';
import { NormalForm } from '../../../src/semantics/words/normal-form.ts';
import { TruthValues } from '../../../src/semantics/words/truth-values.ts';
import { nightly } from '../../support/nightly.ts';

const truths = ['p', 'q', 'r'].map(name => variable(name, 'Bool'));
const words = ['x', 'y'].map(name => variable(name, 2));
const variables = [...truths, ...words];
const inputs = Array.from({ length: 2 ** 7 }, (_, all) => [
  ...truths.map((_, index) => BigInt((all >> index) & 1)),
  ...words.map((_, index) => BigInt((all >> (3 + 2 * index)) & 3)),
]);

function claims(depth: number): fc.Arbitrary<Term> {
  const [x, y] = words as [Term, Term];
  const leaf = fc.constantFrom<Term>(...truths, bvult(x, y), bvult(y, x), equal(x, y));
  if (depth === 0) return leaf;
  const part = claims(depth - 1);
  return fc.oneof(
    leaf,
    part.map(not),
    fc
      .tuple(fc.constantFrom<(a: Term, b: Term) => Term>(and, or, equal), part, part)
      .map(([make, a, b]) => make(a, b)),
    fc.tuple(part, part, part).map(([a, b, c]) => ifThenElse(a, b, c)),
  );
}

const choice = fc
  .tuple(claims(2), claims(1))
  .map(([outer, inner]) =>
    ifThenElse(
      outer,
      ifThenElse(inner, bits(8, 1n), bits(8, 2n)),
      ifThenElse(inner, bits(8, 3n), bits(8, 4n)),
    ),
  );

const none = (): TruthValues => TruthValues.in(new NormalForm(Budget.of(100_000)));
const value = (term: Term, values: readonly bigint[]): bigint =>
  evaluator(term, variables)(values, 'rne').value;

it('says only what follows, and takes only choices that are made', () => {
  let contradictions = 0;
  fc.assert(
    fc.property(fc.array(claims(3), { minLength: 1, maxLength: 3 }), choice, (all, term) => {
      const admitted = inputs.filter(values => all.every(claim => value(claim, values) === 1n));
      const known = none().with(all);
      if (known === undefined) {
        contradictions += 1;
        expect(admitted).toEqual([]);
        return;
      }
      const chosen = known.chosen(term);
      for (const values of admitted) {
        for (const fact of known.facts)
          if (value(fact, values) !== 1n)
            expect.fail(`${show(fact)} does not follow from ${all.map(one => show(one))}`);
        expect(value(chosen, values)).toBe(value(term, values));
      }
    }),
    { numRuns: nightly ? 5_000 : 300 },
  );
  expect(contradictions).toBeGreaterThan(3);
});

it('leaves nothing open where every open truth value is given', () => {
  fc.assert(
    fc.property(claims(3), choice, (claim, term) => {
      let known = none().with([claim]);
      for (let open = known?.open(term); open !== undefined; open = known?.open(term))
        known = known?.with([open]);
      if (known !== undefined) expect(known.chosen(term).kind).toBe('constant');
    }),
    { numRuns: nightly ? 2_000 : 200 },
  );
});

it('costs steps, also where terms share their parts', () => {
  let term: Term = truths[0]!;
  for (let depth = 0; depth < 64; depth++) term = or(and(term, truths[1]!), and(term, truths[2]!));
  expect(() => none().with([term])).toThrow('the budget is spent');
});
