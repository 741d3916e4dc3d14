/** Joins what was found, rule by rule and perhaps machine by machine, to a run. */
import { defaultReadings, type RegisterReadings } from '../model/register-readings.ts';
import { inTextOrder } from '../text/plain-diagnostic.ts';
import { checkBarriers } from './cross-rule/barriers.ts';
import { familyOf } from './cross-rule/fused-family.ts';
import { type Remember, wrongTogether } from './cross-rule/wrong-together.ts';
import { type RuleResult, type Run, type RunDiagnostic, tool } from './run.ts';
import { ledgerOf, summarize } from './summary.ts';

export interface RunParts extends Pick<Run, 'seed' | 'runs' | 'files' | 'complete' | 'since' | 'shard'> {
  readonly interrupted: boolean;
  readonly readings?: Partial<RegisterReadings>;
  /** Source rules that were to be checked, those with errors too. */
  readonly ruleCount: number;
  readonly results: readonly RuleResult[];
  readonly diagnostics: readonly RunDiagnostic[];
}

/**
 * Cross-rule findings are looked for here: they take all results. `remember`: where those that take long may have been
 * kept.
 */
export function assembleRun(parts: RunParts, remember?: Remember): Run {
  const { seed, runs, files, since, shard, interrupted, ruleCount, diagnostics } = parts;
  const readings = parts.readings && differing(parts.readings);
  const complete = parts.complete && !interrupted;
  // A shard says nothing of what it cannot know; merged with the others it does.
  const isPart = shard !== undefined && shard.missing === undefined;
  const { results, findings } = isPart
    ? { results: parts.results, findings: [] }
    : overAllRules(parts, complete, remember);
  const sorted = inTextOrder(distinct(diagnostics), files);
  const warnings = sorted.filter(({ severity }) => severity !== 'error');
  const family = files.length > 1 && since === undefined && !isPart ? familyOf(results) : [];
  return {
    version: 1,
    tool,
    seed,
    runs,
    ...(readings && { readings }),
    files,
    complete,
    ...(since !== undefined && { since }),
    ...(shard !== undefined && { shard }),
    ...(interrupted && { interrupted }),
    summary: summarize(ruleCount, results),
    ledger: ledgerOf(results),
    results,
    errors: sorted.filter(({ severity }) => severity === 'error'),
    ...(warnings.length > 0 && { warnings }),
    ...(findings.length > 0 && { findings }),
    ...(family.length > 0 && { family }),
  };
}

/** The run of one rule: of the others it says nothing. */
export const assembleRuleRun = (
  file: string,
  parts: Pick<RunParts, 'seed' | 'runs' | 'readings' | 'results' | 'diagnostics'>,
): Run => assembleRun({ ...parts, files: [file], complete: false, interrupted: false, ruleCount: 1 });

/** Those that are not the default; undefined where all are. */
function differing(readings: Partial<RegisterReadings>): Run['readings'] {
  const { bools, spills } = { ...defaultReadings, ...readings };
  if (bools === defaultReadings.bools && spills === defaultReadings.spills) return undefined;
  return {
    ...(bools !== defaultReadings.bools && { bools }),
    ...(spills !== defaultReadings.spills && { spills }),
  };
}

/** Results with what the others make of them, and what only all together show. */
function overAllRules(parts: RunParts, complete: boolean, remember?: Remember) {
  const { results, findings } = checkBarriers(parts.results, complete);
  return { results, findings: [...findings, ...wrongTogether(results, parts, remember)] };
}

/** What is wrong with a table is said by each who reads it. */
function distinct(diagnostics: readonly RunDiagnostic[]): RunDiagnostic[] {
  return [...new Map(diagnostics.map(diagnostic => [JSON.stringify(diagnostic), diagnostic])).values()];
}
