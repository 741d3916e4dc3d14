/** `rulecheck lint` as users run it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LintRun } from '../../src/lint/lint-run.ts';
import { program, rulecheck } from './rulecheck.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rulecheck-lint-'));
  writeFileSync(join(folder, 'RISCV64.rules'), '(NEG (NEG x)) => x\n(NEG (NTO x)) => (ADDI [1] x)\n');
  writeFileSync(join(folder, 'broken.rules'), '(NEG (NEG x) => x\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const lint = (...args: string[]) => rulecheck(['lint', ...args], { cwd: folder });

describe('lint', () => {
  it('shows what is wrong in frames, and counts', async () => {
    const { code, out } = await lint('RISCV64.rules');
    expect(out).toBe(
      `${[
        'RISCV64.rules:2:7: error[unknown-op]: `NTO` is not an op',
        '  |',
        '2 | (NEG (NTO x)) => (ADDI [1] x)',
        '  |       ^^^',
        '  = note: no op tables stand beside the rules, so only the ops that rulecheck',
        "          itself knows are known; --ops names a folder with Go's own",
        '  = help: did you mean `NOT`?',
        '',
        '1 error, 0 warnings, 0 pieces of advice in 2 rules of 1 file',
        'rulecheck lint --explain CODE says why',
      ].join('\n')}\n`,
    );
    expect(code).toBe(1);
  });

  it('takes a line', async () => {
    expect((await lint('RISCV64.rules:1')).code).toBe(0);
    expect((await lint('RISCV64.rules:2')).code).toBe(1);
    expect(await lint('RISCV64.rules:7')).toMatchObject({ code: 2 });
    expect((await lint('RISCV64.rules:2')).out).toContain(' in 1 rule of 1 file\n');
    expect((await lint('RISCV64.rules:1', 'RISCV64.rules:2')).out).toContain(' in 2 rules of 1 file\n');
    const { summary } = JSON.parse((await lint('RISCV64.rules:2', '--format', 'json')).out);
    expect(summary).toMatchObject({ rules: 1, instances: 0, errors: 1 });
  });

  it('ends with 2 where a rule cannot be read', async () => {
    expect((await lint('broken.rules', '--arch', 'RISCV64')).code).toBe(2);
    expect(await lint('missing.rules')).toMatchObject({ code: 2, out: '' });
    expect(await lint()).toMatchObject({ code: 2, out: '' });
  });

  it('gives plain data', async () => {
    const run = JSON.parse((await lint('RISCV64.rules', '--format', 'json')).out) as LintRun;
    expect(run).toMatchObject({
      version: 1,
      files: ['RISCV64.rules'],
      summary: { rules: 2, instances: 1, errors: 1, warnings: 0 },
      diagnostics: [{ file: 'RISCV64.rules', line: 2, column: 7, code: 'unknown-op', severity: 'error' }],
      laws: [{ code: 'unknown-op', category: 'ops' }],
    });
  });

  it('reads a buffer under the name of its file', async () => {
    const args = ['lint', '-', '--stdin-filename', join(folder, 'RISCV64.rules')];
    const { code, out } = await rulecheck(args, { input: '(NGE x) => x\n' });
    expect(out).toContain(`${folder}/RISCV64.rules:1:2: error[unknown-op]`);
    expect(code).toBe(1);
  });

  it('explains', async () => {
    const { code, out } = await lint('--explain', 'operand-count');
    await expect(out).toMatchFileSnapshot('snapshots/lint-explain.txt');
    expect(code).toBe(0);
    expect(await lint('--explain', 'operand-cuont')).toMatchObject({
      code: 2,
      err: 'rulecheck: no lint has the code operand-cuont; did you mean operand-count?\n',
    });
  });

  describe('with --fix', () => {
    const mended = '(NEG ...) => (NOT ...)\n';
    const write = (text: string) => writeFileSync(join(folder, 'fix.rules'), text);
    const text = () => readFileSync(join(folder, 'fix.rules'), 'utf8');

    it('mends what is certain, and a second time nothing', async () => {
      write('(NEG x) => (NOT x)\n');
      expect((await lint('fix.rules', '--arch', 'RISCV64', '--fix')).code).toBe(0);
      expect(text()).toBe(mended);
      await lint('fix.rules', '--arch', 'RISCV64', '--fix');
      expect(text()).toBe(mended);
    });

    it('shows with --fix-dry-run what it would change', async () => {
      write('(NEG x) => (NOT x)\n');
      const { out } = await lint('fix.rules', '--arch', 'RISCV64', '--fix-dry-run');
      expect(out).toBe(
        '--- a/fix.rules\n+++ b/fix.rules\n@@ -1,1 +1,1 @@\n-(NEG x) => (NOT x)\n+(NEG ...) => (NOT ...)\n',
      );
      expect(text()).toBe('(NEG x) => (NOT x)\n');
    });

    it('does not change standard input', async () => {
      const { code, err } = await rulecheck(['lint', '-', '--arch', 'RISCV64', '--fix'], { input: mended });
      expect(err).toBe('rulecheck: --fix changes files, not standard input\n');
      expect(code).toBe(2);
    });
  });

  describe('with a configuration', () => {
    const configure = (config: object) =>
      writeFileSync(join(folder, 'rulecheck.config.json'), JSON.stringify(config));
    afterAll(() => rmSync(join(folder, 'rulecheck.config.json')));

    it('has its severities, paths and limit', async () => {
      writeFileSync(join(folder, 'ARM64.rules'), '(FNEGD x) && x.Uses == 1 && x.Uses == 1 => x\n');
      expect((await lint('ARM64.rules')).code).toBe(0);
      configure({ lint: { severities: { 'condition-always': 'error' }, paths: ['ARM64.rules'] } });
      expect((await lint()).code).toBe(1);
      expect((await lint('ARM64.rules', '--no-config')).code).toBe(0);
      configure({ lint: { maxWarnings: 0, paths: ['ARM64.rules'] } });
      expect((await lint()).code).toBe(1);
      expect((await lint('--max-warnings', '1')).code).toBe(0);
      configure({
        lint: { severities: { 'condition-always': 'off' }, paths: ['ARM64.rules'], maxWarnings: 0 },
      });
      expect((await lint()).code).toBe(0);
    });

    it.each([
      ['package.json', JSON.stringify({ rulecheck: { lint: { maxWarnings: 0 } } })],
      ['rulecheck.config.mjs', 'export default { lint: { maxWarnings: 0 } };'],
    ])('is found in %s, also from a folder below', async (name, text) => {
      const above = mkdtempSync(join(tmpdir(), 'rulecheck-config-'));
      const below = join(above, 'ssa', '_gen');
      mkdirSync(below, { recursive: true });
      writeFileSync(join(below, 'RISCV64.rules'), '(ADD x y) => (ADD y x)\n');
      const code = async () => (await rulecheck(['lint', 'RISCV64.rules'], { cwd: below })).code;
      expect(await code()).toBe(0);
      writeFileSync(join(above, name), text);
      expect(await code()).toBe(1);
    });

    it('is refused where it is wrong', async () => {
      configure({ lint: { severities: { nope: 'off' } } });
      expect(await lint('RISCV64.rules')).toMatchObject({
        code: 2,
        err: expect.stringContaining('rulecheck.config.json: no lint has the code nope\n'),
      });
      writeFileSync(join(folder, 'rulecheck.config.json'), '{"lint":');
      const { err } = await lint('RISCV64.rules');
      expect(err).toMatch(/^rulecheck: cannot read \/.*\/rulecheck\.config\.json: /);
    });
  });

  it('lints again when a file changes, with --watch', { timeout: 60_000 }, async () => {
    writeFileSync(join(folder, 'S390X.rules'), '(FNEG x) && x.Uses == 1 => x\n');
    const child = spawn(process.execPath, [program, 'lint', 'S390X.rules', '--watch', '--no-config'], {
      cwd: folder,
    });
    let out = '';
    child.stdout.on('data', chunk => {
      out += String(chunk);
    });
    const seen = async (text: string) => {
      for (let tries = 0; tries < 300 && !out.includes(text); tries++) await setTimeout(100);
      expect(out).toContain(text);
    };
    await seen('0 errors');
    await setTimeout(300);
    writeFileSync(join(folder, 'S390X.rules'), '(FNGE x) && x.Uses == 1 => x\n');
    await seen('error[unknown-op]');
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(1);
  });
});
