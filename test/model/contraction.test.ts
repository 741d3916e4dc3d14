/** Readings of a source in which products stay unrounded. */
import { expect, it } from 'vitest';
import { permittedConditions, permittedResults } from '../../src/model/contraction.ts';
import { BINARY64, unspecified } from '../../src/semantics/float/index.ts';
import { arithmetic, bvxor, floatEqual } from '../../src/semantics/term/build.ts';
import { type Term, variable } from '../../src/semantics/term/term.ts';

const { add, multiply } = arithmetic(unspecified);
const [x, y, z] = ['x', 'y', 'z'].map(name => variable(name, 64)) as [Term, Term, Term];

/** A term that as a tree has 2^100 leaves. */
const shared = (leaf: Term): Term =>
  Array.from({ length: 100 }).reduce<Term>(term => bvxor(term, term), leaf);

it('reads what a term shares once', () => {
  const term = shared(x);
  expect(permittedResults(term)).toEqual([term]);
  const condition = floatEqual(BINARY64, term, y);
  expect(permittedConditions(condition)).toEqual([condition]);
});

it('has a reading for each product that a sum takes', () => {
  const sum = add(BINARY64, multiply(BINARY64, x, y), z);
  expect(permittedResults(sum)).toHaveLength(2);
  expect(permittedResults(add(BINARY64, sum, multiply(BINARY64, x, z)))).toHaveLength(4);
});
