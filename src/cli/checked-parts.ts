/** The files of a plan are checked, one after the other or by several workers; what is found is the same. */
import { availableParallelism } from 'node:os';
import { checkFile, type FileOptions, type RunPart } from '../check/check-file.ts';
import { sliceOf } from '../check/shard.ts';
import type { Memory } from './memory.ts';
import type { PlannedFile } from './plan.ts';
import type { Task } from './worker.ts';
import { workerPool } from './workers.ts';

export interface PlannedCheck {
  readonly file: PlannedFile;
  readonly options: FileOptions;
}

/** In the order of the text. A file is kept once all of it is checked. */
export function* checkedParts(checks: readonly PlannedCheck[], memory: Memory): Generator<RunPart> {
  for (const { file, options } of checks) {
    const known = memory.whole(file, options);
    if (known !== undefined) {
      yield* known;
      continue;
    }
    const read = file.read();
    const parts: RunPart[] = [];
    for (const part of checkFile(read, options, memory.recall(file, options)?.(read.source))) {
      parts.push(part);
      yield part;
    }
    memory.keep(file, options, parts);
  }
}

/** So many rules are worth handing over; a worker that waits for others to end waits for no more. */
const rulesOfTask = 30;

/** A worker reads all by itself, and compiles by itself what runs often. It makes up for that with so many rules. */
const rulesOfWorker = 200;

/** One for each processor, as far as each has enough to do; of a file that was checked before little is left. */
export function worthwhileJobs(checks: readonly PlannedCheck[], memory: Pick<Memory, 'knows'>): number {
  const rules = checks
    .filter(({ file, options }) => !memory.knows(file, options))
    .reduce((sum, { file }) => sum + file.ruleCount, 0);
  return Math.max(1, Math.min(availableParallelism(), Math.floor(rules / rulesOfWorker)));
}

/**
 * The same by several workers.
 *
 * @param taskOf what a worker has to know to check a slice of a file
 * @param look is told how many rules are done whenever some are; false ends the run with what there is
 */
export async function checkedByWorkers(
  checks: readonly PlannedCheck[],
  memory: Memory,
  jobs: number,
  taskOf: (file: number, slice: number, slices: number) => Task,
  look: (done: number) => boolean,
): Promise<RunPart[]> {
  const found = checks.map(({ file, options }) => memory.whole(file, options));
  // The longest first, so that it is short what a worker ends with while others wait for it.
  const left = checks
    .map((check, index) => ({ ...check, index }))
    .filter(({ index }) => found[index] === undefined)
    .toSorted((a, b) => b.file.ruleCount - a.file.ruleCount);
  if (left.length === 0) return found.flatMap(parts => parts ?? []);
  const pool = await workerPool(jobs);
  let done = 0;
  const run = async (task: Task, rules: number): Promise<RunPart[] | undefined> => {
    try {
      const parts = await pool.run<RunPart[]>(task, 'checkSlice');
      done += rules;
      if (!look(done)) pool.stop();
      return parts;
    } catch (error) {
      if (pool.stopped) return undefined;
      throw error;
    }
  };
  const checkFileBySlices = async ({ file, options, index }: PlannedCheck & { readonly index: number }) => {
    const slices = Math.max(1, Math.ceil(file.ruleCount / rulesOfTask));
    const ofSlices = await Promise.all(
      Array.from({ length: slices }, (_, slice) => {
        const { from, to } = sliceOf(file.ruleCount, slice, slices);
        return run(taskOf(index, slice, slices), to - from);
      }),
    );
    const parts = ofSlices.flatMap(part => part ?? []);
    if (!ofSlices.includes(undefined)) memory.keep(file, options, parts);
    found[index] = parts;
  };
  try {
    await Promise.all(left.map(checkFileBySlices));
    return found.flatMap(parts => parts ?? []);
  } finally {
    await pool.destroy();
  }
}
