/** Joins what was found, rule by rule and perhaps machine by machine, to a run. */
import { defaultReadings, type RegisterReadings } from '../model/register-readings.ts';
import { inTextOrder } from '../text/plain-diagnostic.ts';
import { checkBarriers } from './cross-rule/barriers.ts';
import { familyOf } from './cross-rule/fused-family.ts';
import { wrongTogether } from './cross-rule/wrong-together.ts';
import { type RuleResult, type Run, type RunDiagnostic, tool } from './run.ts';
import { ledgerOf, summarize } from './summary.ts';

export interface RunParts extends Pick<Run, 'seed' | 'runs' | 'files' | 'complete' | 'since'> {
  readonly interrupted: boolean;
  readonly readings?: RegisterReadings;
  /** Source rules that were to be checked, those with errors too. */
  readonly ruleCount: number;
  readonly results: readonly RuleResult[];
  readonly diagnostics: readonly RunDiagnostic[];
}

/** Cross-rule findings are looked for here: they take all results. */
export function assembleRun(parts: RunParts): Run {
  const { seed, runs, files, since, interrupted, ruleCount, diagnostics } = parts;
  const readings = parts.readings && differing(parts.readings);
  const complete = parts.complete && !interrupted;
  const { results, findings: ofBarriers } = checkBarriers(parts.results, complete);
  const findings = [...ofBarriers, ...wrongTogether(results, parts)];
  const sorted = inTextOrder(diagnostics);
  const warnings = sorted.filter(({ severity }) => severity !== 'error');
  const family = files.length > 1 && since === undefined ? familyOf(results) : [];
  return {
    version: 1,
    tool,
    seed,
    runs,
    ...(readings && { readings }),
    files,
    complete,
    ...(since !== undefined && { since }),
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

/** Those that are not the default; undefined where all are. */
function differing(readings: RegisterReadings): Run['readings'] {
  const { bools, spills } = readings;
  if (bools === defaultReadings.bools && spills === defaultReadings.spills) return undefined;
  return {
    ...(bools !== defaultReadings.bools && { bools }),
    ...(spills !== defaultReadings.spills && { spills }),
  };
}
