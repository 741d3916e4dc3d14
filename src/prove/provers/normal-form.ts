/** Proof by the normal form of numbers: the target is rewritten by laws to the same term as a permitted source. */
import { type Budget, unbounded } from '../../semantics/budget.ts';
import type { RoundingMode } from '../../semantics/float/index.ts';
import type { Observed } from '../../semantics/normal-form/observed.ts';
import type { Term } from '../../semantics/term/term.ts';
import { equalityTo, type Prover, unknown } from '../prover.ts';
import type { Question } from '../question.ts';
import type { Equality } from '../verdict.ts';

export const byNormalForm: Prover = {
  method: 'normal form',
  ask(question, budget) {
    const shared = sharedNormalForm(question, budget);
    if (shared === undefined) return unknown('the normal forms differ');
    const { equality, roundingModes } = shared;
    return { kind: 'proved', method: 'normal form', equality, roundingModes };
  },
};

/** A term that both the target and a permitted source are rewritten to. */
export interface SharedNormalForm {
  readonly term: Term;
  /** As much is observed. */
  readonly level: Observed;
  readonly equality: Equality;
  readonly roundingModes: readonly RoundingMode[];
}

export function sharedNormalForm(
  question: Question,
  budget: Budget = unbounded(),
): SharedNormalForm | undefined {
  for (const modes of question.modes) {
    for (const level of question.levels) {
      const { sources, target } = question.sides(level, modes, budget);
      const index = sources.indexOf(target);
      if (index < 0) continue;
      const equality = equalityTo(index, level);
      return { term: target, level, equality, roundingModes: modes };
    }
  }
  return undefined;
}
