/** What a run says to a reviewer, as a whole: all that the formats of continuous integration take from it. */
import type { RuleResult, Run } from '../../check/run.ts';
import { headline } from '../headline.ts';
import { type CodeHelp, helpOf } from './code-help.ts';
import { type Finding, type FindingLevel, findingsOf } from './finding.ts';

export interface Review {
  readonly tool: { readonly name: string; readonly version: string };
  /** What was looked at. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  /** Rules each instance of which was checked and may be counted as passed. */
  readonly results: readonly RuleResult[];
  readonly headline: string;
  /** Everything could be read, and the run came to its end. */
  readonly succeeded: boolean;
  /** A baseline says which findings are known. */
  readonly compared: boolean;
  /** What else is known of the run, for formats that have room for it. */
  readonly properties: Readonly<Record<string, unknown>>;
  helpOf(code: string, level: FindingLevel): CodeHelp;
}

export function reviewOf(run: Run): Review {
  const { tool, files, results, seed, runs, summary } = run;
  return {
    tool,
    files,
    findings: findingsOf(run),
    results,
    headline: headline(run),
    succeeded: run.interrupted !== true && run.errors.length === 0,
    compared: run.baseline !== undefined,
    properties: { seed, runs, summary },
    helpOf,
  };
}
