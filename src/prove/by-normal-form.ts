/** Proof by normal form: the target is rewritten by laws to the same term as a permitted source. */
import type { Obligation } from '../model/obligation.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import type { Observed } from '../semantics/normal-form/observed.ts';
import { extract } from '../semantics/term/build.ts';
import type { Term } from '../semantics/term/term.ts';
import type { Finding } from './finding.ts';
import type { Equality } from './verdict.ts';

export function byNormalForm(obligation: Obligation): Finding {
  const shared = sharedNormalForm(obligation);
  return shared === undefined
    ? { kind: 'unknown', reason: 'the normal forms differ' }
    : { kind: 'proved', method: 'normal form', equality: shared.equality };
}

/** A term that both the target and a permitted source are rewritten to. */
export interface SharedNormalForm {
  readonly term: Term;
  /** As much is observed. */
  readonly level: Observed;
  readonly equality: Equality;
}

export function sharedNormalForm(obligation: Obligation): SharedNormalForm | undefined {
  const { sources, target, observed } = obligation;
  const levels: readonly Observed[] = observed.kind === 'float' ? ['bits', observed.format] : ['bits'];
  for (const level of levels) {
    const normalTarget = normalForm(observedPart(obligation, target), level);
    for (const [index, source] of sources.entries()) {
      if (normalForm(observedPart(obligation, source), level) !== normalTarget) continue;
      const equality = index > 0 ? 'contraction' : level === 'bits' ? 'bits' : 'value';
      return { term: normalTarget, level, equality };
    }
  }
  return undefined;
}

/** The bits of a result that are observed, as a term. */
export function observedPart({ observed }: Obligation, term: Term): Term {
  return observed.kind === 'integer' ? extract(observed.width - 1, 0, term) : term;
}
