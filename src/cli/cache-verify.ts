/** `rulecheck cache verify PATH...`: is what is kept of these rules what would be computed? */
import { isDeepStrictEqual } from 'node:util';
import { recomputed, reusedIn } from '../check/reuse.ts';
import { type DetailLevel, detailLevels } from '../check/rule-result.ts';
import type { RuleResult } from '../check/run.ts';
import { count } from '../report/text/words.ts';
import { randomOf } from '../semantics/operands/random.ts';
import { regionOf } from '../text/plain-diagnostic.ts';
import { visible } from '../text/visible.ts';
import { betweenRules } from './between-rules.ts';
import { defaultCacheFolder } from './cache.ts';
import { ExitCode, UsageError } from './exit-code.ts';
import { memoryFor } from './memory.ts';
import { type PlanOptions, plan } from './plan.ts';
import { checkOf, fileOptions, type ProverFlags } from './prove-options.ts';

export interface CacheVerifyOptions extends PlanOptions, ProverFlags {
  /** How many results are computed again. */
  readonly sample: number;
  readonly details?: DetailLevel;
  readonly cacheDir?: string;
}

/** Returns the exit code. Throws `UsageError`, also where nothing is kept: what was not looked at is not right. */
export async function cacheVerifyCommand(
  paths: readonly string[],
  options: CacheVerifyOptions,
): Promise<number> {
  const kept = keptOf(paths, options);
  const folder = options.cacheDir ?? defaultCacheFolder();
  if (kept.length === 0) {
    throw new UsageError(`${folder} keeps nothing of these rules, of this program and these options`);
  }
  const sample = sampleOf(kept, options.sample, options.seed);
  const wrong: string[] = [];
  for (const { place, compare } of sample) {
    const difference = compare();
    if (difference !== undefined) wrong.push(`${place}: ${difference}\n`);
    await betweenRules();
  }
  const compared = `${sample.length} of ${count(kept.length, 'result')} computed again`;
  process.stdout.write(
    wrong.length === 0
      ? `${compared}; all are as they are kept\n`
      : `${wrong.join('')}${compared}; ${wrong.length} not as kept in ${visible(folder)}: delete that folder, and report it\n`,
  );
  return wrong.length === 0 ? ExitCode.clean : ExitCode.internal;
}

/** A result that a run would take from the cache. */
interface Kept {
  /** `FILE:LINE:COLUMN` of its rule. */
  readonly place: string;
  /** How it differs from what is computed now; undefined where it does not. */
  compare(): string | undefined;
}

function keptOf(paths: readonly string[], options: CacheVerifyOptions): Kept[] {
  const { cacheDir, details } = options;
  const memory = memoryFor({ cache: true, solver: 'none', ...(cacheDir !== undefined && { cacheDir }) });
  const levels = details === undefined ? detailLevels : [details];
  return plan(paths, options).files.flatMap(planned => {
    const read = planned.read();
    return levels.flatMap(level => {
      const { file, options: own } = checkOf(planned, fileOptions(options, level));
      const reused = reusedIn(read, own, memory.whole(file, own), memory.recall(file, own)?.(read.source));
      return reused.map(({ read: rule, stored }): Kept => {
        const { line, column } = regionOf(read.source, rule.rule.span);
        return {
          place: `${visible(read.source.name)}:${line}:${column}`,
          compare: () => difference(stored, recomputed(read, rule, own)),
        };
      });
    });
  });
}

/** Each as likely, none twice, in the order in which they came; all where there are no more than wanted. */
function sampleOf<Item>(items: readonly Item[], size: number, seed: number): readonly Item[] {
  const random = randomOf(seed);
  let wanted = Math.min(size, items.length);
  return items.filter((_, index) => {
    const isTaken = random(1, items.length - index) <= wanted;
    if (isTaken) wanted--;
    return isTaken;
  });
}

function difference(stored: RuleResult | undefined, computed: RuleResult | undefined): string | undefined {
  // What is stored was JSON.
  const plain: unknown = computed && JSON.parse(JSON.stringify(computed));
  if (isDeepStrictEqual(stored, plain)) return undefined;
  const [kept, found] = [stored, computed].map(result => result?.verdict ?? 'nothing');
  return kept === found ? `${kept} as kept, but with other evidence` : `kept is ${kept}, computed ${found}`;
}
