/** The built program as users run it: a process with arguments, and what comes out of it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const program = fileURLToPath(new URL('../../dist/command/rulecheck.js', import.meta.url));

export interface Surroundings {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs in the root of the project, with nothing in the environment that asks for colours. */
export function rulecheck(args: readonly string[], { input = '', cwd = root, env = {} }: Surroundings = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    // Nothing can be kept there: what tests see is computed.
    env: { PATH: process.env['PATH'], XDG_CACHE_HOME: '/dev/null', ...env },
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}
