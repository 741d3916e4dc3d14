/** What is known of the rules of a run before it becomes plain data: trees, terms and verdicts. */
import type { Claim } from '../model/claim.ts';
import type { Repairs } from '../prove/repair.ts';
import type { Verdict } from '../prove/verdict.ts';
import type { Rule } from '../rules/ast.ts';
import type { ResolvedRule } from '../rules/resolved.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';

export interface CheckedInstance {
  readonly resolved: ResolvedRule;
  readonly claim: Claim;
  readonly verdict: Verdict;
}

/** A source rule with the verdicts of all its instances. */
export interface CheckedRule {
  readonly source: Source;
  readonly arch: string;
  readonly rule: Rule;
  readonly instances: readonly CheckedInstance[];
  /** Where an instance is refuted: what a search for a right result found. */
  readonly repairs?: Repairs;
  /** Why that search has no end: it takes nothing from the verdicts. */
  readonly failure?: Diagnostic;
}

/** Everything that a run found. */
export interface Findings {
  readonly seed: number;
  readonly runs: number;
  readonly interrupted: boolean;
  /** Source rules that were to be checked, those with errors too. */
  readonly ruleCount: number;
  readonly checked: readonly CheckedRule[];
  readonly diagnostics: readonly Diagnostic[];
  /** What is wrong with rules together that are right each for itself. */
  readonly findings?: readonly Diagnostic[];
  /** Several files were asked for, so architectures are compared. */
  readonly compared?: boolean;
}
