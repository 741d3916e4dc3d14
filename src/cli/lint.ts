/** `rulecheck lint PATH...` */
import { explainLaw } from '../lint/handbook.ts';
import { lawTexts } from '../lint/law-texts.ts';
import type { LevelOf } from '../lint/lint.ts';
import { isUnreadable, type LintRun, lintRun } from '../lint/lint-run.ts';
import { lints } from '../lint/lints.ts';
import { commentLedger } from '../lint/meaning/comments.ts';
import { type LintResult, runLints } from '../lint/run-lints.ts';
import { renderJson } from '../report/json.ts';
import { renderLintText } from '../report/lint/text.ts';
import { closest } from '../text/closest.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { ExitCode } from './exit-code.ts';
import { type LintPlan, type LintPlanOptions, planLint } from './lint-plan.ts';
import { writeReport } from './output.ts';
import { UsageError } from './usage-error.ts';

export const lintFormats = ['text', 'json'] as const;
export type LintFormat = (typeof lintFormats)[number];

export interface LintOptions extends LintPlanOptions {
  readonly explain?: string;
  readonly format: LintFormat;
  readonly output?: string;
  readonly color: ColorChoice;
  readonly verbose?: true;
  readonly maxWarnings?: number;
}

/** Returns the exit code. Throws `UsageError`. */
export async function lintCommand(paths: readonly string[], options: LintOptions): Promise<number> {
  if (options.explain !== undefined) {
    writeReport(explanation(options.explain), options.output);
    return ExitCode.clean;
  }
  if (paths.length === 0) throw new UsageError('nothing to lint: give a file or a folder, or --explain CODE');
  const plan = planLint(paths, options);
  const result = asked(runLints(plan.request, lints, defaultLevel), plan);
  const run = lintRun(plan.files, result, plan.problems, commentLedger(plan.request.tables));
  writeReport(render(run, options), options.output);
  return exitCodeOf(run, options);
}

const defaultLevel: LevelOf = ({ severity }) => severity;

/** Only what begins in the rules that were asked for. */
function asked(result: LintResult, { wanted }: LintPlan): LintResult {
  if (wanted.size === 0) return result;
  return {
    ...result,
    diagnostics: result.diagnostics.filter(({ labels: [{ source, span }] }) => {
      const spans = wanted.get(source);
      return spans?.some(({ start, end }) => span.start >= start && span.start <= end) ?? true;
    }),
  };
}

function render(run: LintRun, { format, color, output, verbose }: LintOptions): string {
  if (format === 'json') return renderJson(run);
  return renderLintText(run, {
    verbose: verbose === true,
    color: wantsColor(color, output === undefined && process.stdout.isTTY),
  });
}

function exitCodeOf({ diagnostics, summary }: LintRun, { maxWarnings }: LintOptions): number {
  if (diagnostics.some(isUnreadable)) return ExitCode.unusable;
  const tooMany = maxWarnings !== undefined && summary.warnings > maxWarnings;
  return summary.errors > 0 || tooMany ? ExitCode.findings : ExitCode.clean;
}

function explanation(code: string): string {
  const law = lawTexts.get(code);
  if (law !== undefined) return explainLaw(law);
  const meant = closest(code, lawTexts.keys());
  const help = meant === undefined ? '' : `; did you mean ${meant}?`;
  throw new UsageError(`no lint has the code ${code}${help}`);
}
