/** Code that V8 made in an earlier process is taken where it is whole and of this very program, and changes nothing. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { program, root } from './rulecheck.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulecheck-start-'));
const compiled = join(folder, 'command/compiled');
const args = ['eval', 'FADDD', '1', '2'];

beforeAll(() => {
  cpSync(dirname(program), join(folder, 'command'), {
    recursive: true,
    filter: path => !path.includes('compiled'),
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

const run = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'command/rulecheck.js'), ...words],
    { encoding: 'utf8', env: { PATH: process.env['PATH'] } },
  );
  return { status, stdout, stderr };
};
const kept = () => readdirSync(compiled).filter(name => name.endsWith('-eval'));
const place = () => join(compiled, kept()[0]!);

it('is kept by the first run, one file for each use, and found by the next', () => {
  const first = run(...args);
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(kept()).toHaveLength(1);
  const { mtimeMs } = statSync(place());
  expect(run(...args)).toEqual(first);
  expect(statSync(place()).mtimeMs).toBe(mtimeMs);
  run('--version');
  expect(readdirSync(compiled)).toHaveLength(2);
});

it.each<readonly [damage: string, of: (code: Buffer) => Buffer]>([
  ['cut', code => code.subarray(0, code.length / 2)],
  ['empty', () => Buffer.alloc(0)],
  ['changed in one bit', code => Buffer.from(code.map((byte, at) => (at === 100_000 ? byte ^ 1 : byte)))],
])('counts for nothing if it is %s, and is then made anew', (_, damaged) => {
  const code = readFileSync(place());
  writeFileSync(place(), damaged(code));
  expect(run(...args)).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(place()).length).toBeGreaterThan(100_000);
  expect(readFileSync(place()).equals(damaged(code))).toBe(false);
});

it('is taken by workers too, and imports what is no part of the program', () => {
  const rules = ['RISCV64.rules', 'AMD64.rules'].map(name => join(folder, name));
  for (const path of rules) writeFileSync(path, '(Add64F x y) => (Add64F y x)\n');
  const words = ['verify', ...rules, '--jobs', '2', '--no-cache', '--runs', '1'];
  const first = run(...words);
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(compiled).filter(name => name.endsWith('-worker'))).toHaveLength(1);
  expect(run(...words)).toEqual(first);
});
