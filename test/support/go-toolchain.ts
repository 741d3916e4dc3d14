/** Go itself, and the emulator that runs what it builds: looked for, fetched where that can be, and else missed. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GoVersion } from './go-rules.ts';

/** Where a Go release is unpacked, or why there is none. */
export type GoRoot = { readonly goroot: string } | { readonly missing: string };

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds of Go's own library are kept from one run to the next. */
export const buildCache = join(root, '.cache/go-build');

/**
 * Looks where RULECHECK_GO119 (or RULECHECK_GO127) says, then where Debian's package golang-1.19-go puts it,
 * then in `.cache`, and at last fetches it there with the tool that lies beside the repository (or under
 * RULECHECK_SHARED).
 */
export function goToolchain(version: GoVersion): GoRoot {
  const named = process.env[`RULECHECK_GO${version.replace('.', '')}`];
  const packed = `usr/lib/go-${version}`;
  const cache = join(root, '.cache', `go${version}`);
  const places = [...(named ? [named] : []), join('/', packed), join(cache, packed)];
  const found = places.find(hasGo);
  if (found !== undefined) return { goroot: found };
  const tool = join(process.env['RULECHECK_SHARED'] ?? join(root, '../shared'), 'tools/go-toolchain');
  if (!existsSync(tool)) return { missing: `no Go ${version}: not in ${places.join(', ')}, and no ${tool}` };
  try {
    execFileSync(tool, [version, cache], { stdio: 'pipe', timeout: 600_000 });
  } catch (error) {
    return { missing: `no Go ${version}: ${String(error).split('\n')[0]}` };
  }
  const goroot = join(cache, packed);
  return hasGo(goroot) ? { goroot } : { missing: `no Go ${version}: ${tool} left none` };
}

const hasGo = (folder: string): boolean => existsSync(join(folder, 'bin/go'));

/** Why programs of the machine cannot be run here; undefined where they can. */
export function missingEmulator(machine: string): string | undefined {
  const name = `qemu-${machine}-static`;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some(folder => existsSync(join(folder, name)))
    ? undefined
    : `no ${name} on PATH: Debian's package qemu-user-static has it`;
}
