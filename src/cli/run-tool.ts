/** Runs another program, without a shell, and never for longer than it is given. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first file of that name in the folders of PATH. */
export function findOnPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  return folders.map(folder => join(folder, name)).find(file => existsSync(file));
}

export interface ToolOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Stops the program when raised. */
  readonly signal?: AbortSignal;
}

export interface ToolResult {
  /** Undefined where it did not end by itself. */
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
  /** Why it did not end by itself, or could not be started. */
  readonly problem?: string;
}

/** More output than any compiler has to say; what comes after is dropped. */
const outputLimit = 1 << 26;

export function runTool(
  file: string,
  args: readonly string[],
  { cwd, env, timeoutMs, signal }: ToolOptions,
): Promise<ToolResult> {
  return new Promise(resolve => {
    // A group of its own: a compiler that is stopped takes its helpers with it.
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let problem: string | undefined;
    const stop = (why: string) => {
      problem ??= why;
      if (child.pid !== undefined) killGroup(child.pid);
    };
    const timer = setTimeout(() => stop(`it took longer than ${timeoutMs / 1000} s`), timeoutMs);
    const abort = () => stop('it was interrupted');
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted) abort();
    const [out, err] = [child.stdout, child.stderr].map(stream => {
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= outputLimit) chunks.push(chunk);
      });
      return () => Buffer.concat(chunks).toString('utf8');
    });
    const finish = (code: number | null, killedBy?: string | null) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      if (killedBy) problem ??= `it was ended by ${killedBy}`;
      resolve({
        code: problem === undefined ? (code ?? undefined) : undefined,
        out: out!(),
        err: err!(),
        ...(problem !== undefined && { problem }),
      });
    };
    child.once('error', error => {
      problem ??= error.message;
      finish(null);
    });
    child.once('close', finish);
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
