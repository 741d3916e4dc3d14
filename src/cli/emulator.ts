/** How programs of a machine run here: directly, or under QEMU's emulation of user programs. */
import type { Machine } from '../reproduce/machines.ts';
import { findOnPath, runTool } from './run-tool.ts';

export type Runner =
  | { readonly kind: 'native' }
  | { readonly kind: 'emulator'; readonly file: string; readonly version: string }
  | { readonly kind: 'none'; readonly reason: string };

/** Node's names of the machines that differ from Go's. */
const goarchOfNode: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };

/** The name that Go gives to this machine. */
export const hostGoarch = goarchOfNode[process.arch] ?? process.arch;

/** Of Linux, whose kernels for amd64 run programs of 32 bits too: old releases of QEMU lose the storage of Go's threads. */
const runsHere: ReadonlySet<string> = new Set([hostGoarch, ...(hostGoarch === 'amd64' ? ['386'] : [])]);

export async function runnerFor(machine: Machine, folder: string): Promise<Runner> {
  if (runsHere.has(machine.goarch) && process.platform === 'linux') return { kind: 'native' };
  const names = [`qemu-${machine.qemu}-static`, `qemu-${machine.qemu}`];
  const file = names.map(findOnPath).find(found => found !== undefined);
  if (file === undefined) {
    return {
      kind: 'none',
      reason: `this is no ${machine.goarch} machine, and ${names[0]} is not on PATH: Debian's package qemu-user-static has it`,
    };
  }
  const { out, problem } = await runTool(file, ['--version'], {
    cwd: folder,
    env: {},
    timeoutMs: 20_000,
  });
  const version = /version (\S+)/.exec(out)?.[1];
  if (problem !== undefined || version === undefined) {
    return { kind: 'none', reason: `${file} does not start${problem === undefined ? '' : `: ${problem}`}` };
  }
  return { kind: 'emulator', file, version };
}
