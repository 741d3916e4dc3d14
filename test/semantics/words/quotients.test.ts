/** Quotients of what a quotient leaves, for all words of four bits and all constants. */
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/semantics/budget.ts';
import {
  bits,
  bvmul,
  bvmulhs,
  bvmulhu,
  bvsdiv,
  bvsub,
  bvudiv,
  signExtend,
  zeroExtend,
} from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { subterms, type Term, variable } from '../../../src/semantics/term/term.ts';
import { NormalForm } from '../../../src/semantics/words/normal-form.ts';

const width = 4;
const [x, y] = [variable('x', width), variable('y', width)];
const all = Array.from({ length: 2 ** width }, (_, value) => BigInt(value));
const pairs = all.flatMap(a => all.map(b => [a, b]));

/** The normal form, which has the value of the term. */
function checked(term: Term): Term {
  const normal = new NormalForm(Budget.of(20_000)).normal(term);
  const [one, two] = [evaluator(term, [x, y]), evaluator(normal, [x, y])];
  expect(pairs.filter(pair => one(pair, 'rne').value !== two(pair, 'rne').value)).toEqual([]);
  return normal;
}

const divisionsIn = (term: Term): number =>
  subterms(term).filter(
    part => part.kind === 'application' && ['bvudiv', 'bvsdiv'].includes(part.operator.name),
  ).length;

describe.each([
  ['bvudiv', bvudiv],
  ['bvsdiv', bvsdiv],
] as const)('%s', (name, divide) => {
  const rest = (a: Term, b: Term) => bvsub(a, bvmul(divide(a, b), b));

  it('of a rest, and of a multiple, by the same', () => {
    expect(divisionsIn(checked(divide(rest(x, y), y)))).toBe(name === 'bvudiv' ? 0 : 1);
    expect(divisionsIn(checked(divide(bvmul(divide(x, y), y), y)))).toBe(1);
  });

  it('by constants', () => {
    const fewer = all.flatMap(c =>
      all.map(d => {
        const [one, two] = [bits(width, c), bits(width, d)];
        checked(divide(bvmul(divide(x, one), one), two));
        const ofRest = divisionsIn(checked(divide(rest(x, one), two)));
        return divisionsIn(checked(divide(divide(x, one), two))) < 2 || ofRest < 2;
      }),
    );
    expect(fewer).toContain(true);
  });
});

it('upper halves of products of short factors are zero, or copies of the sign', () => {
  const b = variable('b', 2);
  const c = variable('c', 3);
  for (const [one, two] of [
    [b, b],
    [b, c],
    [c, c],
  ] as const) {
    for (const [high, extend] of [
      [bvmulhu, zeroExtend],
      [bvmulhs, signExtend],
    ] as const) {
      const term = high(extend(width, one), extend(width, two));
      const normal = new NormalForm(Budget.of(20_000)).normal(term);
      const [was, is] = [evaluator(term, [b, c]), evaluator(normal, [b, c])];
      const inputs = all.slice(0, 4).flatMap(short => all.slice(0, 8).map(long => [short, long]));
      expect(inputs.filter(pair => was(pair, 'rne').value !== is(pair, 'rne').value)).toEqual([]);
    }
  }
});
