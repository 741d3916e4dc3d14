/** From a rule with its verdicts to plain data. */

import { repairEdits } from '../prove/repair/edits.ts';
import type { InstanceRepair } from '../prove/repair.ts';
import type { ProveOptions } from '../prove/settle.ts';
import { type Counterexample, worst } from '../prove/verdict.ts';
import { printInstance } from '../rules/print.ts';
import type { ResolvedRule } from '../rules/resolved.ts';
import { printResolvedRule } from '../rules/resolved-text.ts';
import { type Region, regionOf } from '../text/plain-diagnostic.ts';
import type { Source, Span } from '../text/source.ts';
import { assumptionWords } from './assumption-words.ts';
import type { CheckedInstance, CheckedRule } from './checked.ts';
import { caseOf, claimRounds } from './counterexample.ts';
import { factsOf } from './cross-rule/facts.ts';
import { detailsOf } from './details/build.ts';
import { repairDetails } from './details/repair.ts';
import { opsIn } from './details/sides.ts';
import { repairedRule } from './repaired-rule.ts';
import type { CounterexampleResult, InstanceResult, RuleIdentity, RuleResult } from './run.ts';
import { showInput, showObserved } from './show-value.ts';
import { missingLicence, whyRefuted } from './why.ts';

/** Which rules are explained in full: that takes time, and makes a run larger. */
export const detailLevels = ['none', 'refuted', 'all'] as const;
export type DetailLevel = (typeof detailLevels)[number];

export interface ResultOptions extends ProveOptions {
  readonly details: DetailLevel;
  /** The name of the rule's file in a patch that repairs it; absent where nobody asks for one. */
  readonly patchPath?: string;
}

export function ruleResult(
  checked: CheckedRule,
  known: { readonly identity: RuleIdentity; readonly key: string },
  options: ResultOptions,
): RuleResult {
  const { source, arch, read, instances, repairs } = checked;
  const { rule, printed } = read;
  const { details, seed, patchPath } = options;
  const together = repairs?.together;
  const region = regionOf(source, rule.span);
  const verdict = worst(instances.map(one => one.verdict.kind));
  const isExplained = details === 'all' || (details === 'refuted' && verdict === 'refuted');
  return {
    file: source.name,
    arch,
    ...region,
    rule: printed,
    verdict,
    instances: instances.map((instance, member) => ({
      ...instanceResult(source, instance, repairs?.each[member], options),
      ...(isExplained && { details: detailsOf(instance, seed) }),
    })),
    ...(together && {
      repair: { rule: repairedRule(source, rule, repairEdits(rule, together)), unique: together.unique },
    }),
    ...known,
    ...((isExplained || verdict === 'refuted') && { source: linesOf(source, region) }),
    ...(isExplained && repairs && { repairDetails: repairDetails(source, rule, repairs, patchPath) }),
  };
}

/** The lines that a region takes. */
export function linesOf(source: Source, { line, endLine }: { line: number; endLine: number }): string[] {
  return Array.from({ length: endLine - line + 1 }, (_, index) => source.line(line + index));
}

function instanceResult(
  source: Source,
  instance: CheckedInstance,
  repair: InstanceRepair | undefined,
  options: ProveOptions,
): InstanceResult {
  const { resolved, claim, verdict } = instance;
  const { kind, missing: missingName, counterexample, roundingModes, assumptions, ...evidence } = verdict;
  const [match, result] = opRegions(source, resolved);
  const missing =
    claim.kind === 'unsupported'
      ? { kind: claim.missing.kind, name: claim.missing.name }
      : missingName !== undefined && { kind: 'construct', name: missingName };
  const facts = factsOf(instance, options, () => source.line(result.line));
  return {
    rule: printInstance(resolved.instance),
    verdict: kind,
    ...evidence,
    assumptions: assumptions.map(assumptionWords),
    ...(roundingModes && claimRounds(claim) && { roundingModes }),
    ...(missing && { missing }),
    ...(counterexample && refutation(resolved, counterexample)),
    ...(repair && { repair: { rule: printResolvedRule(repair.rule), unique: repair.unique } }),
    match,
    result,
    ops: [...new Set(Array.from(opsIn(resolved), ({ name }) => name))],
    ...(facts && { facts }),
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
    return { reason: missingLicence(counterexample), why: whyRefuted(resolved, counterexample) };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { reason: undefined, why: `why is not known, by a mistake in rulecheck: ${what}` };
  }
}

/** Where the ops of both sides stand in the text. */
export function opRegions(source: Source, resolved: ResolvedRule): readonly [match: Region, result: Region] {
  const [match, result] = opSpans(resolved);
  return [regionOf(source, match), regionOf(source, result)];
}

/** Where the ops of both sides stand; a result that is no op, all of it. */
function opSpans(rule: ResolvedRule): readonly [match: Span, result: Span] {
  if (rule.kind === 'ellipsis') return [rule.matchSpan, rule.resultSpan];
  if (rule.kind === 'block') return [rule.match.opSpan, rule.result.opSpan];
  return [rule.match.opSpan, rule.result.kind === 'value' ? rule.result.opSpan : rule.result.span];
}

function counterexampleResult(counterexample: Counterexample, why: string): CounterexampleResult {
  const { roundingMode, inputs, observed, sources, target, difference, holdsOnLow } = counterexample;
  const shown = inputs.map(({ input, bits }) => [input.name, showInput(input, bits)] as const);
  const shownSources = sources.map(bits => showObserved(observed, bits));
  const shownTarget = showObserved(observed, target);
  return {
    roundingMode,
    ...caseOf(counterexample),
    inputs: Object.fromEntries(shown.map(([name, { bits }]) => [name, bits])),
    source: shownSources[0]!.bits,
    target: shownTarget.bits,
    difference,
    ...(holdsOnLow !== undefined && { holdsOnLow }),
    values: Object.fromEntries(shown.map(([name, { value }]) => [name, value])),
    sources: shownSources,
    targetValue: shownTarget.value,
    why,
  };
}
