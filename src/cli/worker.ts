/** What workers do. One of `verify --jobs` plans as the command does, and checks slices of the files. */
import { checkFile, type FileOptions, type Recall, type RunPart } from '../check/check-file.ts';
import type { ReadRules } from '../check/read-rules.ts';
import { sliceOf } from '../check/shard.ts';
import { betweenRules } from './between-rules.ts';
import { hash } from './host.ts';
import { type Memory, type MemoryOptions, memoryFor } from './memory.ts';
import { type PlannedFile, type PlanOptions, plan } from './plan.ts';

export { lintPart } from './lint-parts.ts';

/** Plain data, as it has to be to reach another thread. */
export interface Task {
  readonly paths: readonly string[];
  readonly planOptions: PlanOptions;
  readonly memoryOptions: MemoryOptions;
  readonly fileOptions: Omit<FileOptions, 'hash'>;
  /** Which of the planned files. */
  readonly file: number;
  /** Which part of its rules, from 0, of so many. */
  readonly slice: number;
  readonly slices: number;
}

interface Planned {
  readonly of: string;
  readonly files: readonly PlannedFile[];
  readonly memory: Memory;
}

interface Read {
  readonly of: string;
  readonly read: ReadRules;
  readonly options: FileOptions;
  readonly recall: Recall | undefined;
}

/** What the last task was about: the next one is of the same plan, and mostly of the same file. */
let planned: Planned | undefined;
let last: Read | undefined;

function fileOf({ paths, planOptions, memoryOptions, fileOptions, file: index }: Task): Read {
  const plannedOf = JSON.stringify([paths, planOptions, memoryOptions]);
  if (planned?.of !== plannedOf) {
    planned = { of: plannedOf, files: plan(paths, planOptions).files, memory: memoryFor(memoryOptions) };
    last = undefined;
  }
  const of = JSON.stringify([index, fileOptions]);
  if (last?.of === of) return last;
  const file = planned.files[index]!;
  const options = { ...fileOptions, hash };
  const read = file.read();
  last = { of, read, options, recall: planned.memory.recall(file, options)?.(read.source) };
  return last;
}

/** What is wrong with the text of the file comes with its first slice. */
export async function checkSlice(task: Task): Promise<RunPart[]> {
  const { read, options, recall } = fileOf(task);
  const { slice, slices } = task;
  const { from, to } = sliceOf(read.rules.length, slice, slices);
  const part: ReadRules = {
    ...read,
    rules: read.rules.slice(from, to),
    diagnostics: slice === 0 ? read.diagnostics : [],
  };
  const parts: RunPart[] = [];
  for (const found of checkFile(part, options, recall)) {
    parts.push(found);
    await betweenRules();
  }
  return parts;
}
