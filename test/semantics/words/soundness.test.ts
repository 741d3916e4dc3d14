/** A term and its normal form have the same value; the right side of each law has the value of the left side. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/semantics/budget.ts';
import {
  bits,
  bvadd,
  bvmul,
  bvor,
  bvsdiv,
  bvsub,
  bvudiv,
  countOnes,
  equal,
  inverse,
} from '../../../src/semantics/term/build.ts';
import { apply, subterms, type Term } from '../../../src/semantics/term/term.ts';
import { laws, NormalForm } from '../../../src/semantics/words/normal-form.ts';
import { wordTerms } from '../../arbitraries/words.ts';
import { nightly } from '../../support/nightly.ts';
import { expectSameValue, families } from './words.ts';

/** Far above what terms of this size need: a law that loops throws. */
const steps = () => Budget.of(20_000);

describe('a normal form has the value of its term', () => {
  for (const words of families) {
    for (const depth of [1, 3]) {
      it(`${words.inputs} words of ${words.width} bits, depth ${depth}`, { timeout: 600_000 }, () => {
        fc.assert(
          fc.property(wordTerms(words, depth), term => {
            const normal = new NormalForm(steps()).normal(term);
            if (normal !== term) expectSameValue(words, term, normal);
          }),
          { numRuns: nightly ? 4_000 : 100 },
        );
      });
    }
  }
});

/** Quotients of multiples of quotients, and of what these leave. */
function divisionsOf(term: Term): readonly Term[] {
  const parts = subterms(term).filter(part => typeof part.sort === 'number');
  const [x] = parts;
  const y = parts.find(part => part !== x && part.sort === x!.sort);
  if (x === undefined || y === undefined) return [];
  return [bvudiv, bvsdiv].flatMap(divide => {
    const multiple = bvmul(divide(x, y), y);
    return [divide(multiple, y), divide(bvsub(x, multiple), y)];
  });
}

/** Equations with the inverse of an odd word, as a factor of one side and beside others. */
function inversesIn(term: Term): readonly Term[] {
  const parts = subterms(term).filter(part => typeof part.sort === 'number' && part.sort > 1);
  const [x] = parts;
  const y = parts.find(part => part !== x && part.sort === x!.sort);
  if (x === undefined || y === undefined) return [];
  const factor = inverse(bvor(y, bits(x.sort as number, 1n)));
  return [equal(bvmul(x, factor), y), equal(bvadd(factor, x), bvmul(y, x))];
}

describe('a law', () => {
  for (const [name, law] of Object.entries(laws)) {
    it(`${name} holds, and is used`, { timeout: 600_000 }, () => {
      let uses = 0;
      for (const words of families) {
        const terms = fc.sample(wordTerms(words, 2), { numRuns: nightly ? 400 : 30, seed: 11 });
        // Of words longer than a byte random terms count few.
        const counts = terms.flatMap(term => (typeof term.sort === 'number' ? [countOnes(term)] : []));
        // Nor do they divide what they have divided.
        const quotients = terms.flatMap(term => divisionsOf(term));
        const equations = terms.flatMap(term => inversesIn(term));
        const more =
          { countOnes: counts, 'bvudiv,bvsdiv': quotients, equal: equations }[law.operators.join()] ?? [];
        for (const part of new Set([...terms, ...more].flatMap(term => subterms(term)))) {
          if (part.kind !== 'application' || !law.operators.includes(part.operator.name)) continue;
          const form = new NormalForm(steps());
          const operands = part.operands.map(operand => form.normal(operand));
          const rewritten = law.rewrite(part.operator, operands, form);
          if (rewritten === undefined) continue;
          uses++;
          expectSameValue(words, apply(part.operator, ...operands), rewritten);
        }
      }
      expect(uses).toBeGreaterThan(10);
    });
  }
});

describe('a normal form', () => {
  it('is nearly always its own', { timeout: 600_000 }, () => {
    const terms = families.flatMap(words =>
      fc.sample(wordTerms(words, 2), { numRuns: nightly ? 300 : 40, seed: 3 }),
    );
    const normal = terms.map(term => new NormalForm(steps()).normal(term));
    const changed: Term[] = normal.filter(term => new NormalForm(steps()).normal(term) !== term);
    expect(changed.length / terms.length).toBeLessThan(0.1);
  });

  it('does not depend on what was normalized before', () => {
    for (const words of families) {
      const shared = new NormalForm(Budget.of(1_000_000));
      for (const term of fc.sample(wordTerms(words, 2), { numRuns: 30, seed: 5 })) {
        expect(new NormalForm(steps()).normal(term) === shared.normal(term)).toBe(true);
      }
    }
  });
});
