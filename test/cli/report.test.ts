/** A stored run gives the reports that the run itself gave, without the rules. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rulecheck } from './rulecheck.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulecheck-report-'));
const example = 'examples/RISCV64.rules';
const stored = join(folder, 'run.json');
const verify = (...args: readonly string[]) => rulecheck(['verify', example, ...args]);
const report = (...args: readonly string[]) => rulecheck(['report', ...args]);
await verify('--format', 'json', '--details', 'all', '--output', stored);

it.each([
  ['--format', 'text'],
  ['--verbose', '--color', 'always'],
  ['--format', 'markdown'],
  ['--format', 'html'],
  ['--format', 'sarif'],
  ['--format', 'junit'],
  ['--format', 'github'],
  ['--format', 'gitlab'],
  ['--format', 'json'],
])('%s %s', async (...args) => {
  const details = args[1] === 'json' ? ['--details', 'all'] : [];
  const { out, code } = await report(stored, ...args);
  expect(out).toBe((await verify(...args, ...details)).out);
  expect(code).toBe(1);
});

it('goes to a file', async () => {
  const file = join(folder, 'report.md');
  await report(stored, '--format', 'markdown', '--output', file);
  expect(readFileSync(file, 'utf8')).toContain('# rulecheck: ');
});

it.each([
  ['there is none', join(folder, 'none.json'), /cannot read .*none\.json: no such file/],
  ['it is a folder', folder, /cannot read .*: it is a directory/],
  ['it is a rules file', example, /is not a stored run: it is not JSON/],
  ['it is JSON of others', 'package.json', /is not a stored run: it is JSON, but not what rulecheck verify/],
])('says so where %s', async (_, path, message) => {
  const { err, code } = await report(path);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});

it('shows control characters of what was stored as escapes', async () => {
  const evil = join(folder, 'evil.json');
  writeFileSync(evil, readFileSync(stored, 'utf8').replaceAll('neg.Uses', '\\u001b[31m\\u202e'));
  for (const format of ['text', 'markdown', 'html', 'json']) {
    expect((await report(evil, '--format', format)).out).not.toMatch(/[^\P{Cc}\n\t]|\p{Cf}/u);
  }
});
