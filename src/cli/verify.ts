/** `rulecheck verify PATH...` */
import { statSync } from 'node:fs';
import { assembleRun } from '../check/assemble.ts';
import type { RunPart } from '../check/check-file.ts';
import { type DetailLevel, detailLevels } from '../check/rule-result.ts';
import type { RuleResult, Run, RunDiagnostic } from '../check/run.ts';
import { runDiagnostic } from '../check/run-diagnostic.ts';
import type { Shard } from '../check/shard.ts';
import type { ContractionPolicy } from '../model/contraction.ts';
import type { BoolReading, SpillReading } from '../model/register-readings.ts';
import { plainDiagnostic } from '../text/plain-diagnostic.ts';
import { type BaselineOptions, comparison } from './baseline.ts';
import { betweenRules } from './between-rules.ts';
import { checkedByWorkers, checkedParts, type PlannedCheck, worthwhileJobs } from './checked-parts.ts';
import { exitCodeOf, type FailureLevel } from './exit-code.ts';
import { filesOf, type RunFormat, targetsOf } from './formats.ts';
import { Interrupt } from './interrupt.ts';
import { type MemoryOptions, memoryFor } from './memory.ts';
import { inputsAreKept } from './output.ts';
import { readPlace } from './place.ts';
import { type Plan, type PlanOptions, plan } from './plan.ts';
import { progressOn } from './progress.ts';
import { checkOf, fileOptions } from './prove-options.ts';
import { queriesInto } from './queries-into.ts';
import { type OutputOptions, writeRun } from './renderings.ts';
import { solverFor } from './solver.ts';
import type { Task } from './worker.ts';

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
  readonly shard?: Shard;
  /** As many as are worth it, where nothing is said. */
  readonly jobs?: number;
  readonly progress: boolean;
}

/** Returns the exit code. Throws `UsageError`. */
export async function verifyCommand(paths: readonly string[], options: VerifyOptions): Promise<number> {
  const targets = targetsOf(options);
  const planned = plan(paths, options);
  inputsAreKept(filesOf(targets), [...planned.files.map(({ name }) => name), options.baseline]);
  const compared = comparison(options, planned.complete && options.shard === undefined);
  const run = compared(await check(paths, planned, options));
  writeRun(run, options);
  return exitCodeOf(run, options.failOn);
}

/** Milliseconds of work between two looks at the terminal. */
const patience = 50;

async function check(
  paths: readonly string[],
  { files, problems, complete }: Plan,
  options: VerifyOptions,
): Promise<Run> {
  const { seed, runs, bools, spills } = options;
  const ruleCount = files.reduce((sum, file) => sum + file.ruleCount, 0);
  const results: RuleResult[] = [];
  const diagnostics: RunDiagnostic[] = problems.map(problem => runDiagnostic(plainDiagnostic(problem)));
  const shared = fileOptionsFor(options);
  const interrupt = new Interrupt();
  const progress = progressOn(process.stderr, options.progress);
  const memory = memoryFor(options);
  const checks = files.map(file => checkOf(file, shared));
  const take = (part: RunPart) => {
    if (part.kind === 'result') results.push(part.result);
    else diagnostics.push(part.diagnostic);
  };
  const look = (done: number) => {
    progress.show(done, ruleCount);
    return !interrupt.raised;
  };
  let lastLook = performance.now();
  try {
    const jobs = options.jobs ?? worthwhileJobs(checks, memory);
    if (jobs > 1 && canBeShared(paths, options)) {
      const taskOf = taskMaker(paths, options, checks);
      const parts = await checkedByWorkers(checks, memory, jobs, taskOf, look);
      for (const part of parts) take(part);
      checks.length = 0;
    }
    for (const part of checkedParts(checks, memory)) {
      take(part);
      if (performance.now() - lastLook < patience) continue;
      await betweenRules();
      lastLook = performance.now();
      if (!look(results.length)) break;
    }
  } finally {
    progress.stop();
    interrupt.release();
  }
  const { shard } = options;
  const parts = {
    seed,
    runs,
    readings: { bools, spills },
    files: files.map(({ name }) => name),
    complete: complete && shard === undefined,
    ...(shard && { shard: { ...shard, ofWhole: complete } }),
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
  };
  return assembleRun(parts, memory.remember);
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

/** What all files are checked with; who may fuse is told apart by folder. Throws `UsageError`. */
function fileOptionsFor(options: VerifyOptions) {
  const solver = solverFor(options.solver, options.timeout);
  return {
    ...fileOptions(options, detailsFor(options)),
    ...(solver && { solver }),
    ...(options.dumpSmt !== undefined && { onQuery: queriesInto(options.dumpSmt) }),
  };
}

/**
 * A worker plans by itself: it can read files again, but no pipe, and Git is not asked twice. What asks a solver or
 * writes questions is no plain data.
 */
const canBeShared = (paths: readonly string[], { since, solver, dumpSmt }: VerifyOptions): boolean =>
  since === undefined &&
  solver === 'none' &&
  dumpSmt === undefined &&
  paths.every(path => statSync(readPlace(path).path, { throwIfNoEntry: false })?.isFIFO() === false);

/** What a worker needs of the options, as plain data. */
function taskMaker(paths: readonly string[], options: VerifyOptions, checks: readonly PlannedCheck[]) {
  const { rule, arch, ops, contraction, shard, cache, cacheDir, timeout, solver } = options;
  const planOptions: PlanOptions = {
    ...(rule && { rule }),
    ...(arch !== undefined && { arch }),
    ...(ops !== undefined && { ops }),
    ...(contraction && { contraction }),
    ...(shard && { shard }),
  };
  const memoryOptions: MemoryOptions = {
    cache,
    solver,
    ...(cacheDir !== undefined && { cacheDir }),
    ...(timeout !== undefined && { timeout }),
  };
  return (file: number, slice: number, slices: number): Task => {
    const { hash: _, ...options } = checks[file]!.options;
    return { paths, planOptions, memoryOptions, fileOptions: options, file, slice, slices };
  };
}
