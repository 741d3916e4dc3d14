/** Builds a reproducer with Go and runs it, in a folder that is gone afterwards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attempt } from '../reproduce/attempt.ts';
import type { Attributor } from '../reproduce/attribution/attribution.ts';
import type { GoProgram } from '../reproduce/go-program.ts';
import type { Machine } from '../reproduce/machines.ts';
import { readOutcome } from '../reproduce/outcome.ts';
import { traceOfAll } from '../reproduce/passes.ts';
import { type Runner, runnerFor } from './emulator.ts';
import { GoToolchain } from './go-toolchain.ts';
import { runTool, type ToolResult } from './run-tool.ts';

const runTimeoutMs = 120_000;

export interface RunOptions {
  readonly machine: Machine;
  /** For the compiler: such as those that make it print what it rewrites. */
  readonly flags: string;
  readonly goroot?: string;
  readonly signal: AbortSignal;
}

/** What a program printed, and what the compiler did when it built it. */
export type Ran = { readonly toolchain?: string; readonly emulator?: string } & (
  | { readonly kind: 'ran'; readonly out: string; readonly trace: string; readonly result: ToolResult }
  /** `messages`: all that the compiler printed, where it is what failed. */
  | (Extract<Attempt, { kind: 'could not run' }> & { readonly messages?: string })
);

/** With a trace, by which `attributor` tells who is to blame. Throws `UsageError` where the user's GOROOT is none. */
export async function runProgram(
  program: GoProgram,
  options: Omit<RunOptions, 'flags'>,
  attributor: (machine: string) => Attributor,
): Promise<Attempt> {
  const ran = await buildAndRun(program.text, { ...options, flags: traceOfAll });
  if (ran.kind === 'could not run') {
    const { messages: _, ...attempt } = ran;
    return attempt;
  }
  const { out, trace, result, toolchain, emulator } = ran;
  const known = {
    ...(toolchain !== undefined && { toolchain }),
    ...(emulator !== undefined && { emulator }),
  };
  const members = readOutcome(program, out, trace, (target, runs) =>
    attributor(options.machine.arch).attribute(target, runs),
  );
  if (members === undefined)
    return { ...couldNot(`the program failed: ${problemOf(result)}`, result.err || out), ...known };
  return { ...known, kind: 'ran', members };
}

/** Builds the text of a `main.go` and runs it. Throws `UsageError` where the user's GOROOT is none. */
export async function buildAndRun(text: string, options: RunOptions): Promise<Ran> {
  const toolchain = GoToolchain.find(options.goroot);
  if (toolchain === undefined) {
    return couldNot('no Go was found on PATH, nor in /usr/local/go and /usr/lib/go-*: --go names a GOROOT');
  }
  const folder = mkdtempSync(join(tmpdir(), 'rulecheck-go-'));
  try {
    return await runIn(folder, toolchain, text, options);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const couldNot = (reason: string, detail?: string): Extract<Attempt, { kind: 'could not run' }> => ({
  kind: 'could not run',
  reason,
  ...(detail !== undefined && detail.trim() !== '' && { detail }),
});

async function runIn(
  folder: string,
  go: GoToolchain,
  text: string,
  { machine, flags, signal }: RunOptions,
): Promise<Ran> {
  const asked = await go.version(folder, signal);
  const toolchain = /^go version (.*)$/m.exec(asked.out)?.[1]?.split(' ')[0];
  if (toolchain === undefined) return couldNot(`Go does not start: ${problemOf(asked)}`, asked.err);
  const runner = await runnerFor(machine, folder);
  if (runner.kind === 'none') return { ...couldNot(runner.reason), toolchain };
  const known = {
    toolchain,
    ...(runner.kind === 'emulator' && { emulator: `${runner.file} ${runner.version}` }),
  };
  writeFileSync(join(folder, 'main.go'), text);
  const built = await go.build(folder, machine, flags, signal);
  if (built.code !== 0)
    return {
      ...couldNot(`the build failed: ${problemOf(built)}`, messagesOf(built)),
      messages: built.code === undefined ? '' : built.out + built.err,
      ...known,
    };
  const ran = await start(folder, runner, signal);
  if (ran.problem !== undefined)
    return { ...couldNot(`the program failed: ${problemOf(ran)}`, ran.err || ran.out), ...known };
  return { kind: 'ran', out: ran.out, trace: built.out + built.err, result: ran, ...known };
}

function start(folder: string, runner: Exclude<Runner, { kind: 'none' }>, signal: AbortSignal) {
  const program = join(folder, 'program');
  const [file, args] = runner.kind === 'native' ? [program, []] : [runner.file, [program]];
  return runTool(file, args, { cwd: folder, env: {}, timeoutMs: runTimeoutMs, signal });
}

const problemOf = ({ problem, code }: ToolResult): string => problem ?? `exit code ${code}`;

/** What the compiler says besides its trace. */
function messagesOf({ out, err }: ToolResult): string {
  return (out + err)
    .split('\n')
    .filter(line => !/^rewriting |: rewriting for /.test(line))
    .join('\n');
}
