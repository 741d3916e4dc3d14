/** What the command's exit code says; where several hold, the highest wins. */
import { internalError, noRules, type Run } from '../check/run.ts';
import { countVerdicts } from '../check/summary.ts';
import { type VerdictKind, verdictKinds } from '../prove/verdict.ts';

/** The command cannot do what it was asked; the message says why and, where it can, what would work. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const ExitCode = {
  clean: 0,
  /** A refuted rule or what `--fail-on` adds to it, or rules that are wrong together. */
  findings: 1,
  /** A usage error, an unreadable file, an unparsable rule. */
  unusable: 2,
  /** A mistake in rulecheck itself: provers disagree, an assertion fails. */
  internal: 3,
  /** 128 + SIGINT, as shells have it. */
  interrupted: 130,
} as const;

/** Verdicts that `--fail-on` may name as the weakest that fails. */
export const failureLevels = ['refuted', 'undecided', 'unsupported'] as const satisfies VerdictKind[];
export type FailureLevel = (typeof failureLevels)[number];

export function exitCodeOf(run: Run, failOn: FailureLevel): number {
  if (run.interrupted) return ExitCode.interrupted;
  if (run.shard?.missing !== undefined) return ExitCode.unusable;
  const errors = run.errors.filter(({ known }) => !known);
  if (errors.length > 0) return exitCodeOfErrors(errors);
  const failing = verdictKinds.slice(0, verdictKinds.indexOf(failOn) + 1);
  if (failOn === 'unsupported' && run.warnings?.some(({ code }) => code === noRules)) {
    return ExitCode.findings;
  }
  const instances = run.baseline ? run.results.flatMap(result => result.instances) : [];
  const known = countVerdicts(instances.filter(instance => instance.known));
  const isWrong =
    run.findings?.some(finding => !finding.known) ||
    instances.some(({ was }) => was !== undefined) ||
    failing.some(kind => run.summary[kind] > known[kind]);
  return isWrong ? ExitCode.findings : ExitCode.clean;
}

export function exitCodeOfErrors(errors: readonly { readonly code: string }[]): number {
  return errors.some(({ code }) => code === internalError) ? ExitCode.internal : ExitCode.unusable;
}
