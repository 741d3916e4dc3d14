/**
 * Stretches of memory that have no byte in common. Where `distance` from the first to the second is at least as long as
 * the first, and back at least as long as the second, no offset within the second leads from the first into it:
 *
 *     not d < m, not −d < n, p < n  ⊢  not d + p < m
 *
 * d is at most 2^w − n, so that d + p does not wrap around, and is at least d.
 */
import { bvneg, bvsub } from '../term/build.ts';
import type { Term } from '../term/term.ts';
import type { Form } from './law.ts';
import { isApplied } from './pieces.ts';

/** Tells of comparisons `d + p < m` whether the facts deny them as above. All terms in normal form. */
export function denialsOf(facts: readonly Term[], form: Form): (part: Term) => boolean {
  const floors = facts.flatMap(fact => (isApplied(fact, 'not') ? comparisonsIn(fact.operands[0]!) : []));
  const apart = floors.flatMap(({ word: d, bound: m }) => {
    const back = form.normal(bvneg(d));
    return floors.filter(({ word }) => word === back).map(({ bound: n }) => ({ d, m, n }));
  });
  if (apart.length === 0) return () => false;
  const ceilings = facts.flatMap(comparisonsIn);
  return part =>
    comparisonsIn(part).some(({ word, bound }) =>
      apart.some(({ d, m, n }) => {
        if (bound !== m || word.sort !== d.sort) return false;
        const p = form.normal(bvsub(word, d));
        return ceilings.some(ceiling => ceiling.word === p && ceiling.bound === n);
      }),
    );
}

interface Comparison {
  readonly word: Term;
  readonly bound: Term;
}

function comparisonsIn(term: Term): readonly Comparison[] {
  if (!isApplied(term, 'bvult')) return [];
  const [word, bound] = term.operands as readonly [Term, Term];
  return [{ word, bound }];
}
