/** From verdicts to a run. */
import { repairEdits } from '../prove/repair/edits.ts';
import type { InstanceRepair } from '../prove/repair.ts';
import { type Counterexample, worst } from '../prove/verdict.ts';
import { printInstance, printRule } from '../rules/print.ts';
import type { ResolvedRule } from '../rules/resolved.ts';
import { printResolvedRule } from '../rules/resolved-text.ts';
import { type Diagnostic, isError } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { assumptionWords } from './assumption-words.ts';
import type { CheckedInstance, CheckedRule, Findings } from './checked.ts';
import { familyOf } from './cross-rule/fused-family.ts';
import { missingLicence } from './missing-licence.ts';
import { repairedRule } from './repaired-rule.ts';
import { claimRounds } from './rounds.ts';
import type {
  CounterexampleResult,
  InstanceResult,
  Region,
  RuleResult,
  Run,
  RunError,
  RunFinding,
} from './run.ts';
import { showInput, showObserved } from './show-value.ts';
import { ledgerOf, summarize } from './summary.ts';
import { tool } from './tool.ts';
import { explain } from './why.ts';

export function buildRun(found: Findings): Run {
  const { seed, runs, interrupted, ruleCount, checked, diagnostics, findings = [], compared = false } = found;
  const results = checked.map(ruleResult);
  const warnings = diagnostics.filter(diagnostic => !isError(diagnostic));
  const family = compared ? familyOf(checked) : [];
  return {
    version: 1,
    tool,
    seed,
    runs,
    ...(interrupted && { interrupted }),
    summary: summarize(ruleCount, results),
    ledger: ledgerOf(results),
    results,
    errors: diagnostics.filter(isError).map(runError),
    ...(warnings.length > 0 && { warnings: warnings.map(runError) }),
    ...(findings.length > 0 && { findings: findings.map(runFinding) }),
    ...(family.length > 0 && { family }),
  };
}

function ruleResult({ source, arch, rule, instances, repairs }: CheckedRule): RuleResult {
  const together = repairs?.together;
  return {
    file: source.name,
    arch,
    ...regionOf(source, rule.span),
    rule: printRule(rule),
    verdict: worst(instances.map(({ verdict }) => verdict.kind)),
    instances: instances.map((instance, member) => instanceResult(source, instance, repairs?.each[member])),
    ...(together && {
      repair: { rule: repairedRule(source, rule, repairEdits(rule, together)), unique: together.unique },
    }),
  };
}

function instanceResult(
  source: Source,
  { resolved, claim, verdict }: CheckedInstance,
  repair: InstanceRepair | undefined,
): InstanceResult {
  const { kind, missing: missingName, counterexample, roundingModes, assumptions, ...evidence } = verdict;
  const [match, result] = opSpans(resolved);
  const missing =
    claim.kind === 'unsupported'
      ? { kind: claim.missing.kind, name: claim.missing.name }
      : missingName !== undefined && { kind: 'construct', name: missingName };
  return {
    rule: printInstance(resolved.instance),
    verdict: kind,
    ...evidence,
    assumptions: assumptions.map(assumptionWords),
    ...(roundingModes && claimRounds(claim) && { roundingModes }),
    ...(missing && { missing }),
    ...(counterexample && refutation(resolved, counterexample)),
    ...(repair && { repair: { rule: printResolvedRule(repair.rule), unique: repair.unique } }),
    match: regionOf(source, match),
    result: regionOf(source, result),
  };
}

function refutation(resolved: ResolvedRule, counterexample: Counterexample) {
  const { reason, why } = wordsFor(resolved, counterexample);
  return {
    ...(reason !== undefined && { reason }),
    counterexample: counterexampleResult(counterexample, why),
  };
}

/** A refutation stands without its words: where they cannot be found, that is said in their place. */
function wordsFor(resolved: ResolvedRule, counterexample: Counterexample) {
  try {
    return { reason: missingLicence(counterexample), why: explain(resolved, counterexample) };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { reason: undefined, why: `why is not known, by a mistake in rulecheck: ${what}` };
  }
}

/** Where the ops of both sides stand; a result that is no op, all of it. */
function opSpans(rule: ResolvedRule): readonly [match: Span, result: Span] {
  if (rule.kind === 'ellipsis') return [rule.matchSpan, rule.resultSpan];
  if (rule.kind === 'block') return [rule.match.opSpan, rule.result.opSpan];
  return [rule.match.opSpan, rule.result.kind === 'value' ? rule.result.opSpan : rule.result.span];
}

function counterexampleResult(
  { roundingMode, inputs, observed, sources, target, difference }: Counterexample,
  why: string,
): CounterexampleResult {
  const shown = inputs.map(({ input, bits }) => [input.name, showInput(input, bits)] as const);
  const shownSources = sources.map(bits => showObserved(observed, bits));
  const shownTarget = showObserved(observed, target);
  return {
    roundingMode,
    inputs: Object.fromEntries(shown.map(([name, { bits }]) => [name, bits])),
    source: shownSources[0]!.bits,
    target: shownTarget.bits,
    difference,
    values: Object.fromEntries(shown.map(([name, { value }]) => [name, value])),
    sources: shownSources,
    targetValue: shownTarget.value,
    why,
  };
}

export function regionOf(source: Source, { start, end }: Span): Region {
  const from = source.position(start);
  const to = source.position(end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

export function runError({ code, message, labels: [primary], notes, help }: Diagnostic): RunError {
  const { line, column } = primary.source.position(primary.span.start);
  return {
    file: primary.source.name,
    line,
    column,
    code,
    message,
    ...(notes && { notes }),
    ...(help !== undefined && { help }),
  };
}

function runFinding(diagnostic: Diagnostic): RunFinding {
  const [, ...related] = diagnostic.labels;
  return {
    ...runError(diagnostic),
    related: related.map(({ source, span }) => ({ file: source.name, ...placeOf(source, span) })),
  };
}

function placeOf(source: Source, { start }: Span) {
  const { line, column } = source.position(start);
  return { line, column };
}
