/** What is known of the rules of a run before it becomes plain data: trees, terms and verdicts. */
import type { Claim } from '../model/obligation.ts';
import type { InstanceRepair } from '../prove/repair.ts';
import type { Verdict } from '../prove/verdict.ts';
import type { Rule } from '../rules/ast.ts';
import type { ResolvedRule } from '../rules/resolved.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';

export interface CheckedInstance {
  readonly resolved: ResolvedRule;
  readonly claim: Claim;
  readonly verdict: Verdict;
  /** Of a refuted instance, where one was found. */
  readonly repair?: InstanceRepair;
}

/** A source rule with the verdicts of all its instances. */
export interface CheckedRule {
  readonly source: Source;
  readonly arch: string;
  readonly rule: Rule;
  readonly instances: readonly CheckedInstance[];
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
}
