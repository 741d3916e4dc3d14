/** A term that is built again is the same object, whether the operand that holds it holds few others or many. */
import { expect, test } from 'vitest';
import { bits, bvadd, bvnot, bvsub, extract, ifThenElse } from '../../../src/semantics/term/build.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';

const [condition, x, y] = [variable('condition', 'Bool'), variable('x', 64), variable('y', 64)];

/** Applications held by y, each of another operator, of other operands, or of the same in another order. */
const held = (count: number): Term[] => [
  ...Array.from({ length: count }, (_, index) => bvadd(y, bits(64, BigInt(index)))),
  ...Array.from({ length: count }, (_, index) => extract(index, 0, y)),
  bvnot(y),
  bvadd(y, y),
  ...[bvadd, bvsub].flatMap(operation => [operation(x, y), operation(y, x)]),
  ifThenElse(condition, x, y),
  ifThenElse(condition, y, x),
  ifThenElse(condition, y, y),
];

test.each([0, 1, 40])('terms built again beside %i others are the same, and no two are one', count => {
  const terms = held(count);
  expect(new Set(terms).size).toBe(terms.length);
  for (const [index, term] of held(count).entries()) expect(term).toBe(terms[index]);
});
