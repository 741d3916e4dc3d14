import { mkdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from './exit-code.ts';

/** Puts a report on standard output, or into a file. */
export function writeReport(text: string, file: string | undefined): void {
  if (file === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(file, text);
  } catch (error) {
    const problem = writeProblem(file, error);
    if (problem !== undefined) throw problem;
  }
}

type Name = string | undefined;

/** Throws `UsageError` where a report would take the place of what a command reads, however either is named. */
export function inputsAreKept(outputs: readonly Name[], inputs: readonly Name[]): void {
  const read = new Set(inputs.map(input => input && identityOf(input)));
  for (const output of outputs) {
    const identity = output && identityOf(output);
    if (identity !== undefined && read.has(identity)) {
      throw new UsageError(`cannot write ${output}: it is read here, and would be lost`);
    }
  }
}

/** The same for all names of a file, which need not be there yet; undefined for what keeps nothing, as /dev/null. */
export function identityOf(path: string): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return join(realpathSync(dirname(path)), basename(path));
    return stats.isCharacterDevice() ? undefined : `${stats.dev}:${stats.ino}`;
  } catch {
    return resolve(path);
  }
}

/** Why an output was not written; nothing where its reader, such as `head`, has seen enough and left. */
export function writeProblem(output: string, error: unknown): UsageError | undefined {
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return undefined;
  return new UsageError(`cannot write ${output}: ${reasonOf(error)}`);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is not a directory',
  ENOSPC: 'no space left on the device',
  ELOOP: 'too many symbolic links',
  EBADF: 'it is not open for writing',
};

/** Why the system refused, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}

/** Folder by folder: `recursive` never comes back where a system says that the folder above is missing, as /proc does. */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
