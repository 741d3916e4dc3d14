/** The rules of a file as parts of a run, one by one, so that whoever waits can show how far it is, or stop. */
import { plainDiagnostic } from '../text/plain-diagnostic.ts';
import { type CheckOptions, checkRules, failureOf, type RepairEffort } from './check-rules.ts';
import type { CheckedRule } from './checked.ts';
import { type Hash, identityOf, keysOf } from './identity.ts';
import type { ReadRule, ReadRules } from './read-rules.ts';
import { type ResultOptions, ruleResult } from './rule-result.ts';
import type { RuleResult, RunDiagnostic } from './run.ts';
import { runDiagnostic } from './run-diagnostic.ts';

export interface FileOptions extends CheckOptions, ResultOptions {
  /** Where to look for repairs of refuted rules. */
  readonly repair: RepairEffort;
  readonly hash: Hash;
}

export type RunPart =
  | { readonly kind: 'result'; readonly result: RuleResult }
  | { readonly kind: 'diagnostic'; readonly diagnostic: RunDiagnostic };

/** Throws nothing: whatever fails inside one rule is an error of that rule, and the others are checked. */
export function* checkFile(file: ReadRules, options: FileOptions): Generator<RunPart> {
  for (const diagnostic of file.diagnostics) {
    yield { kind: 'diagnostic', diagnostic: runDiagnostic(plainDiagnostic(diagnostic)) };
  }
  const { hash, patchPath: _, ...others } = options;
  const key = keysOf(file, others, hash);
  for (const outcome of checkRules(file, options, options.repair)) {
    if (outcome.kind === 'checked') yield* resultOf(outcome.rule, key, options);
    else yield { kind: 'diagnostic', diagnostic: runDiagnostic(plainDiagnostic(outcome.diagnostic)) };
  }
}

/** A verdict stands without its explanation: where that cannot be made, it is an error beside it. */
function* resultOf(
  rule: CheckedRule,
  key: (rule: ReadRule) => string,
  options: FileOptions,
): Generator<RunPart> {
  const { source, read } = rule;
  const known = { identity: identityOf(source.name, read, options.hash), key: key(read) };
  let result: RuleResult;
  try {
    result = ruleResult(rule, known, options);
  } catch (error) {
    yield { kind: 'result', result: ruleResult(rule, known, { ...options, details: 'none' }) };
    const diagnostic = plainDiagnostic(failureOf(source, read.rule.span, error));
    yield { kind: 'diagnostic', diagnostic: runDiagnostic(diagnostic) };
    return;
  }
  yield { kind: 'result', result };
}
