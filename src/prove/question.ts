/** One obligation as provers are asked it, with what they share: the normal forms of its sides, and the judge. */
import type { Obligation } from '../model/claim.ts';
import type { Budget } from '../semantics/budget.ts';
import { type RoundingMode, roundingModes } from '../semantics/float/index.ts';
import { positiveZeroModes } from '../semantics/normal-form/laws/negative-zero-is-neutral.ts';
import { symmetricModes } from '../semantics/normal-form/laws/rounding-is-symmetric.ts';
import { goModes } from '../semantics/normal-form/laws/the-mode-in-force-is-known.ts';
import { Normalizer } from '../semantics/normal-form/normal-form.ts';
import type { Observed } from '../semantics/normal-form/observed.ts';
import { extract } from '../semantics/term/build.ts';
import { dependsOnRounding } from '../semantics/term/evaluate.ts';
import { subterms, type Term } from '../semantics/term/term.ts';
import { NormalForm } from '../semantics/words/normal-form.ts';
import { withExactReciprocals } from './exact-reciprocals.ts';
import { type Judge, judge } from './judge.ts';
import { withPinned } from './pinned.ts';
import { withShortIntegers } from './short-integers.ts';

/** The normal forms of what is compared, and of where it is. */
export interface Sides {
  readonly assumptions: readonly Term[];
  readonly sources: readonly Term[];
  readonly target: Term;
}

/** Proofs in all modes are tried before those by laws that hold in some. */
const setsOfModes: readonly (readonly RoundingMode[])[] = [
  roundingModes,
  positiveZeroModes,
  symmetricModes,
  goModes,
];

export class Question {
  readonly obligation: Obligation;
  readonly judge: Judge;
  /** Some operator works on numbers; where none does, integers are decided by provers of their own. */
  readonly hasNumbers: boolean;
  /** Normal forms of words, kept from one prover to the next. */
  readonly formOfWords = new NormalForm();
  /** What some operator gives depends on the mode in force. */
  readonly #rounds: boolean;
  readonly #pinned: Obligation;
  readonly #sides = new Map<string, Sides>();

  constructor(obligation: Obligation) {
    this.obligation = obligation;
    this.judge = judge(obligation);
    const { assumptions, sources, target } = obligation;
    this.hasNumbers = subterms(...assumptions, ...sources, target).some(
      term => term.kind === 'application' && term.operator.name.startsWith('fp.'),
    );
    this.#rounds = this.hasNumbers && dependsOnRounding(...assumptions, ...sources, target);
    this.#pinned = this.hasNumbers
      ? withShortIntegers(withExactReciprocals(withPinned(obligation)))
      : withPinned(obligation);
  }

  /** Sets of rounding modes to prove in, the largest first; one where nothing rounds. */
  get modes(): readonly (readonly RoundingMode[])[] {
    return this.hasNumbers ? setsOfModes : [roundingModes];
  }

  /** The modes in which it makes a difference to look at an input. */
  get distinctModes(): readonly RoundingMode[] {
    return this.#rounds ? roundingModes : goModes;
  }

  /** How much can be told of a result: all bits, and then, of a number, all but which NaN it is. */
  get levels(): readonly Observed[] {
    const { observed } = this.obligation;
    return observed.kind === 'float' ? ['bits', observed.format] : ['bits'];
  }

  /** Normal forms, with constants that the conditions pin put into both sides. Throws `BudgetEnded`. */
  sides(level: Observed, modes: readonly RoundingMode[], budget: Budget): Sides {
    const key = `${level === 'bits' ? level : level.name} ${modes.join()}`;
    let known = this.#sides.get(key);
    if (known === undefined) {
      const { assumptions, sources, target } = this.#pinned;
      const normalizer = new Normalizer(modes, budget);
      const normal = (term: Term): Term => normalizer.normalize(observedPart(this.obligation, term), level);
      known = {
        assumptions: assumptions.map(assumption => normalizer.normalize(assumption, 'bits')),
        sources: sources.map(normal),
        target: normal(target),
      };
      this.#sides.set(key, known);
    }
    return known;
  }
}

/** The bits of a result that are observed, as a term. */
export function observedPart({ observed }: Obligation, term: Term): Term {
  return observed.kind === 'integer' ? extract(observed.width - 1, 0, term) : term;
}
