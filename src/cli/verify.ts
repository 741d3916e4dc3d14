/** `rulecheck verify PATH...` */
import { setImmediate } from 'node:timers/promises';
import { buildRun } from '../check/build-run.ts';
import { checkRules, type Outcome } from '../check/check-rules.ts';
import type { CheckedRule, Findings } from '../check/checked.ts';
import { checkBarriers } from '../check/cross-rule/barriers.ts';
import type { ContractionPolicy } from '../model/model.ts';
import { renderHtml } from '../report/html/report.ts';
import { renderJson } from '../report/json.ts';
import { runMarkdown } from '../report/markdown/run.ts';
import { renderText } from '../report/text/report.ts';
import { type Diagnostic, inTextOrder } from '../text/diagnostic.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { exitCodeOf, type FailureLevel } from './exit-code.ts';
import { Interrupt } from './interrupt.ts';
import { writeReport } from './output.ts';
import { type Plan, type PlannedFile, plan } from './plan.ts';
import { progressOn } from './progress.ts';
import { proveOptions } from './prove-options.ts';

export interface VerifyOptions {
  readonly format: 'text' | 'json' | 'markdown' | 'html';
  readonly output?: string;
  readonly rule?: readonly number[];
  readonly seed: number;
  readonly runs: number;
  readonly budget: number;
  readonly timeout?: number;
  readonly contraction?: Exclude<ContractionPolicy, 'language'>;
  readonly failOn: FailureLevel;
  readonly arch?: string;
  readonly ops?: string;
  readonly color: ColorChoice;
  readonly verbose?: true;
  readonly progress: boolean;
}

/** Returns the exit code. Throws `UsageError`. */
export async function verifyCommand(paths: readonly string[], options: VerifyOptions): Promise<number> {
  const findings = await check(plan(paths, options), options);
  const run = buildRun(findings);
  const toTerminal = options.output === undefined && process.stdout.isTTY;
  const renderings: Readonly<Record<VerifyOptions['format'], () => string>> = {
    text: () =>
      renderText(run, findings, {
        verbose: options.verbose ?? false,
        color: wantsColor(options.color, toTerminal),
      }),
    json: () => renderJson(run),
    markdown: () => runMarkdown(run),
    html: () => renderHtml(run, findings),
  };
  const text = renderings[options.format]();
  writeReport(text, options.output);
  return exitCodeOf(run, options.failOn);
}

/** Milliseconds of work between two looks at the terminal. */
const patience = 50;

async function check({ files, problems, complete }: Plan, options: VerifyOptions): Promise<Findings> {
  const { seed, runs } = options;
  const ruleCount = files.reduce((sum, file) => sum + file.ruleCount, 0);
  const checked: CheckedRule[] = [];
  const diagnostics: Diagnostic[] = [...problems];
  const interrupt = new Interrupt();
  const progress = progressOn(process.stderr, options.progress);
  let lastLook = performance.now();
  try {
    for (const outcome of outcomes(files, options)) {
      if (outcome.kind === 'checked') checked.push(outcome.rule);
      else diagnostics.push(outcome.diagnostic);
      if (performance.now() - lastLook < patience) continue;
      progress.show(checked.length, ruleCount);
      // Signals are delivered only between turns of the event loop.
      await setImmediate();
      lastLook = performance.now();
      if (interrupt.raised) break;
    }
  } finally {
    progress.stop();
    interrupt.release();
  }
  const interrupted = interrupt.raised;
  const barriers = checkBarriers(checked, complete && !interrupted, proveOptions(options));
  return {
    seed,
    runs,
    interrupted,
    ruleCount,
    diagnostics: inTextOrder(diagnostics),
    compared: files.length > 1,
    ...barriers,
  };
}

function* outcomes(files: readonly PlannedFile[], options: VerifyOptions): Generator<Outcome> {
  for (const { read, contraction } of files) {
    const rules = read();
    for (const diagnostic of rules.diagnostics) yield { kind: 'error', diagnostic };
    yield* checkRules(rules, { ...proveOptions(options), contraction });
  }
}
