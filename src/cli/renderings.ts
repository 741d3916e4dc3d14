/** The outputs of a run: each is a function of it. */
import type { Run } from '../check/run.ts';
import { renderHtml } from '../report/html/report.ts';
import { renderJson } from '../report/json.ts';
import { runMarkdown } from '../report/markdown/run.ts';
import { renderText } from '../report/text/report.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { pageHost } from './host.ts';
import { writeReport } from './output.ts';

export const runFormats = ['text', 'json', 'markdown', 'html'] as const;
export type RunFormat = (typeof runFormats)[number];

export interface OutputOptions {
  readonly format: RunFormat;
  readonly output?: string;
  readonly color: ColorChoice;
  readonly verbose?: true;
}

const renderings: Readonly<Record<RunFormat, (run: Run, options: OutputOptions) => string>> = {
  text: (run, { verbose = false, color, output }) =>
    renderText(run, { verbose, color: wantsColor(color, output === undefined && process.stdout.isTTY) }),
  json: renderJson,
  markdown: runMarkdown,
  html: run => renderHtml(run, pageHost),
};

export function writeRun(run: Run, options: OutputOptions): void {
  writeReport(renderings[options.format](run, options), options.output);
}
