/** Builds and runs the trials of a rule; of what goes wrong, the plainest function again, alone, traced and made smaller. */
import { basename } from 'node:path';
import type { Counterexample } from '../prove/verdict.ts';
import { rankOf, rankOfOthers, type Suspect } from '../reproduce/attribution/attribution.ts';
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
  const blamed = new Map<object, Suspect>();
  for (const batch of batchesOf(calls)) {
    clock.searching(tried, all);
    const found = await wrongIn(batch, builds);
    tried += functionsOf(batch);
    tools = toolsOf(found.ran);
    if (found.kind === 'could not run')
      return { target, tried, ...tools, kind: 'not tried', ...found.problem };
    const { candidates, suspects } = await likeliest(found, builds, rankOfShown(shown));
    for (const suspect of suspects) blame(blamed, suspect);
    for (const result of candidates) {
      const alone = await builds.alone(result);
      if (alone === undefined) continue;
      for (const suspect of alone.attribution.suspects) blame(blamed, suspect);
      if (rankOf(alone.attribution) < rankOfShown(shown)) shown = alone;
      if (shown !== undefined && isFound(shown)) break;
    }
    if ((shown !== undefined && isFound(shown)) || clock.isSpent || options.signal.aborted) break;
  }
  const shared = { target, tried, ...tools };
  const left = all - tried;
  if (shown === undefined)
    return { ...shared, kind: 'not reproduced', ways: waysOf(calls), left, blamed: [...blamed.values()] };
  clock.minimising();
  const small = await smallest(shown, builds, clock);
  return isFound(small) ? { ...shared, ...small } : { ...shared, kind: 'not attributed', shown: small, left };
}

const isFound = ({ attribution }: Pick<Shown, 'attribution'>): boolean => attribution.kind === 'alone';
/** Where nothing is shown yet, what only other rules are to blame for is not worth it. */
const rankOfShown = (shown: Pick<Shown, 'attribution'> | undefined): number =>
  shown === undefined ? rankOfOthers : rankOf(shown.attribution);

/** Each rule once: as wrong, if some function shows it so. */
function blame(blamed: Map<object, Suspect>, suspect: Suspect): void {
  const { rule } = suspect.known.rule.instance;
  if (blamed.get(rule)?.verdict !== 'wrong') blamed.set(rule, suspect);
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
  const isAlike = alone?.kind === shown.kind && rankOf(alone.attribution) <= rankOf(shown.attribution);
  return alone !== undefined && isAlike ? { ...alone, isMinimal } : shown;
}

type Wrong = { readonly ran: Ran } & (
  | { readonly kind: 'found'; readonly wrong: readonly Result[]; readonly failures: readonly Result[] }
  | {
      readonly kind: 'could not run';
      readonly problem: { readonly reason: string; readonly detail?: string };
    }
);

/**
 * The functions that are worth a program of their own: those of which the trace shows the rule to blame, and it alone; else
 * those of which it says the most, if they are of a lower rank. `suspects`: other rules that it shows.
 */
async function likeliest(
  { wrong, failures }: Extract<Wrong, { kind: 'found' }>,
  builds: TrialBuilds,
  below: number,
): Promise<{ readonly candidates: readonly Result[]; readonly suspects: readonly Suspect[] }> {
  const attributed = wrong.length === 0 ? [] : await builds.attributed(wrong.map(({ call }) => call));
  const ranked = plainestWrong(attributed.map(({ result }) => result)).map(result => ({
    result,
    rank: rankOf(attributed.find(one => one.result === result)!.attribution),
  }));
  const best = Math.min(below - 1, ...ranked.map(({ rank }) => rank));
  const chosen = ranked.flatMap(({ result, rank }) => (rank === best ? [result] : []));
  // What cannot be traced with others may be so alone.
  const first = ranked.length === 0 ? wrong : chosen;
  return {
    candidates: [...first.slice(0, candidates), ...failures],
    suspects: attributed.flatMap(({ attribution }) => attribution.suspects),
  };
}

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
      return { ran: found.ran, kind: 'found', wrong: plainestWrong(found.wrong), failures };
    }
    if (found.kind === 'could not run')
      return { ran: found.ran, kind: 'could not run', problem: found.problem };
    refused.push(...found.trials);
    if (left === 0 || calls.every(({ trial }) => refused.includes(trial)))
      return { ran: found.ran, kind: 'found', wrong: [], failures };
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
