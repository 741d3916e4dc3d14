/** `rulecheck verify PATH...` */
import { setImmediate } from 'node:timers/promises';
import type { ContractionPolicy } from '../model/model.ts';
import { buildRun } from '../report/build.ts';
import { checkRules, type Outcome } from '../report/check.ts';
import type { CheckedRule, Findings } from '../report/checked.ts';
import { renderJson } from '../report/json.ts';
import { renderText } from '../report/text/report.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { exitCodeOf, type FailureLevel } from './exit-code.ts';
import { Interrupt } from './interrupt.ts';
import { writeReport } from './output.ts';
import { progressOn } from './progress.ts';
import { readTrees, type TreeToCheck } from './read-trees.ts';

export interface VerifyOptions {
  readonly format: 'text' | 'json';
  readonly output?: string;
  readonly rule?: readonly number[];
  readonly seed: number;
  readonly runs: number;
  readonly timeout: number;
  readonly contraction?: Exclude<ContractionPolicy, 'language'>;
  readonly failOn: FailureLevel;
  readonly arch?: string;
  readonly ops?: string;
  readonly color: ColorChoice;
  readonly verbose?: true;
  readonly progress: boolean;
}

/** Returns the exit code. Throws `UsageError` and `ProversDisagree`. */
export async function verifyCommand(paths: readonly string[], options: VerifyOptions): Promise<number> {
  const findings = await check(readTrees(paths, options), options);
  const run = buildRun(findings);
  const toTerminal = options.output === undefined && process.stdout.isTTY;
  const text =
    options.format === 'json'
      ? renderJson(run)
      : renderText(run, findings, {
          verbose: options.verbose ?? false,
          color: wantsColor(options.color, toTerminal),
        });
  writeReport(text, options.output);
  return exitCodeOf(run, options.failOn);
}

/** Milliseconds of work between two looks at the terminal. */
const patience = 50;

async function check(trees: readonly TreeToCheck[], options: VerifyOptions): Promise<Findings> {
  const { seed, runs } = options;
  const files = trees.flatMap(tree => tree.files);
  const total = sum(files.map(file => file.rules.length));
  const checked: CheckedRule[] = [];
  const diagnostics: Diagnostic[] = trees.flatMap(tree => tree.diagnostics);
  const interrupt = new Interrupt();
  const progress = progressOn(process.stderr, options.progress);
  let done = 0;
  let lastLook = performance.now();
  try {
    for (const outcome of outcomes(trees, options)) {
      if (outcome.kind === 'checked') checked.push(outcome.rule);
      else diagnostics.push(outcome.diagnostic);
      done++;
      if (performance.now() - lastLook < patience) continue;
      await progress.show(done, total);
      // Signals are delivered only between turns of the event loop.
      await setImmediate();
      lastLook = performance.now();
      if (interrupt.raised) break;
    }
  } finally {
    progress.stop();
    interrupt.release();
  }
  const ruleCount = sum(files.map(file => file.ruleCount));
  return { seed, runs, interrupted: interrupt.raised, ruleCount, checked, diagnostics };
}

function* outcomes(
  trees: readonly TreeToCheck[],
  { seed, runs, timeout }: VerifyOptions,
): Generator<Outcome> {
  for (const { files, contraction } of trees) {
    for (const file of files) yield* checkRules(file, { seed, runs, timeoutMs: timeout, contraction });
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
