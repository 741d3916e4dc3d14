/**
 * Proof by inequalities of integers: what two sides choose by comparisons of sums is the same for every answer that the
 * comparisons can give together. That is how offsets and sizes of unknown addresses are told apart: bit by bit the same
 * question is one of many long additions, in which a search sees no order.
 */
import { roundingModes } from '../../semantics/float/index.ts';
import { haveSumsComparedWith, whereTheyDiffer } from '../../semantics/integers/differences.ts';
import { commonEnds, partsUpTo } from '../../semantics/term/pieces.ts';
import type { Term } from '../../semantics/term/term.ts';
import { NormalForm } from '../../semantics/words/normal-form.ts';
import { type Prover, unknown, valuesOf } from '../prover.ts';
import type { Question } from '../question.ts';

const byInequalitiesWith = (what: 'any' | 'unknown'): Prover => ({
  method: 'integers',
  // Where orders of unknowns do not decide it, there are many that can be given.
  share: 1 / 8,
  ask(question, budget) {
    const { assumptions, sources, target } = question.sides('bits', roundingModes, budget);
    const [source, ...permitted] = sources;
    if (permitted.length > 0) return unknown('there is not one result');
    if (question.hasNumbers) return unknown('numbers are no integers');
    if (!haveSumsComparedWith(what, [source!, target, ...assumptions]))
      return unknown('no sums are compared');
    const form = new NormalForm(budget);
    for (const [given, wanted] of partsOf(source!, target)) {
      const found = whereTheyDiffer({ source: given, target: wanted, claims: assumptions }, form);
      if (found === 'nowhere') continue;
      const values = found && valuesOf(question.obligation, found);
      return values !== undefined && isShownBy(question, values)
        ? { kind: 'candidate', values }
        : unknown('comparisons may be so that the sides differ');
    }
    return { kind: 'proved', method: 'integers', equality: 'bits', roundingModes };
  },
});

/** What is of unknown size is decided so or by nothing. */
export const byInequalities = byInequalitiesWith('unknown');

const ofKnownSizes = byInequalitiesWith('any');

/** Of known sizes there may be so few cases that they are quicker; and what is no memory, others decide that are asked later. */
export const byInequalitiesOfMemory: Prover = {
  ...ofKnownSizes,
  ask: (question, budget) =>
    question.obligation.observed.kind === 'memory'
      ? ofKnownSizes.ask(question, budget)
      : unknown('no memories are compared'),
};

const isShownBy = ({ judge }: Question, values: readonly bigint[]): boolean =>
  judge.admits(values, 'rne') && judge.difference(values, 'rne') !== undefined;

/** Parts of which both sides are made, such as bytes of memory: of each the comparisons are few. */
function partsOf(source: Term, target: Term): readonly (readonly [Term, Term])[] {
  if (typeof source.sort !== 'number') return [[source, target]];
  const ends = commonEnds(source, target);
  const [given, wanted] = [source, target].map(side => partsUpTo(ends, side)) as [Term[], Term[]];
  return given.map((part, index) => [part, wanted[index]!] as const).filter(([one, other]) => one !== other);
}
