import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
}

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

/** npm loses the versions of packages for other platforms when it adds to such a file; see CONTRIBUTING.md. */
it('locks every package by version and hash, from whichever registry', () => {
  expect(packages.length).toBeGreaterThan(0);
  expect(packages.filter(([, { version, integrity }]) => !version || !integrity)).toEqual([]);
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
