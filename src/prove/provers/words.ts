/**
 * Proof by the normal form of integers, by what the conditions say, and by cases: first with few cases, for what a
 * person sees, and again with many where a short search has no answer. What works on numbers is opaque.
 */
import { roundingModes } from '../../semantics/float/index.ts';
import { equalUnder, type Limits } from '../../semantics/words/equality.ts';
import { equalityTo, type Prover, unknown } from '../prover.ts';

const byWordsWithin = (limits: Limits): Prover => ({
  method: 'words',
  ask(question, budget) {
    const { assumptions, sources, target } = question.sides('bits', roundingModes, budget);
    const form = question.formOfWords.paidFrom(budget);
    for (const [index, source] of sources.entries()) {
      const answer = equalUnder(assumptions, source, target, form, limits);
      if (answer.kind !== 'proved') continue;
      return { kind: 'proved', method: 'words', equality: equalityTo(index), roundingModes };
    }
    return unknown('the forms of words differ');
  },
});

export const byWords = byWordsWithin({ cases: 16, depth: 3 });
export const byCases = byWordsWithin({ cases: 4_300, depth: 14 });
