/** A bit read at a place is the bit that stands there, for words of shifts, rotations, masks and extensions. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  and,
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvnot,
  bvor,
  bvshl,
  bvsub,
  bvult,
  bvxor,
  concat,
  extract,
  ifThenElse,
  reverseBits,
  reverseBytes,
  rotateLeft,
  signExtend,
  zeroExtend,
} from '../../../src/semantics/term/build.ts';
import { describe as show } from '../../../src/semantics/term/describe.ts';
import { evaluate } from '../../../src/semantics/term/evaluate.ts';
import { type Term, type Variable, variable, variablesOf } from '../../../src/semantics/term/term.ts';
import { BitsAt } from '../../../src/semantics/words/bit-at.ts';

const width = 8;
const words = ['x', 'y', 'n'].map(name => variable(name, width));
const low = (a: Term): Term => bvsub(bvshl(bits(width, 1n), a), bits(width, 1n));

/** What makes a word of two others, each of the width. */
const steps: readonly ((a: Term, b: Term) => Term)[] = [
  bvshl,
  bvlshr,
  bvashr,
  rotateLeft,
  bvand,
  bvor,
  bvxor,
  bvnot,
  bvadd,
  reverseBits,
  reverseBytes,
  (a, b) => bvand(a, low(b)),
  (_, b) => bvadd(bvshl(bits(width, 1n), b), bits(width, -1n)),
  (a, b) => bvadd(bvshl(a, b), bvlshr(a, bvsub(bits(width, 8n), b))),
  (a, b) => extract(11, 4, concat(a, b)),
  (a, b) => zeroExtend(width, extract(4, 1, bvxor(a, b))),
  (a, b) => signExtend(width, extract(5, 2, bvor(a, b))),
  (a, b) => ifThenElse(bvult(a, b), bvshl(a, bits(width, 1n)), b),
];

const word: fc.Arbitrary<Term> = fc.letrec<{ word: Term }>(tie => ({
  word: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Term>(...words, bits(width, 0n), bits(width, 5n), bits(width, 7n), bits(width, 255n)),
    fc.tuple(fc.constantFrom(...steps), tie('word'), tie('word')).map(([step, a, b]) => step(a, b)),
  ),
})).word;

const byte = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 255 }));

/** The values that make the reading that of the words: of each bit that is not read further, the one that stands there. */
function withBits(reading: BitsAt, values: ReadonlyMap<Variable, bigint>): ReadonlyMap<Variable, bigint> {
  const all = new Map(values);
  for (const { word: of, place, bit } of reading.unread()) {
    const where = evaluate(place, all).value;
    all.set(bit, (evaluate(of, all).value >> where) & 1n);
  }
  return all;
}

describe('a bit at a place', () => {
  it('is that of the word, where what is claimed besides holds at all places', () => {
    let disjointSums = 0;
    fc.assert(
      fc.property(word, byte, byte, byte, (term, x, y, n) => {
        const reading = new BitsAt(term);
        const place = reading.newPlace() as Variable;
        const bit = reading.at(term, place);
        const claims = [...reading.claimsAt(place)];
        const values = new Map(words.map((each, index) => [each, BigInt([x, y, n][index]!)]));
        const at = (where: number) => withBits(reading, new Map([...values, [place, BigInt(where)]]));
        const places = Array.from({ length: width }, (_, where) => at(where));
        // Bits of a sum that is read by its parts are right where the parts are apart.
        const holds = places.every(all => evaluate(and(...claims), all).value === 1n);
        if (!holds) return;
        if (claims.length > 0) disjointSums += 1;
        const value = evaluate(term, values).value;
        const read = places.map(all => evaluate(bit, all).value);
        expect(read, `${show(term)} for ${x}, ${y}, ${n}`).toEqual(
          places.map((_, where) => (value >> BigInt(where)) & 1n),
        );
        for (const all of places) expect(evaluate(and(...reading.congruence()), all).value).toBe(1n);
      }),
      { numRuns: process.env['RULECHECK_NIGHTLY'] === '1' ? 20_000 : 1_500, seed: 7 },
    );
    expect(disjointSums).toBeGreaterThan(10);
  });

  it('has names of its own', () => {
    const taken = ['place', 'bit', 'bit1'].map(name => variable(name, width)) as Term[];
    const reading = new BitsAt(...taken);
    const place = reading.newPlace();
    const bit = reading.at(taken[0]!, place);
    const names = variablesOf(bit, place).map(({ name }) => name);
    expect(new Set([...names, 'place', 'bit', 'bit1']).size).toBe(5);
  });
});
