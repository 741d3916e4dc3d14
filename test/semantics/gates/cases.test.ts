/** Looking for the cases that small facts leave is paid for, however few conflicts it has. */
import { expect, test } from 'vitest';
import { AndXorGraph } from '../../../src/semantics/gates/and-xor-graph.ts';
import { satisfyByCases } from '../../../src/semantics/gates/cases.ts';
import { readGates } from '../../../src/semantics/gates/reading.ts';
import { bits, bvadd, bvmul, bvult, equal, not } from '../../../src/semantics/term/build.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';

/** That a word of many products is less than most, which leaves nearly all values, and that a larger word is one. */
function questionOf(levels: number) {
  const [c, x] = [variable('c', 16), variable('x', 16)];
  let nested: Term = c;
  for (let level = 0; level < levels; level++) nested = bvadd(bvmul(nested, c), bits(16, 1n));
  let larger: Term = x;
  for (let level = 0; level < 2 * levels; level++) larger = bvadd(bvmul(larger, x), bvmul(larger, c));
  const graph = new AndXorGraph();
  const terms = [bvult(nested, bits(16, 0xfff0n)), not(equal(larger, x))];
  const reading = readGates(terms, graph, 'exact');
  return { graph, facts: terms.map(term => reading.wordOf(term)[0]!) };
}

test('each case costs all gates of its facts, and who pays for them can end the search', () => {
  const { graph, facts } = questionOf(12);
  const paid: number[] = [];
  const mostCases = 10;
  class Spent extends Error {}
  const search = () =>
    satisfyByCases(graph, facts, {
      cases: 128,
      conflicts: 1_000,
      pay: gates => {
        paid.push(gates);
        if (paid.length === mostCases) throw new Spent();
      },
    });
  expect(search).toThrow(Spent);
  expect(new Set(paid).size).toBe(1);
  expect(paid[0]).toBeGreaterThan(1_000);
  expect(paid[0]).toBeLessThan(graph.size);
});
