/** Texts that users name: of regular files, of what a shell has opened, of standard input. */
import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { Source } from '../text/source.ts';
import { UsageError } from './exit-code.ts';
import { reasonOf } from './output.ts';

/** Twenty times the largest file of Go 1.27. A pipe may never end. */
const largest = 8 << 20;

/** The text of a file. Throws `UsageError` where there is none that could be read to its end. */
export function readSource(path: string): Source {
  const stats = statOf(path);
  if (!stats.isFile() && !isShellPipe(path, stats)) {
    throw new UsageError(`cannot read ${path}: it is ${kindOf(stats)}`);
  }
  const file = attempt(path, () => openSync(path, 'r'));
  try {
    return new Source(path, readText(file, path));
  } finally {
    closeSync(file);
  }
}

/** The text of an open file; `name` is for messages. */
export function readText(file: number, name: string): string {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size <= largest) {
    const chunk = Buffer.allocUnsafe(1 << 16);
    const count = attempt(name, () => readWhenThere(file, chunk));
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    size += count;
  }
  if (size > largest) {
    throw new UsageError(
      `cannot read ${name}: it is larger than ${largest >> 20} MiB, as no file of Go's is`,
    );
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.includes('\0')) throw new UsageError(`${name} is not a text: it holds a NUL byte`);
  return text;
}

/** Of a pipe that does not block, nothing may be there yet: its writer is waited for. */
function readWhenThere(file: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(file, chunk);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

export function statOf(path: string): Stats {
  return attempt(path, () => statSync(path));
}

/** What a shell has opened, as in `verify <(...)`, has a writer; another pipe may wait for one for ever. */
export function isShellPipe(path: string, stats: Stats): boolean {
  return stats.isFIFO() && /^\/(?:dev\/(?:fd\/\d+|stdin)|proc\/(?:self|\d+)\/fd\/\d+)$/.test(path);
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe; - reads standard input';
  return stats.isSocket() ? 'a socket' : 'a device';
}

function attempt<Result>(name: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`cannot read ${name}: ${reasonOf(error)}`);
  }
}
