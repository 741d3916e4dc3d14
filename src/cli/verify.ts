/** `rulecheck verify PATH...` */
import { setImmediate } from 'node:timers/promises';
import { assembleRun } from '../check/assemble.ts';
import type { RunPart } from '../check/check-file.ts';
import { type DetailLevel, detailLevels } from '../check/rule-result.ts';
import type { RuleResult, Run, RunDiagnostic } from '../check/run.ts';
import { runDiagnostic } from '../check/run-diagnostic.ts';
import type { ContractionPolicy } from '../model/model.ts';
import type { BoolReading, SpillReading } from '../model/register-readings.ts';
import { plainDiagnostic } from '../text/plain-diagnostic.ts';
import { type BaselineOptions, comparedRun } from './baseline.ts';
import { exitCodeOf, type FailureLevel } from './exit-code.ts';
import { type RunFormat, targetsOf } from './formats.ts';
import { hash } from './host.ts';
import { Interrupt } from './interrupt.ts';
import { type MemoryOptions, memoryFor } from './memory.ts';
import { type Plan, type PlannedFile, plan } from './plan.ts';
import { progressOn } from './progress.ts';
import { proveOptions } from './prove-options.ts';
import { type OutputOptions, writeRun } from './renderings.ts';

export interface VerifyOptions extends OutputOptions, BaselineOptions, MemoryOptions {
  readonly rule?: readonly number[];
  readonly seed: number;
  readonly runs: number;
  readonly budget: number;
  readonly contraction?: Exclude<ContractionPolicy, 'language'>;
  readonly bools: BoolReading;
  readonly spills: SpillReading;
  readonly details?: DetailLevel;
  readonly failOn: FailureLevel;
  readonly arch?: string;
  readonly ops?: string;
  readonly since?: string;
  readonly progress: boolean;
}

/** Returns the exit code. Throws `UsageError`. */
export async function verifyCommand(paths: readonly string[], options: VerifyOptions): Promise<number> {
  detailsFor(options);
  const run = comparedRun(await check(plan(paths, options), options), options);
  writeRun(run, options);
  return exitCodeOf(run, options.failOn);
}

/** Milliseconds of work between two looks at the terminal. */
const patience = 50;

async function check({ files, problems, complete }: Plan, options: VerifyOptions): Promise<Run> {
  const { seed, runs, bools, spills } = options;
  const ruleCount = files.reduce((sum, file) => sum + file.ruleCount, 0);
  const results: RuleResult[] = [];
  const diagnostics: RunDiagnostic[] = problems.map(problem => runDiagnostic(plainDiagnostic(problem)));
  const interrupt = new Interrupt();
  const progress = progressOn(process.stderr, options.progress);
  let lastLook = performance.now();
  try {
    for (const part of parts(files, options)) {
      if (part.kind === 'result') results.push(part.result);
      else diagnostics.push(part.diagnostic);
      if (performance.now() - lastLook < patience) continue;
      progress.show(results.length, ruleCount);
      // Signals are delivered only between turns of the event loop.
      await setImmediate();
      lastLook = performance.now();
      if (interrupt.raised) break;
    }
  } finally {
    progress.stop();
    interrupt.release();
  }
  return assembleRun({
    seed,
    runs,
    readings: { bools, spills },
    files: files.map(({ name }) => name),
    complete,
    ...(options.since !== undefined && {
      since: {
        revision: options.since,
        unchanged: files.reduce((sum, file) => sum + file.unchanged, 0),
      },
    }),
    interrupted: interrupt.raised,
    ruleCount,
    results,
    diagnostics,
  });
}

/** What an output shows, unless more is asked for. */
const shown: Readonly<Record<RunFormat, DetailLevel>> = {
  text: 'none',
  json: 'refuted',
  sarif: 'none',
  junit: 'none',
  github: 'none',
  gitlab: 'none',
  markdown: 'none',
  html: 'all',
};

/** As much as any of the outputs shows. */
function detailsFor(options: VerifyOptions): DetailLevel {
  const wanted = targetsOf(options).map(({ format }) => shown[format]);
  return options.details ?? detailLevels.findLast(level => wanted.includes(level))!;
}

function* parts(files: readonly PlannedFile[], options: VerifyOptions): Generator<RunPart> {
  const details = detailsFor(options);
  const remember = memoryFor(options);
  for (const file of files) {
    const { contraction } = file;
    yield* remember(file, { ...proveOptions(options), contraction, details, repair: 'quick', hash });
  }
}
