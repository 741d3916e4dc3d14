/** Tuples of ladders: every combination once, and none before one whose highest rung is lower. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shells } from '../../src/prove/sampling/tuples.ts';
import { product } from '../../src/semantics/operands/product.ts';

const ladders = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 });

/** A ladder of so many values, each of which is the number of its rung. */
const ladderOf = (length: number): bigint[] => Array.from({ length }, (_, rung) => BigInt(rung));

const highest = (tuple: readonly bigint[]): bigint =>
  tuple.reduce((most, value) => (value > most ? value : most), 0n);

it('are all combinations, those of low rungs first, and the last place first to change', () => {
  fc.assert(
    fc.property(ladders, lengths => {
      const all = [...product(lengths.map(ladderOf))];
      const inOrder = all.toSorted((a, b) => Number(highest(a) - highest(b)));
      expect([...shells(lengths.map(ladderOf))]).toEqual(inOrder);
    }),
  );
});
