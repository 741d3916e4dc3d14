/** Builds and runs the trials of a rule; of what goes wrong, the plainest function again, alone, traced and made smaller. */
import { basename } from 'node:path';
import type { Counterexample } from '../prove/verdict.ts';
import type { Compiler, KnownRule } from '../reproduce/known-rules.ts';
import {
  type Call,
  callsByTrial,
  notCompiled,
  plainestWrong,
  type Result,
} from '../reproduce/trials/call.ts';
import { minimised } from '../reproduce/trials/minimise.ts';
import { functionsOf, type Shown, type TrialOutcome, waysOf } from '../reproduce/trials/outcome.ts';
import { proposeTrials } from '../reproduce/trials/search.ts';
import type { Trial } from '../reproduce/trials/trial.ts';
import { printInstance } from '../rules/print.ts';
import type { Ran } from './run-program.ts';
import type { SearchClock } from './search-clock.ts';
import { type BuildOptions, TrialBuilds } from './trial-builds.ts';

/** Functions that go wrong, and are looked at one by one for a trace of the rule, of each program. */
const candidates = 5;
/** Functions of one program: it builds in a few seconds. */
const batchSize = 300;
/** How often a program is built again without the functions that the compiler does not take. */
const retries = 8;

export interface TrialOptions extends Omit<BuildOptions, 'onBuild'> {
  readonly clock: SearchClock;
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
  return searchTrials(target, proposal.calls, options);
}

/** The same for functions that are known. */
export async function searchTrials(
  target: KnownRule,
  calls: readonly Call[],
  { clock, ...options }: TrialOptions,
): Promise<TrialOutcome> {
  const builds = new TrialBuilds(target, titleOf(target), {
    ...options,
    onBuild: () => clock.built(),
  });
  const all = functionsOf(calls);
  let tried = 0;
  let tools: ReturnType<typeof toolsOf> = {};
  let shown: Omit<Shown, 'isMinimal'> | undefined;
  for (const batch of batchesOf(calls)) {
    clock.searching(tried, all);
    const found = await wrongIn(batch, builds);
    tried += functionsOf(batch);
    tools = toolsOf(found.ran);
    if (found.kind === 'could not run')
      return { target, tried, ...tools, kind: 'not tried', ...found.problem };
    for (const result of found.candidates) {
      const alone = await builds.alone(result);
      if (alone?.isTraced || shown === undefined) shown = alone ?? shown;
      if (shown?.isTraced) break;
    }
    if (shown?.isTraced || clock.isSpent || options.signal.aborted) break;
  }
  const shared = { target, tried, ...tools };
  if (shown === undefined)
    return { ...shared, kind: 'not reproduced', ways: waysOf(calls), left: all - tried };
  clock.minimising();
  return { ...shared, ...(await smallest(shown, builds, clock)) };
}

/** `generic.rules:2169  (Or8 ...` */
const titleOf = ({ source, rule: { instance } }: KnownRule): string =>
  `${basename(source.name)}:${source.position(instance.rule.span.start).line}  ${printInstance(instance)}`;

/** The smallest program that goes wrong in the same way, as far as there is time. */
async function smallest(
  first: Omit<Shown, 'isMinimal'>,
  builds: TrialBuilds,
  clock: SearchClock,
): Promise<Shown> {
  const shown: Shown = { ...first, isMinimal: false };
  const { result, isMinimal } = await minimised(shown.result, async calls =>
    clock.isSpent ? undefined : builds.alike(shown, calls),
  );
  if (result === shown.result) return { ...shown, isMinimal };
  const alone = await builds.alone(result);
  const isAlike = alone?.kind === shown.kind && (alone.isTraced === true || shown.isTraced !== true);
  return alone !== undefined && isAlike ? { ...alone, isMinimal } : shown;
}

type Wrong = { readonly ran: Ran } & (
  | { readonly kind: 'found'; readonly candidates: readonly Result[] }
  | {
      readonly kind: 'could not run';
      readonly problem: { readonly reason: string; readonly detail?: string };
    }
);

/** What goes wrong of a batch, or is not compiled: the plainest of each function. */
async function wrongIn(batch: readonly Call[], builds: TrialBuilds): Promise<Wrong> {
  const refused: Trial[] = [];
  for (let left = retries; ; left -= 1) {
    const calls = batch.filter(({ trial }) => !refused.includes(trial));
    const failures = [...callsByTrial(batch.filter(({ trial }) => refused.includes(trial))).values()]
      .slice(0, candidates)
      .map(([call]) => notCompiled(call!));
    const found = await builds.search(calls);
    if (found.kind === 'ran') {
      const wrong = plainestWrong(found.wrong).slice(0, candidates);
      return { ran: found.ran, kind: 'found', candidates: [...wrong, ...failures] };
    }
    if (found.kind === 'could not run')
      return { ran: found.ran, kind: 'could not run', problem: found.problem };
    refused.push(...found.trials);
    if (left === 0 || calls.every(({ trial }) => refused.includes(trial)))
      return { ran: found.ran, kind: 'found', candidates: failures };
  }
}

function batchesOf(calls: readonly Call[]): readonly (readonly Call[])[] {
  const trials = [...callsByTrial(calls).values()];
  return Array.from({ length: Math.ceil(trials.length / batchSize) }, (_, index) =>
    trials.slice(index * batchSize, (index + 1) * batchSize).flat(),
  );
}

const toolsOf = ({ toolchain, emulator }: Ran) => ({
  ...(toolchain !== undefined && { toolchain }),
  ...(emulator !== undefined && { emulator }),
});
