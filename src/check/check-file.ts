/** The rules of a file as parts of a run, one by one, so that whoever waits can show how far it is, or stop. */
import type { Diagnostic } from '../text/diagnostic.ts';
import { plainDiagnostic } from '../text/plain-diagnostic.ts';
import { type CheckOptions, failureOf, type Outcome, type RepairEffort, ruleChecker } from './check-rules.ts';
import type { CheckedRule } from './checked.ts';
import { type Hash, identityOf, keysOf } from './identity.ts';
import { type Query, queriesOf } from './queries.ts';
import type { ReadRule, ReadRules } from './read-rules.ts';
import { type ResultOptions, ruleResult } from './rule-result.ts';
import type { RuleResult, RunDiagnostic } from './run.ts';
import { runDiagnostic } from './run-diagnostic.ts';

export interface FileOptions extends CheckOptions, ResultOptions {
  /** Where to look for repairs of refuted rules. */
  readonly repair: RepairEffort;
  readonly hash: Hash;
  /** Takes the questions of each rule that is checked. */
  readonly onQuery?: (query: Query) => void;
}

export type RunPart =
  | { readonly kind: 'result'; readonly result: RuleResult }
  | { readonly kind: 'diagnostic'; readonly diagnostic: RunDiagnostic };

/** A stored result that serves for a rule, if there is one. */
export type Recall = (read: ReadRule, known: KnownBy) => RuleResult | undefined;

export type KnownBy = Pick<RuleResult, 'identity' | 'key'>;

/** What each rule of the file is known by. */
export function knownBy(file: ReadRules, options: FileOptions): (read: ReadRule) => KnownBy {
  const { hash, onQuery, patchPath: _, extensions = {}, ...others } = options;
  const key = keysOf(file, others, extensions, hash);
  return read => ({ identity: identityOf(file.source.name, read, hash), key: key(read) });
}

/** Throws nothing: whatever fails inside one rule is an error of that rule, and the others are checked. */
export function* checkFile(
  file: ReadRules,
  options: FileOptions,
  recall: Recall = () => undefined,
): Generator<RunPart> {
  for (const diagnostic of file.diagnostics) yield diagnosticPart(diagnostic);
  const knownOf = knownBy(file, options);
  const check = ruleChecker(file, options, options.repair);
  for (const read of file.rules) {
    const known = knownOf(read);
    const recalled = recall(read, known);
    if (recalled !== undefined) {
      yield { kind: 'result', result: recalled };
      continue;
    }
    yield* partsOf(check(read), known, options);
  }
}

/** All of one rule at once: a generator that waits in the midst of it would hold the rule's terms meanwhile. */
function partsOf(outcomes: readonly Outcome[], known: KnownBy, options: FileOptions): readonly RunPart[] {
  return outcomes.flatMap(outcome => {
    if (outcome.kind === 'error') return [diagnosticPart(outcome.diagnostic)];
    if (options.onQuery !== undefined) queriesOf(outcome.rule).forEach(options.onQuery);
    return resultOf(outcome.rule, known, options);
  });
}

const diagnosticPart = (diagnostic: Diagnostic): RunPart => ({
  kind: 'diagnostic',
  diagnostic: runDiagnostic(plainDiagnostic(diagnostic)),
});

/** A verdict stands without its explanation: where that cannot be made, it is an error beside it. */
function resultOf(rule: CheckedRule, known: KnownBy, options: FileOptions): readonly RunPart[] {
  try {
    return [{ kind: 'result', result: ruleResult(rule, known, options) }];
  } catch (error) {
    return [
      { kind: 'result', result: ruleResult(rule, known, { ...options, details: 'none' }) },
      diagnosticPart(failureOf(rule.source, rule.read.rule.span, error)),
    ];
  }
}
