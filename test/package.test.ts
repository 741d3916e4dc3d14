import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

it('locks every package by version and hash, from whichever registry', () => {
  expect(packages.length).toBeGreaterThan(0);
  expect(packages.filter(([, { version, integrity }]) => !version || !integrity)).toEqual([]);
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

/** Where a registry lacks a package of another platform, npm leaves it out, and `npm ci` then fails. */
it('locks the packages of all platforms', () => {
  const locked = new Set(packages.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13)));
  const wanted = packages.flatMap(([, { optionalDependencies = {} }]) => Object.keys(optionalDependencies));
  expect(wanted.filter(name => !locked.has(name))).toEqual([]);
});

it('comes with no package that runs a script when it is installed', () => {
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(scripted.filter(([, { dev }]) => !dev)).toEqual([]);
});

/** npm runs `prepare` when it packs, and warns of it: the build belongs to an installation in this repository. */
it('builds where it is installed from its repository, and only there', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const installing = ['prepare', 'preinstall', 'install', 'postinstall'];
  expect(Object.keys(scripts).filter(name => installing.includes(name))).toEqual([]);
  expect(scripts).toHaveProperty('dependencies', 'npm run --silent build');
});

it('says which rules the benchmarks want', () => {
  const scripts = mkdtempSync(join(tmpdir(), 'rulecheck-bench-'));
  const program = join(scripts, 'scripts/bench.mjs');
  mkdirSync(join(scripts, 'scripts'));
  copyFileSync(fileURLToPath(new URL('../scripts/bench.mjs', import.meta.url)), program);
  const { status, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8', env: {} });
  expect(stderr).toMatch(/^bench: no rules of Go 1\.27 in .*go1\.27\nPut there the \*\.rules/);
  expect(status).toBe(2);
});
