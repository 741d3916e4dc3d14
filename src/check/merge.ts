/** The runs of several shards as the run that one machine would have made. */
import { assembleRun } from './assemble.ts';
import type { Run } from './run.ts';

/** The runs are not shards of one run. */
export class NotMergeable extends Error {
  override readonly name = 'NotMergeable';
}

/** What says that two runs are of the same rules, checked in the same way. */
const header = ['tool', 'seed', 'runs', 'readings', 'files'] as const satisfies (keyof Run)[];

/** Missing shards are named in the run, which then is not complete. Throws `NotMergeable`. */
export function mergeRuns(runs: readonly { readonly name: string; readonly run: Run }[]): Run {
  const [first] = runs;
  if (first === undefined) throw new NotMergeable('there is nothing to merge');
  const seen = new Map<number, string>();
  for (const { name, run } of runs) {
    const { shard } = run;
    if (shard === undefined || shard.missing !== undefined) {
      throw new NotMergeable(`${name} is not of one shard: verify --shard I/N makes those`);
    }
    const differing = header.find(key => JSON.stringify(run[key]) !== JSON.stringify(first.run[key]));
    if (differing !== undefined) throw new NotMergeable(`${name} has other ${differing} than ${first.name}`);
    if (shard.count !== first.run.shard!.count) {
      throw new NotMergeable(
        `${name} is one of ${shard.count} shards, ${first.name} of ${first.run.shard!.count}`,
      );
    }
    const other = seen.get(shard.index);
    if (other !== undefined) throw new NotMergeable(`${name} and ${other} are both shard ${shard.index}`);
    seen.set(shard.index, name);
  }
  const all = runs.map(({ run }) => run);
  const count = first.run.shard!.count;
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter(index => !seen.has(index));
  const rank = new Map(first.run.files.map((file, index) => [file, index]));
  const { seed, runs: cases, readings, files } = first.run;
  return assembleRun({
    seed,
    runs: cases,
    ...(readings && { readings }),
    files,
    complete: missing.length === 0 && all.every(({ shard }) => shard!.ofWhole),
    ...(missing.length > 0 && { shard: { index: 0, count, ofWhole: false, missing } }),
    interrupted: all.some(({ interrupted }) => interrupted === true),
    ruleCount: all.reduce((sum, { summary }) => sum + summary.rules, 0),
    results: all
      .flatMap(({ results }) => results)
      .sort((a, b) => rank.get(a.file)! - rank.get(b.file)! || a.line - b.line || a.column - b.column),
    diagnostics: all.flatMap(({ errors, warnings = [] }) => [...errors, ...warnings]),
  });
}
