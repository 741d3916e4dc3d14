/** A change of rules and op tables in a repository: what it touches is linted, and nothing else. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { beforeEach, expect, it } from 'vitest';
import type { Run } from '../../src/check/run.ts';
import type { LintRun } from '../../src/lint/lint-run.ts';
import { rulecheck } from './rulecheck.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulecheck-lint-since-'));

/** Something is wrong with each of them from the beginning. */
const rules = '(SUB x (SUB y z)) => (ADD x (SUB z x))\n(ADD x (MOVDconst [c])) => (ADDI [c] w)\n';
const op = (name: string, comment: string) =>
  `\t\t{name: "${name}", argLength: 2, reg: gp21, asm: "${name}", typ: "Int64"}, // ${comment}\n`;
const table = (entries: string) => `package main\nvar RISCV64ops = []opData{\n${entries}\t}\n`;
const entries =
  `${op('ADD', 'arg0 - arg1')}${op('SUB', 'arg0 - arg1')}` +
  '\t\t{name: "ADDI", argLength: 1, aux: "Int64", typ: "Int64"},\n\t\t{name: "MOVDconst", argLength: 0, aux: "Int64", typ: "Int64"},\n';

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder, stdio: 'pipe' });

beforeEach(() => {
  write('RISCV64.rules', rules);
  write('RISCV64Ops.go', table(entries));
});
write('RISCV64.rules', rules);
write('RISCV64Ops.go', table(entries));
write('genericOps.go', 'package main\nvar genericOps = []opData{\n\t\t{name: "Copy", argLength: 1},\n}\n');
git('init', '--quiet');
git('add', '--all');
git('commit', '--quiet', '--message', 'before');

const lint = (...args: readonly string[]) => rulecheck(['lint', '.', ...args], { cwd: folder });
async function found(): Promise<readonly string[]> {
  const run = JSON.parse((await lint('--since', 'HEAD', '--format', 'json')).out) as LintRun;
  return run.diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`);
}

it('finds nothing where nothing has changed, or rules were only moved', async () => {
  expect(JSON.parse((await lint('--format', 'json')).out).summary.errors).toBeGreaterThan(1);
  expect(await lint('--since', 'HEAD')).toMatchObject({
    code: 0,
    out: 'nothing differs from HEAD in 2 rules and 5 ops and blocks of 3 files\n',
  });
  write('RISCV64.rules', `// Moved.\n${rules.split('\n').reverse().join('\n')}\n`);
  expect(await found()).toEqual([]);
});

it('counts what differs of all that there is, as verify does', async () => {
  write('RISCV64.rules', `${rules}(FOO x) => x\n`);
  write('RISCV64Ops.go', table(entries.replace('arg0 - arg1', 'arg0 + arg1')));
  expect((await lint('--since', 'HEAD')).out).toContain(
    'in what differs from HEAD: 1 of 3 rules and 1 of 5 ops and blocks of 3 files',
  );
  const { summary, since } = JSON.parse(
    (await rulecheck(['verify', '.', '--since', 'HEAD', '--format', 'json'], { cwd: folder })).out,
  ) as Run;
  const found = JSON.parse((await lint('--since', 'HEAD', '--format', 'json')).out) as LintRun;
  expect(found.summary).toMatchObject({ rules: summary.rules, ops: 1 });
  expect(found.since).toMatchObject({ changed: 2, unchanged: { rules: since!.unchanged, ops: 4 } });
});

it('says where there is no git', async () => {
  for (const command of ['lint', 'verify'])
    expect(
      await rulecheck([command, '.', '--since', 'HEAD'], { cwd: folder, env: { PATH: folder } }),
    ).toEqual({
      code: 2,
      out: '',
      err: 'rulecheck: cannot ask for revision HEAD: there is no git on PATH\n',
    });
});

it('finds what is wrong with a changed rule, and with others by its doing', async () => {
  write('RISCV64.rules', `(SUB x (SUB _ _)) => x\n${rules}`);
  // The rule below is as it was, and is wrong now since it is never tried.
  expect(await found()).toContain('RISCV64.rules:2 shadowed-rule');
});

it('finds what is wrong with a changed entry of a table, and with the rules that name it', async () => {
  write('RISCV64Ops.go', table(`${op('SUB', 'arg0 + arg1')}${entries.replace(/.*"SUB".*\n/, '')}`));
  expect(await found()).toEqual(['RISCV64Ops.go:3 op-comment']);
  write('RISCV64Ops.go', table(entries.replace('"SUB", argLength: 2', '"SUB", argLength: 3')));
  expect(await found()).toContain('RISCV64.rules:1 operand-count');
});

it('writes what it finds in every format, beside the lines of the change', async () => {
  write('RISCV64.rules', `${rules}(FOO x) => x\n`);
  const [sarif, junit] = [join(folder, 'lint.sarif'), join(folder, 'lint.xml')];
  const { code, out } = await lint(
    ...['--since', 'HEAD', '--format', 'github', '--format', `sarif=${sarif}`, '--format', `junit=${junit}`],
  );
  expect(code).toBe(1);
  expect(out).toMatch(/^::error file=RISCV64\.rules,line=3,.*title=rulecheck%3A unknown-op::/);
  const { results } = (JSON.parse(readFileSync(sarif, 'utf8')) as Log).runs[0]!;
  expect(results!.map(({ ruleId }) => ruleId)).toEqual(['unknown-op']);
  expect(readFileSync(junit, 'utf8')).toContain('<error type="unknown-op"');
});

it.each([
  [['--since', 'nowhere'], /nowhere/],
  [['RISCV64.rules:1', '--since', 'HEAD'], /--since says what is linted; it takes no lines/],
  [['--format', 'sarif', '--format', 'junit'], /sarif and junit would go to the same place/],
  [['--format', 'html'], /Allowed choices are text, json, sarif, junit, github, gitlab, markdown/],
])('does not take %j', async (args, message) => {
  const { code, err } = await lint(...args);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});
