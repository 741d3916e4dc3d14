/** The outputs of a run: each is a function of it. */
import { appendFileSync } from 'node:fs';
import type { Run } from '../check/run.ts';
import { renderGithub } from '../report/ci/github.ts';
import { renderGitlab } from '../report/ci/gitlab.ts';
import { renderJunit } from '../report/ci/junit.ts';
import { renderSarif } from '../report/ci/sarif.ts';
import { renderHtml } from '../report/html/report.ts';
import { renderJson } from '../report/json.ts';
import { runMarkdown, runSummary } from '../report/markdown/run.ts';
import { renderText } from '../report/text/report.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { type RunFormat, type Target, type TargetOptions, targetsOf } from './formats.ts';
import { hash, pageHost } from './host.ts';
import { writeProblem, writeReport } from './output.ts';

interface RenderOptions {
  readonly verbose: boolean;
  readonly color: boolean;
}

const renderings: Readonly<Record<RunFormat, (run: Run, options: RenderOptions) => string>> = {
  text: renderText,
  json: renderJson,
  sarif: run => renderSarif(run, hash),
  junit: renderJunit,
  github: renderGithub,
  gitlab: run => renderGitlab(run, hash),
  markdown: runMarkdown,
  html: run => renderHtml(run, pageHost),
};

export interface OutputOptions extends TargetOptions {
  readonly color: ColorChoice;
  readonly verbose?: true;
}

export function writeRun(run: Run, options: OutputOptions): void {
  const { verbose = false, color } = options;
  const targets = targetsOf(options);
  for (const { format, file } of targets) {
    const colors = wantsColor(color, file === undefined && process.stdout.isTTY);
    writeReport(renderings[format](run, { verbose, color: colors }), file);
  }
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  if (summary && targets.some(isForGithub)) appendSummary(run, summary);
}

/** Where a workflow reads the log, its page shows the summary. */
const isForGithub = ({ format, file }: Target): boolean =>
  format === 'github' || (format === 'markdown' && file === undefined);

/** GitHub refuses a larger summary of a step. */
const largestSummary = 1 << 20;

function appendSummary(run: Run, file: string): void {
  try {
    appendFileSync(file, runSummary(run, largestSummary));
  } catch (error) {
    throw writeProblem(`the summary of the step, ${file}`, error);
  }
}
