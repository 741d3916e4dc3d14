/** The outputs of a run: each is a function of it. */
import { appendFileSync } from 'node:fs';
import type { Run } from '../check/run.ts';
import type { LintRun } from '../lint/lint-run.ts';
import { renderGithub } from '../report/ci/github.ts';
import { renderGitlab } from '../report/ci/gitlab.ts';
import { renderJunit } from '../report/ci/junit.ts';
import { reviewOf } from '../report/ci/review.ts';
import { renderSarif } from '../report/ci/sarif.ts';
import { renderHtml } from '../report/html/report.ts';
import { renderJson } from '../report/json.ts';
import { lintSummary, renderLintMarkdown } from '../report/lint/markdown.ts';
import { reviewOfLint } from '../report/lint/review.ts';
import { renderLintText } from '../report/lint/text.ts';
import { runMarkdown, runSummary } from '../report/markdown/run.ts';
import { renderText } from '../report/text/report.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { type LintFormat, type RunFormat, type Target, type TargetOptions, targetsOf } from './formats.ts';
import { hash, pageHost } from './host.ts';
import { writeProblem, writeReport } from './output.ts';

interface RenderOptions {
  readonly verbose: boolean;
  readonly color: boolean;
}

const renderings: Readonly<Record<RunFormat, (run: Run, options: RenderOptions) => string>> = {
  text: renderText,
  json: renderJson,
  sarif: run => renderSarif(reviewOf(run), hash),
  junit: run => renderJunit(reviewOf(run)),
  github: run => renderGithub(reviewOf(run)),
  gitlab: run => renderGitlab(reviewOf(run), hash),
  markdown: runMarkdown,
  html: run => renderHtml(run, pageHost),
};

const lintRenderings: Readonly<Record<LintFormat, (run: LintRun, options: RenderOptions) => string>> = {
  text: renderLintText,
  json: renderJson,
  sarif: run => renderSarif(reviewOfLint(run), hash),
  junit: run => renderJunit(reviewOfLint(run)),
  github: run => renderGithub(reviewOfLint(run)),
  gitlab: run => renderGitlab(reviewOfLint(run), hash),
  markdown: renderLintMarkdown,
};

export interface OutputOptions<Format = RunFormat> extends TargetOptions<Format> {
  readonly color: ColorChoice;
  readonly verbose?: true;
}

export function writeRun(run: Run, options: OutputOptions): void {
  writeAll(renderings, run, options, most => runSummary(run, most));
}

export function writeLintRun(run: LintRun, options: OutputOptions<LintFormat>): void {
  writeAll(lintRenderings, run, options, most => lintSummary(run, most));
}

/** `summary`: of at most so many bytes, for the page of a workflow. */
function writeAll<Of, Format extends string>(
  rendered: Readonly<Record<Format, (run: Of, options: RenderOptions) => string>>,
  run: Of,
  options: OutputOptions<Format>,
  summary: (most: number) => string,
): void {
  const { verbose = false, color } = options;
  const targets = targetsOf(options);
  for (const { format, file } of targets) {
    const colors = wantsColor(color, file === undefined && process.stdout.isTTY);
    writeReport(rendered[format](run, { verbose, color: colors }), file);
  }
  const page = process.env['GITHUB_STEP_SUMMARY'];
  if (page && targets.some(isForGithub)) appendSummary(summary(largestSummary), page);
}

/** Where a workflow reads the log, its page shows the summary. */
const isForGithub = ({ format, file }: Target<string>): boolean =>
  format === 'github' || (format === 'markdown' && file === undefined);

/** GitHub refuses a larger summary of a step. */
const largestSummary = 1 << 20;

function appendSummary(summary: string, file: string): void {
  try {
    appendFileSync(file, summary);
  } catch (error) {
    throw writeProblem(`the summary of the step, ${file}`, error);
  }
}
