/** Builds and runs the trials of a rule; of what goes wrong, the plainest function again, alone and traced. */
import type { Counterexample } from '../prove/verdict.ts';
import type { Compiler, KnownRule } from '../reproduce/known-rules.ts';
import { type Machine, machineOf } from '../reproduce/machines.ts';
import { traceFlag } from '../reproduce/passes.ts';
import { functionsOf, type Shown, type TrialOutcome, tracedIn, waysOf } from '../reproduce/trials/outcome.ts';
import {
  type Call,
  exactOf,
  plainestWrong,
  type Result,
  readResults,
  readWrong,
  searchProgram,
  type TrialProgram,
  trialProgram,
} from '../reproduce/trials/program.ts';
import { proposeTrials } from '../reproduce/trials/search.ts';
import { printInstance } from '../rules/print.ts';
import { hostGoarch } from './emulator.ts';
import { buildAndRun, type Ran } from './run-program.ts';

/** Functions that go wrong, and are looked at one by one for a trace of the rule, of each program. */
const candidates = 5;
/** Functions of one program: it builds in a few seconds. */
const batchSize = 300;

export interface TrialOptions {
  readonly machine: Machine;
  readonly goroot?: string;
  readonly signal: AbortSignal;
}

/** Program after program, until one is wrong and its trace shows the rule. Throws `UsageError` where the user's GOROOT is none. */
export async function runTrials(
  target: KnownRule,
  compiler: Compiler,
  counterexample: Counterexample,
  options: TrialOptions,
): Promise<TrialOutcome> {
  const proposal = proposeTrials(target, compiler, counterexample);
  if (proposal.kind === 'none') return { target, tried: 0, kind: 'not tried', reason: proposal.reason };
  const title = printInstance(target.rule.instance);
  let tried = 0;
  let tools: ReturnType<typeof toolsOf> = {};
  let shown: Shown | undefined;
  for (const calls of batchesOf(proposal.calls)) {
    const all = await search(calls, title, options);
    tried += functionsOf(calls);
    tools = toolsOf(all.ran);
    const shared = { target, tried, ...tools };
    if (all.kind === 'could not run') return { ...shared, kind: 'not tried', ...all.problem };
    const wrong = plainestWrong(all.results);
    for (const { call } of wrong.slice(0, candidates)) {
      const found = await alone(call, target, title, options);
      if (found?.isTraced) return { ...shared, ...found };
      shown ??= found;
    }
    if (options.signal.aborted) break;
  }
  const shared = { target, tried, ...tools };
  return shown === undefined
    ? { ...shared, kind: 'not reproduced', ways: waysOf(proposal.calls) }
    : { ...shared, ...shown };
}

function batchesOf(calls: readonly Call[]): readonly (readonly Call[])[] {
  const trials = [...new Set(calls.map(({ trial }) => trial))];
  const batches = new Map(trials.map((trial, index) => [trial, Math.floor(index / batchSize)]));
  const lists = Array.from({ length: Math.ceil(trials.length / batchSize) }, (): Call[] => []);
  for (const call of calls) lists[batches.get(call.trial)!]!.push(call);
  return lists;
}

/** What is known to give something prints only what is wrong; the rest is compared with its reference. */
async function search(calls: readonly Call[], title: string, options: TrialOptions): Promise<TrialRun> {
  const known = calls.filter(call => exactOf(call) !== undefined);
  if (known.length === 0) return run(trialProgram(calls, title), '', options, readResults);
  return run(searchProgram(known, title), '', options, readWrong);
}

/** The call as a program of its own; undefined where it is not wrong there, or nothing says that it is to be another. */
async function alone(
  call: Call,
  target: KnownRule,
  title: string,
  options: TrialOptions,
): Promise<Shown | undefined> {
  const program = trialProgram([call], title);
  const traced = await run(program, traceFlag(target.pass), options);
  if (traced.kind === 'could not run') return undefined;
  const [result] = traced.results;
  if (result!.isRight) return undefined;
  const rightBuild = await rightBuildOf(program, call, target, options);
  if (rightBuild === undefined) return undefined;
  return {
    kind: 'miscompiled',
    program: program.text,
    test: trialProgram([call], title, 'test').text,
    result: result!,
    rightBuild,
    ...tracedIn(target, traced.trace),
  };
}

/**
 * The build that gives what is expected: without optimisation or, where rules of a machine are applied all the same, that
 * for this one. Another machine's word alone is none, since rules on ops of the language go wrong on both: it counts
 * where it is what the ops mean.
 */
async function rightBuildOf(
  program: TrialProgram,
  { trial, values }: Call,
  { pass }: KnownRule,
  options: TrialOptions,
): Promise<string | undefined> {
  const unoptimised = await run(program, '-N -l', options);
  if (unoptimised.kind === 'ran' && unoptimised.results[0]!.isRight) return 'with -N -l';
  const host = machineOf(hostGoarch.toUpperCase());
  const isKnown = pass !== 'opt' && trial.exact(values) !== undefined;
  if (!isKnown || host === undefined || host === options.machine) return undefined;
  const elsewhere = await run(program, '', { ...options, machine: host });
  return elsewhere.kind === 'ran' && elsewhere.results[0]!.isRight ? `for ${host.goarch}` : undefined;
}

const toolsOf = ({ toolchain, emulator }: Ran) => ({
  ...(toolchain !== undefined && { toolchain }),
  ...(emulator !== undefined && { emulator }),
});

type TrialRun = { readonly ran: Ran } & (
  | {
      readonly kind: 'ran';
      readonly results: readonly Result[];
      readonly trace: string;
    }
  | {
      readonly kind: 'could not run';
      readonly problem: { readonly reason: string; readonly detail?: string };
    }
);

async function run(
  program: TrialProgram,
  flags: string,
  { machine, goroot, signal }: TrialOptions,
  read: (program: TrialProgram, out: string) => readonly Result[] | undefined = readResults,
): Promise<TrialRun> {
  const ran = await buildAndRun(program.text, {
    machine,
    flags,
    signal,
    ...(goroot !== undefined && { goroot }),
  });
  if (ran.kind === 'could not run') {
    const { reason, detail } = ran;
    return { ran, kind: 'could not run', problem: { reason, ...(detail !== undefined && { detail }) } };
  }
  const results = read(program, ran.out);
  if (results === undefined) {
    const detail = ran.result.err || ran.out;
    return { ran, kind: 'could not run', problem: { reason: 'the program failed', detail } };
  }
  return { ran, kind: 'ran', results, trace: ran.trace };
}
