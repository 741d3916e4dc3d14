/** The built program as users run it: arguments, surroundings, and what comes out of it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

type Program = typeof import('../../src/cli/main.ts');

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const program = fileURLToPath(new URL('../../dist/command/rulecheck.js', import.meta.url));
const builtModule = new URL('../../dist/src/cli/main.js', import.meta.url).href;

export interface Surroundings {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Nothing can be kept in such a cache: what tests see is computed. Nothing asks for colours. */
const environment = (env: Readonly<Record<string, string>>) => ({
  PATH: process.env['PATH'] ?? '',
  XDG_CACHE_HOME: '/dev/null',
  ...env,
});

/** Runs a process of its own, in the root of the project where no other folder is named. */
export function rulecheckProcess(
  args: readonly string[],
  { input = '', cwd = root, env = {} }: Surroundings = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: environment(env),
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

let isRunning = false;

/**
 * The same, of the built program in this process: most of a short run is to start and to compile, which is done once
 * for all tests. What is asked of the process itself, of its input, of what is left in memory needs
 * {@link rulecheckProcess}; so does standard input, which cannot be exchanged here.
 */
export async function rulecheck(
  args: readonly string[],
  { input, cwd = root, env = {} }: Surroundings = {},
): Promise<Outcome> {
  if (input !== undefined || args.includes('-'))
    return rulecheckProcess(args, { input: input ?? '', cwd, env });
  const { runCommand } = (await import(/* @vite-ignore */ builtModule)) as Program;
  if (isRunning) throw new Error('one command after the other: they share this process');
  isRunning = true;
  const out = capture(process.stdout);
  const err = capture(process.stderr);
  const before = { argv: process.argv, env: process.env, cwd: process.cwd(), exitCode: process.exitCode };
  process.argv = [process.execPath, program, ...args];
  process.env = environment(env);
  process.exitCode = undefined;
  process.chdir(cwd);
  try {
    await runCommand();
    return { code: Number(process.exitCode ?? 0), out: out.end(), err: err.end() };
  } finally {
    isRunning = false;
    out.end();
    err.end();
    process.chdir(before.cwd);
    process.argv = before.argv;
    process.env = before.env;
    process.exitCode = before.exitCode;
  }
}

/** Takes what is written to a stream, instead of it. */
function capture(stream: NodeJS.WriteStream): { end(): string } {
  const { write } = stream;
  const listeners = stream.listeners('error');
  const chunks: Buffer[] = [];
  stream.write = ((chunk: string | Uint8Array, ...others: unknown[]) => {
    chunks.push(Buffer.from(chunk as Uint8Array));
    const done = others.at(-1);
    if (typeof done === 'function') queueMicrotask(() => done());
    return true;
  }) as typeof write;
  return {
    end: () => {
      stream.write = write;
      for (const listener of stream.listeners('error')) {
        if (!listeners.includes(listener)) stream.removeListener('error', listener as () => void);
      }
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}
