/** A term that is tidied has the value of the term; claims about addresses become claims about offsets. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/semantics/budget.ts';
import { bits, bvadd, bvult, equal, ifThenElse, not } from '../../../src/semantics/term/build.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';
import { NormalForm } from '../../../src/semantics/words/normal-form.ts';
import { tidied } from '../../../src/semantics/words/tidied.ts';
import { wordTerms } from '../../arbitraries/words.ts';
import { nightly } from '../../support/nightly.ts';
import { expectSameValue, families } from './words.ts';

const tidy = (term: Term): Term => tidied([term], new NormalForm(Budget.of(100_000)))[0]!;

describe('what is tidied has the value of the term', () => {
  it.each(families.filter(({ width }) => [3, 6, 32].includes(width)))(
    '$inputs words of $width bits',
    words => {
      const word = wordTerms(words, 2).filter(({ sort }) => sort === words.width);
      const three = fc.tuple(word, word, word);
      let changed = 0;
      fc.assert(
        fc.property(three, ([a, b, c]) => {
          for (const claim of [
            equal(bvadd(a, b), bvadd(c, b)),
            bvult(bvadd(a, c), bvadd(c, b)),
            not(equal(a, c)),
          ]) {
            const term = ifThenElse(claim, a, b);
            const result = tidy(term);
            if (result === term) continue;
            changed++;
            expectSameValue(words, term, result);
          }
        }),
        { numRuns: nightly ? 200 : 8, seed: 4, endOnFailure: true },
      );
      expect(changed).toBeGreaterThan(2);
    },
  );
});

it('asks of addresses of one base for their offsets alone', () => {
  const [base, index] = [variable('base', 64), variable('index', 64)];
  const seven = bits(64, 7n);
  expect(tidy(equal(bvadd(bvadd(base, bits(64, 3n)), bits(64, 4n)), bvadd(base, index)))).toBe(
    equal(index, seven),
  );
});

it('leaves what its normal form makes larger', () => {
  const [x, y] = [variable('x', 64), variable('y', 64)];
  const compared = equal(bvadd(x, y), bvadd(y, y));
  expect(tidy(not(compared))).not.toBe(not(compared));
  expect(tidy(bvult(x, y))).toBe(bvult(x, y));
});
