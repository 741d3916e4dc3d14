/** What workers do. One of `verify --jobs` plans as the command does, and checks slices of the files. */
import { setImmediate } from 'node:timers/promises';
import { checkFile, type FileOptions, type RunPart } from '../check/check-file.ts';
import type { ReadRules } from '../check/read-rules.ts';
import { hash } from './host.ts';
import { type MemoryOptions, memoryFor } from './memory.ts';
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

/** What the last task has read; the next one is mostly of the same file. */
let last: { readonly of: string; readonly file: PlannedFile; readonly read: ReadRules } | undefined;

function fileOf({ paths, planOptions, file: index }: Task) {
  const of = JSON.stringify([paths, planOptions, index]);
  if (last?.of === of) return last;
  const file = plan(paths, planOptions).files[index]!;
  last = { of, file, read: file.read() };
  return last;
}

/** What is wrong with the text of the file comes with its first slice. */
export async function checkSlice(task: Task): Promise<RunPart[]> {
  const { file, read } = fileOf(task);
  const { slice, slices } = task;
  const options = { ...task.fileOptions, hash };
  const [from, to] = [slice, slice + 1].map(at => Math.floor((read.rules.length * at) / slices));
  const part: ReadRules = {
    ...read,
    rules: read.rules.slice(from, to),
    diagnostics: slice === 0 ? read.diagnostics : [],
  };
  const parts: RunPart[] = [];
  for (const found of checkFile(
    part,
    options,
    memoryFor(task.memoryOptions).recall(file, options)?.(read.source),
  )) {
    parts.push(found);
    // What was looked up by a weak reference is kept until the turn ends, and with it all terms of the rule.
    await setImmediate();
  }
  return parts;
}
