/** Several reports of one run, each where it was asked to go. */
import { existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, rulecheck } from './rulecheck.ts';

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
  [['--format', 'json=x.json', '--format', 'sarif=./x.json'], /json and sarif would go to the same place/],
  [['--format', 'json=x', '--output', 'x', '--format', 'text'], /json and text would go to the same place/],
  [['--format', 'json=-', '--format', 'text'], /json and text would go to the same place/],
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

describe('a report is not written', async () => {
  const [rules, link, run, baseline] = ['A.rules', 'link', 'run.json', 'known.baseline'].map(inFolder) as [
    string,
    string,
    string,
    string,
  ];
  const named = inFolder('unnamed');
  const example = readFileSync(join(root, 'examples/RISCV64.rules'), 'utf8');
  for (const file of [rules, named, inFolder('RISCV64Ops.go')]) writeFileSync(file, example);
  symlinkSync(rules, link);
  await rulecheck(['verify', rules, '--arch', 'RISCV64', '--rule', '9', '--format', `json=${run}`]);
  await rulecheck(['verify', rules, '--arch', 'RISCV64', '--baseline', baseline, '--update-baseline']);

  const isNamedSo = /It is named as a file of rules or a Go file, which is never written to/;
  const isRead = /cannot write .*: it is read here, and would be lost/;
  it.each([
    [['verify', rules, '--arch', 'RISCV64', '--format', `json=${rules}`], isNamedSo],
    [['verify', rules, '--arch', 'RISCV64', '--output', link], isNamedSo],
    [['verify', named, '--arch', 'RISCV64', '--output', join(folder, '.', 'unnamed')], isRead],
    [['verify', rules, '--arch', 'RISCV64', '--baseline', baseline, '--output', baseline], isRead],
    [['lint', named, '--arch', 'RISCV64', '--format', `json=${named}`], isRead],
    [['lint', rules, '--arch', 'RISCV64', '--output', inFolder('RISCV64Ops.go')], isNamedSo],
    [['explain', `${named}:9`, '--arch', 'RISCV64', '--output', named], isRead],
    [['reproduce', `${named}:9`, '--arch', 'RISCV64', '--output', named], isRead],
    [['reproduce', `${rules}:9`, '--output', inFolder('RISCV64Ops.go')], /a file of rules or an op table/],
    [['hunt', named, '--output', named], isRead],
    [['eval', 'FADDD', '1', '2', '--output', inFolder('new.rules')], isNamedSo],
    [['report', run, '--format', 'html', '--output', run], isRead],
    [['merge', run, '--format', `text=${run}`], isRead],
  ])('over what is read: %j', async (args, message) => {
    const files = [rules, named, run, baseline];
    const before = files.map(file => readFileSync(file, 'utf8'));
    const { code, out, err } = await rulecheck(args);
    expect(err).toMatch(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(files.map(file => readFileSync(file, 'utf8'))).toEqual(before);
  });

  it('beside another one to the same file, of lint', async () => {
    const file = inFolder('z.json');
    const args = ['lint', rules, '--arch', 'RISCV64', '--format', `json=${file}`];
    const { code, err } = await rulecheck([...args, '--format', 'text', '--output', file]);
    expect(err).toMatch(/json and text would go to the same place/);
    expect(code).toBe(2);
    expect(existsSync(file)).toBe(false);
  });
});

it('goes to standard output where - is named', async () => {
  const { out } = await verify(['--format', 'json']);
  expect((await verify(['--format', 'json', '--output', '-'])).out).toBe(out);
  expect((await verify(['--format', 'json=-'])).out).toBe(out);
  const evaluate = ['eval', 'FADDD', '1', '2'];
  expect((await rulecheck([...evaluate, '--output', '-'])).out).toBe((await rulecheck(evaluate)).out);
  expect(existsSync(join(root, '-'))).toBe(false);
  const both = await verify(['--format', 'json=/dev/null', '--format', 'sarif=/dev/null']);
  expect(both).toMatchObject({ code: 1, out: '' });
});
