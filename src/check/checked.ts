/** What is known of the rules of a run before it becomes plain data: trees, terms and verdicts. */
import type { Claim } from '../model/claim.ts';
import type { Repairs } from '../prove/repair.ts';
import type { Verdict } from '../prove/verdict.ts';
import type { ResolvedRule } from '../rules/resolved.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';
import type { ReadRule } from './read-rules.ts';

export interface CheckedInstance {
  readonly resolved: ResolvedRule;
  readonly claim: Claim;
  readonly verdict: Verdict;
}

/** A source rule with the verdicts of all its instances. */
export interface CheckedRule {
  readonly read: ReadRule;
  readonly source: Source;
  readonly arch: string;
  readonly instances: readonly CheckedInstance[];
  /** Where an instance is refuted: what a search for a right result found. */
  readonly repairs?: Repairs;
  /** Why that search has no end: it takes nothing from the verdicts. */
  readonly failure?: Diagnostic;
}
