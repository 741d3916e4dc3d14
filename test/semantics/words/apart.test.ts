/** The law on stretches of memory that are apart, for all of five bits, and where it is found. */
import { expect, it } from 'vitest';
import { bvadd, bvsub, bvule, bvult, fromTruth } from '../../../src/semantics/term/build.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';
import { equalUnder } from '../../../src/semantics/words/equality.ts';

it('holds for all distances, lengths and offsets of five bits', () => {
  const size = 32;
  for (let d = 0; d < size; d++)
    for (let m = 0; m <= d; m++)
      for (let n = 0; n <= (size - d) % size; n++)
        for (let p = 0; p < n; p++) expect((d + p) % size >= m).toBe(true);
});

it.each([
  ['apart', true, ['m <= b - a', 'n <= a - b', 'p < n']],
  ['without the distance back', false, ['m <= b - a', 'p < n']],
  ['without the distance', false, ['n <= a - b', 'p < n']],
  ['without the bound', false, ['m <= b - a', 'n <= a - b']],
  ['with the bound of the other', false, ['m <= b - a', 'n <= a - b', 'p < m']],
])('is found of what is %s: %s', (_, isProved, hypotheses) => {
  const [a, b, m, n, p] = ['a', 'b', 'm', 'n', 'p'].map(name => variable(name, 64)) as [
    Term,
    Term,
    Term,
    Term,
    Term,
  ];
  const facts: Readonly<Record<string, Term>> = {
    'm <= b - a': bvule(m, bvsub(b, a)),
    'n <= a - b': bvule(n, bvsub(a, b)),
    'p < n': bvult(p, n),
    'p < m': bvult(p, m),
  };
  // The offset p into the second, seen from the first.
  const lies = fromTruth(8, bvult(bvadd(bvsub(b, a), p), m));
  const never = fromTruth(8, bvult(m, m));
  const answer = equalUnder(
    hypotheses.map(name => facts[name]!),
    lies,
    never,
  );
  expect(answer.kind === 'proved').toBe(isProved);
});
