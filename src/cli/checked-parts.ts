/** The files of a plan are checked, one after the other or by several workers; what is found is the same. */
import { checkFile, type FileOptions, type RunPart } from '../check/check-file.ts';
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
const rulesOfTask = 60;

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
  const checkFileBySlices = async ({ file, options }: PlannedCheck, index: number): Promise<RunPart[]> => {
    const known = memory.whole(file, options);
    if (known !== undefined) return known;
    const slices = Math.max(1, Math.ceil(file.ruleCount / rulesOfTask));
    const found = await Promise.all(
      Array.from({ length: slices }, (_, slice) =>
        run(taskOf(index, slice, slices), file.ruleCount / slices),
      ),
    );
    const parts = found.flatMap(part => part ?? []);
    if (!found.includes(undefined)) memory.keep(file, options, parts);
    return parts;
  };
  try {
    return (await Promise.all(checks.map(checkFileBySlices))).flat();
  } finally {
    await pool.destroy();
  }
}
