/** Proof by normal form: the target is rewritten by laws to the same term as a permitted source. */
import type { Obligation } from '../model/claim.ts';
import { unbounded } from '../semantics/budget.ts';
import { type RoundingMode, roundingModes } from '../semantics/float/index.ts';
import { positiveZeroModes } from '../semantics/normal-form/laws/negative-zero-is-neutral.ts';
import { symmetricModes } from '../semantics/normal-form/laws/rounding-is-symmetric.ts';
import { goModes } from '../semantics/normal-form/laws/the-mode-in-force-is-known.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import type { Observed } from '../semantics/normal-form/observed.ts';
import { extract } from '../semantics/term/build.ts';
import type { Term } from '../semantics/term/term.ts';
import type { Finding } from './finding.ts';
import { withPinned } from './pinned.ts';
import type { Equality } from './verdict.ts';

export function byNormalForm(obligation: Obligation, budget = unbounded()): Finding {
  const shared = sharedNormalForm(obligation, budget);
  return shared === undefined
    ? { kind: 'unknown', reason: 'the normal forms differ' }
    : {
        kind: 'proved',
        method: 'normal form',
        equality: shared.equality,
        roundingModes: shared.roundingModes,
      };
}

/** A term that both the target and a permitted source are rewritten to. */
export interface SharedNormalForm {
  readonly term: Term;
  /** As much is observed. */
  readonly level: Observed;
  readonly equality: Equality;
  readonly roundingModes: readonly RoundingMode[];
}

/** Proofs in all modes are tried before those by laws that hold in some. */
export const provenModes: readonly (readonly RoundingMode[])[] = [
  roundingModes,
  positiveZeroModes,
  symmetricModes,
  goModes,
];

export function sharedNormalForm(obligation: Obligation, budget = unbounded()): SharedNormalForm | undefined {
  const { sources, target, observed } = withPinned(obligation);
  const levels: readonly Observed[] = observed.kind === 'float' ? ['bits', observed.format] : ['bits'];
  for (const modes of provenModes) {
    for (const level of levels) {
      const normal = (term: Term) => normalForm(observedPart(obligation, term), level, modes, budget);
      const normalTarget = normal(target);
      for (const [index, source] of sources.entries()) {
        if (normal(source) !== normalTarget) continue;
        const equality = index > 0 ? 'contraction' : level === 'bits' ? 'bits' : 'value';
        return { term: normalTarget, level, equality, roundingModes: modes };
      }
    }
  }
  return undefined;
}

/** The bits of a result that are observed, as a term. */
export function observedPart({ observed }: Obligation, term: Term): Term {
  return observed.kind === 'integer' ? extract(observed.width - 1, 0, term) : term;
}
