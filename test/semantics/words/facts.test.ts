/**
 * What facts make of a sequent promises no less than the sequent, cases leave nothing out, and what is called equal
 * under hypotheses is equal wherever they hold.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as build from '../../../src/semantics/term/build.ts';
import { describe as show } from '../../../src/semantics/term/describe.ts';
import { evaluate } from '../../../src/semantics/term/evaluate.ts';
import { type Term, type Variable, variablesOf } from '../../../src/semantics/term/term.ts';
import { casesOf } from '../../../src/semantics/words/cases.ts';
import { equalUnder } from '../../../src/semantics/words/equality.ts';
import { contradiction, withFacts } from '../../../src/semantics/words/facts.ts';
import { NormalForm } from '../../../src/semantics/words/normal-form.ts';
import { inputsOf, valuesIn, type Words, wordTerms } from '../../arbitraries/words.ts';
import { nightly } from '../../support/nightly.ts';
import { tuplesOf } from './words.ts';

const small: readonly Words[] = [
  { width: 2, inputs: 3, others: [1, 4] },
  { width: 3, inputs: 2, others: [1, 2, 6] },
  { width: 4, inputs: 2, others: [2, 3, 8] },
  { width: 8, inputs: 1, others: [3, 4, 16] },
];

/** Hypotheses as conditions of rules are: equations, extensions, bounds, powers of two, or anything. */
export function hypothesisOf(words: Words): fc.Arbitrary<Term> {
  const { width } = words;
  const word = fc.oneof(
    { arbitrary: fc.constantFrom<Term>(...inputsOf(words)), weight: 2 },
    fc
      .tuple(fc.constantFrom<Term>(...inputsOf(words)), wordOf(words, 1))
      .chain(([a, b]) => fc.constantFrom(build.bvadd(a, b), build.bvsub(b, a), build.bvsub(a, b))),
  );
  const constant = valuesIn(width).map(value => build.bits(width, value));
  const low = fc.integer({ min: 1, max: width - 1 });
  const relations = [build.bvult, build.bvule, build.bvslt, build.bvsle, build.equal] as const;
  return fc.oneof(
    fc.tuple(word, constant).map(([a, b]) => build.equal(a, b)),
    fc.tuple(word, wordOf(words, 1)).map(([a, b]) => build.equal(a, b)),
    fc.tuple(word, low).map(([a, n]) => build.equal(a, build.signExtend(width, build.extract(n - 1, 0, a)))),
    fc
      .tuple(word, low, low)
      .map(([a, n, m]) =>
        build.or(
          ...[n, m].map(part => build.equal(a, build.signExtend(width, build.extract(part - 1, 0, a)))),
        ),
      ),
    fc.tuple(word, low).map(([a, n]) => build.equal(build.zeroExtend(width, build.extract(n - 1, 0, a)), a)),
    fc
      .tuple(word, low)
      .map(([a, n]) =>
        build.and(
          build.bvsle(build.bits(width, -(1n << BigInt(n - 1))), a),
          build.bvslt(a, build.bits(width, 1n << BigInt(n - 1))),
        ),
      ),
    word.map(a => build.equal(build.bvand(a, build.bvsub(a, build.bits(width, 1n))), build.bits(width, 0n))),
    fc.tuple(fc.constantFrom(...relations), word, constant).map(([relation, a, b]) => relation(a, b)),
    fc.tuple(fc.constantFrom(...relations), constant, word).map(([relation, a, b]) => relation(a, b)),
    fc
      .tuple(fc.constantFrom(...relations), word, constant)
      .map(([relation, a, b]) => build.not(relation(a, b))),
    wordTerms(words, 2).filter(({ sort }) => sort === 'Bool'),
  );
}

const wordOf = (words: Words, depth: number): fc.Arbitrary<Term> =>
  wordTerms(words, depth).filter(({ sort }) => sort === words.width);

const valueUnder = (term: Term, assignment: ReadonlyMap<Variable, bigint>): bigint =>
  evaluate(term, assignment).value;

/** Every way to give the variables values. */
function* assignments(
  variables: readonly Variable[],
  given: ReadonlyMap<Variable, bigint>,
): Generator<ReadonlyMap<Variable, bigint>> {
  const [first, ...others] = variables;
  if (first === undefined) {
    yield given;
    return;
  }
  for (let value = 0n; value < 1n << BigInt(first.sort as number); value++) {
    yield* assignments(others, new Map([...given, [first, value]]));
  }
}

for (const words of small) {
  const inputs = inputsOf(words);
  const all = tuplesOf(words).map(values => new Map(inputs.map((input, index) => [input, values[index]!])));
  const sequents = fc.tuple(fc.array(hypothesisOf(words), { minLength: 1, maxLength: 3 }), wordOf(words, 3));
  const under = (hypotheses: readonly Term[]) =>
    all.filter(assignment => hypotheses.every(hypothesis => valueUnder(hypothesis, assignment) === 1n));
  const name = `${words.inputs} words of ${words.width} bits`;
  const numRuns = nightly ? 5_000 : 300;

  describe(name, () => {
    it('facts keep the values of terms, and are kept', { timeout: 600_000 }, () => {
      fc.assert(
        fc.property(sequents, ([hypotheses, term]) => {
          const known = withFacts({ hypotheses, terms: [term] }, new NormalForm());
          const satisfying = under(hypotheses);
          if (known === contradiction) {
            expect(satisfying).toEqual([]);
            return;
          }
          const fresh = variablesOf(...known.hypotheses, ...known.terms).filter(v => !inputs.includes(v));
          for (const assignment of satisfying) {
            const value = valueUnder(term, assignment);
            const isKept = [...assignments(fresh, assignment)].some(
              extended =>
                known.hypotheses.every(hypothesis => valueUnder(hypothesis, extended) === 1n) &&
                valueUnder(known.terms[0]!, extended) === value,
            );
            if (isKept) continue;
            const values = [...assignment].map(([{ name }, value]) => `${name} = ${value}`).join(', ');
            expect.fail(
              `${show(term)} under ${hypotheses.map(h => show(h)).join('; ')} became ${show(known.terms[0]!)} under ${known.hypotheses.map(h => show(h)).join('; ')}: ${values}`,
            );
          }
        }),
        { numRuns },
      );
    });

    it('cases leave nothing out', { timeout: 600_000 }, () => {
      fc.assert(
        fc.property(sequents, ([hypotheses, term]) => {
          const form = new NormalForm();
          const known = withFacts({ hypotheses, terms: [term] }, form);
          if (known === contradiction) return;
          const cases = casesOf(known, form);
          if (cases === undefined) return;
          const variables = variablesOf(...known.hypotheses, ...known.terms, ...cases);
          for (const assignment of assignments(variables, new Map())) {
            if (known.hypotheses.some(hypothesis => valueUnder(hypothesis, assignment) === 0n)) continue;
            expect(cases.some(hypothesis => valueUnder(hypothesis, assignment) === 1n)).toBe(true);
          }
        }),
        { numRuns },
      );
    });

    it('what is called equal is equal', { timeout: 600_000 }, () => {
      let proved = 0;
      const pairs = fc.tuple(
        fc.array(hypothesisOf(words), { minLength: 1, maxLength: 3 }),
        wordTerms(words, 1).chain(a =>
          fc.tuple(
            fc.constant(a),
            wordTerms(words, 2).filter(b => b.sort === a.sort),
          ),
        ),
      );
      fc.assert(
        fc.property(pairs, ([hypotheses, [source, target]]) => {
          const answer = equalUnder(hypotheses, source, target, new NormalForm(), { cases: 100, depth: 3 });
          if (answer.kind !== 'proved') return;
          proved++;
          for (const assignment of under(hypotheses)) {
            expect(valueUnder(source, assignment)).toBe(valueUnder(target, assignment));
          }
        }),
        { numRuns },
      );
      expect(proved).toBeGreaterThan(numRuns / 20);
    });
  });
}
