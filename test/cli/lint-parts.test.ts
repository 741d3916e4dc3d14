/** What lints find is the same out of the cache and by several workers, and changes with every text that it rests on. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { LintRun } from '../../src/lint/lint-run.ts';
import { rulecheck } from './rulecheck.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulecheck-lint-parts-'));
const gen = join(folder, 'ssa/_gen');
mkdirSync(gen, { recursive: true });

const write = (name: string, text: string) => writeFileSync(join(gen, name), text);
const table = (arch: string, comment: string) =>
  `package main\nvar ${arch}ops = []opData{\n\t\t{name: "ADD", argLength: 2, reg: gp21, asm: "ADD", typ: "Int64"}, // ${comment}\n}\n`;
/** So long that workers are worth their start. */
const remarks = '// A remark.\n'.repeat(50_000);

beforeEach(() => {
  write('genericOps.go', 'package main\nvar genericOps = []opData{\n\t\t{name: "Copy", argLength: 1},\n}\n');
  write('RISCV64Ops.go', table('RISCV64', 'arg0 + arg1'));
  write('LOONG64Ops.go', table('LOONG64', 'arg0 + arg1'));
  write('RISCV64.rules', `${remarks}(ADD x y) && isBig(x) => (ADD x x)\n`);
  write('LOONG64.rules', `${remarks}(ADD x y) => (ADD x z)\n`);
  write('../rewrite.go', 'package ssa\n\nfunc isBig(v *Value) bool { return true }\n');
});

const lint = async (...args: readonly string[]) => {
  const { code, out, err } = await rulecheck(['lint', '.', '--format', 'json', ...args], { cwd: gen });
  expect(err).toBe('');
  return { code, out, run: JSON.parse(out) as LintRun };
};
const cached = (...args: readonly string[]) => lint('--cache-dir', join(folder, 'cache'), ...args);
const codes = ({ run }: Awaited<ReturnType<typeof lint>>) =>
  run.diagnostics.map(({ file, code }) => `${file} ${code}`);

it('is the same by one worker, by several and out of the cache', async () => {
  const alone = await lint('--no-cache', '--jobs', '1');
  expect(codes(alone)).toContain('LOONG64.rules unbound-variable');
  expect((await lint('--no-cache', '--jobs', '2')).out).toBe(alone.out);
  expect((await cached('--jobs', '2')).out).toBe(alone.out);
  expect((await cached('--jobs', '1')).out).toBe(alone.out);
});

it.each([
  [
    'the rules',
    'RISCV64.rules',
    `${remarks}(ADD x y) && isBig(x) => (ADDD x x)\n`,
    'RISCV64.rules unknown-op',
  ],
  ['an op table', 'RISCV64Ops.go', table('RISCV64', 'arg0 - arg1'), 'RISCV64Ops.go op-comment'],
  ['the generic table', 'genericOps.go', 'package main\nvar genericOps = []opData{\n}\n', undefined],
  ["the compiler's functions", '../rewrite.go', 'package ssa\n', 'RISCV64.rules unknown-name'],
])('changes with %s', async (_, name, text, finding) => {
  const before = await cached();
  write(name, text);
  const after = await cached();
  expect(after.out).toBe((await lint('--no-cache')).out);
  if (finding === undefined) return;
  expect(codes(before)).not.toContain(finding);
  expect(codes(after)).toContain(finding);
});

it('changes with the configuration', async () => {
  await cached();
  write('rulecheck.config.json', '{ "lint": { "severities": { "unused-name": "off" } } }');
  expect((await cached()).out).toBe((await lint('--no-cache')).out);
  expect(codes(await cached()).filter(code => code.endsWith('unused-name'))).toEqual([]);
  expect(codes(await cached('--no-config')).filter(code => code.endsWith('unused-name'))).not.toEqual([]);
});

it('takes nothing that was damaged', async () => {
  const expected = (await cached()).out;
  const cache = join(folder, 'cache');
  for (const name of readdirSync(cache))
    writeFileSync(
      join(cache, name),
      readFileSync(join(cache, name), 'utf8').replaceAll('unbound', 'unbounD'),
    );
  expect((await cached()).out).toBe(expected);
});
