/** Several reports of one run, each where it was asked to go. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rulecheck } from './rulecheck.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulecheck-formats-'));
const inFolder = (name: string) => join(folder, name);
const verify = (args: readonly string[], env = {}) =>
  rulecheck(['verify', 'examples/RISCV64.rules', '--rule', '9', ...args], { env });

it('are written at once, and are those that each would be alone', async () => {
  const [sarif, junit] = [inFolder('out.sarif'), inFolder('out.xml')];
  const { code, out } = await verify([
    '--format',
    `sarif=${sarif}`,
    '--format',
    `junit=${junit}`,
    '--format',
    'github',
  ]);
  expect(code).toBe(1);
  expect(out).toBe((await verify(['--format', 'github'])).out);
  expect(readFileSync(sarif, 'utf8')).toBe((await verify(['--format', 'sarif'])).out);
  expect(readFileSync(junit, 'utf8')).toBe((await verify(['--format', 'junit'])).out);
});

it.each([
  [
    ['--format', 'sarif', '--format', 'junit'],
    /sarif and junit would go to the same place; --format sarif=FILE/,
  ],
  [['--format', 'sarif=a', '--output', 'b'], /--output has no report to take/],
  [['--format', 'sarf'], /argument 'sarf' is invalid. Allowed choices are text, json, sarif/],
  [['--format', 'sarif='], /argument 'sarif=' is invalid/],
  [['--format', `junit=${folder}`], /cannot write .*: it is a directory/],
])('%j is refused', async (args, message) => {
  const { code, err } = await verify(args);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});

it.each(['github', 'markdown'])('%s is added to the summary of a step', async format => {
  const summary = inFolder(`${format}.md`);
  writeFileSync(summary, 'before\n');
  const { out } = await verify(['--format', format], { GITHUB_STEP_SUMMARY: summary });
  expect(out).toBe((await verify(['--format', format])).out);
  expect(readFileSync(summary, 'utf8')).toBe(`before\n${(await verify(['--format', 'markdown'])).out}`);
});

it('says where the summary of a step cannot be written', async () => {
  const { code, err } = await verify(['--format', 'github'], { GITHUB_STEP_SUMMARY: folder });
  expect(err).toContain(`cannot write the summary of the step, ${folder}: it is a directory`);
  expect(code).toBe(2);
});
