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

  it('takes a line of an op table, which is one op', async () => {
    const entry = (name: string, comment: string) =>
      `\t\t{name: "${name}", argLength: 2, reg: gp21, asm: "${name}", typ: "Int64"}, // ${comment}\n`;
    const entries = `${entry('ADD', 'arg0 - arg1')}${entry('SUB', 'arg0 + arg1')}`;
    const beside = mkdtempSync(join(tmpdir(), 'rulecheck-table-'));
    const table = join(beside, 'RISCV64Ops.go');
    writeFileSync(table, `package main\nvar RISCV64ops = []opData{\n${entries}\t}\n`);
    const run = async (place: string) => JSON.parse((await lint(place, '--format', 'json')).out) as LintRun;
    const lines = ({ diagnostics }: LintRun) => new Set(diagnostics.map(({ line }) => line));
    expect(lines(await run(table))).toEqual(new Set([3, 4]));
    writeFileSync(join(beside, 'genericOps.go'), 'package main\nvar genericOps = []opData{\n\t}\n');
    expect(lines(await run(table))).toEqual(new Set([3, 4]));
    const one = await run(`${table}:4`);
    expect(lines(one)).toEqual(new Set([4]));
    expect(one.summary).toMatchObject({ rules: 0, ops: 1 });
    expect(await lint(`${table}:1`)).toMatchObject({
      code: 2,
      err: `rulecheck: no entry of an op or block covers line 1 of ${table}\n`,
    });
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
    expect((await lint('--explain', 'shadowed')).err).toContain('; did you mean shadowed-rule?');
    expect((await lint('--explain', 'allow')).err).toContain('; did you mean allow-unused or allow-reason?');
  });

  describe('with --fix', () => {
    const mended = '(NEG ...) => (NOT ...)\n';
    const write = (text: string) => writeFileSync(join(folder, 'fix.rules'), text);
    const text = () => readFileSync(join(folder, 'fix.rules'), 'utf8');

    it('mends what is certain, and a second time nothing', async () => {
      write('(NEG x) => (NOT x)\n');
      const { code, err } = await lint('fix.rules', '--arch', 'RISCV64', '--fix', '--verbose');
      expect(code).toBe(0);
      expect(err).toBe('fixed fix.rules: 1 of ellipsis-candidate\n');
      expect(text()).toBe(mended);
      expect((await lint('fix.rules', '--arch', 'RISCV64', '--fix', '--verbose')).err).toBe('');
      expect(text()).toBe(mended);
    });

    it('mends no advice that it does not show', async () => {
      const advised = '(NEG x) => (NOT x)\n';
      const once = '(SEQZ (SEQZ x)) => x\n';
      write(`${advised}${once}${once}`);
      const { out, err } = await lint('fix.rules', '--arch', 'RISCV64', '--fix');
      expect(err).toBe('fixed fix.rules: 1 of duplicate-rule\n');
      expect(text()).toBe(`${advised}${once}`);
      expect(out).not.toContain('can be mended');
    });

    it('shows with --fix-dry-run what it would change', async () => {
      write('(NEG x) => (NOT x)\n');
      const { out } = await lint('fix.rules', '--arch', 'RISCV64', '--fix-dry-run', '--verbose');
      expect(out).toBe(
        '--- a/fix.rules\n+++ b/fix.rules\n@@ -1,1 +1,1 @@\n-(NEG x) => (NOT x)\n+(NEG ...) => (NOT ...)\n',
      );
      expect(text()).toBe('(NEG x) => (NOT x)\n');
    });

    it('leaves a file alone that is not UTF-8, which would lose what it holds', async () => {
      const file = join(folder, 'fix.rules');
      const bytes = Buffer.from('// caf\xe9\n(NEG x) => (NOT x)\n', 'latin1');
      writeFileSync(file, bytes);
      for (const option of ['--fix', '--fix-dry-run']) {
        expect(await lint('fix.rules', '--arch', 'RISCV64', '--verbose', option)).toMatchObject({
          code: 2,
          err: 'rulecheck: cannot fix fix.rules: it is not UTF-8, and what else it holds would be lost\n',
        });
        expect(readFileSync(file)).toEqual(bytes);
      }
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

    it('has paths that are relative to itself', async () => {
      const above = mkdtempSync(join(tmpdir(), 'rulecheck-config-'));
      mkdirSync(join(above, 'sub'));
      mkdirSync(join(above, 'src'));
      writeFileSync(join(above, 'src', 'RISCV64.rules'), '(NGE x) => x\n');
      const config = join(above, 'rulecheck.config.json');
      writeFileSync(config, JSON.stringify({ lint: { paths: ['src'] } }));
      for (const [cwd, name] of [
        [above, 'src/RISCV64.rules'],
        [join(above, 'sub'), '../src/RISCV64.rules'],
        [join(above, 'src'), './RISCV64.rules'],
      ] as const) {
        const { code, out } = await rulecheck(['lint'], { cwd });
        expect(out).toContain(`${name.replace('./R', 'R')}:1:2: error[unknown-op]`);
        expect(code).toBe(1);
      }
      const elsewhere = await lint('--config', config);
      expect(elsewhere.out).toContain('src/RISCV64.rules:1:2: error[unknown-op]');
    });

    it('says which of its patterns no file is like, where all is linted', async () => {
      const above = mkdtempSync(join(tmpdir(), 'rulecheck-config-'));
      mkdirSync(join(above, 'sub'));
      for (const name of ['RISCV64.rules', 'sub/ARM64.rules'])
        writeFileSync(join(above, name), '(ADD x y) => (ADD y x)\n');
      const file = join(above, 'rulecheck.config.json');
      const files = ['RISC*.rules', 'smid*.rules'].map(pattern => ({ pattern, severities: {} }));
      writeFileSync(file, JSON.stringify({ lint: { files } }));
      const said = async (place: string) => (await rulecheck(['lint', place], { cwd: above })).err;
      expect(await said('.')).toBe(
        `rulecheck: ${file}: no file that was linted is like the pattern smid*.rules\n`,
      );
      expect(await said('sub')).toBe('');
      expect(await said('RISCV64.rules')).toBe('');
      writeFileSync(file, JSON.stringify({ lint: { files: [{ pattern: 'sub/*.rules', severities: {} }] } }));
      expect(await said('.')).toContain('the pattern sub/*.rules names a folder');
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

  it('lints again when a file changes or is new, with --watch', { timeout: 60_000 }, async () => {
    const watched = mkdtempSync(join(tmpdir(), 'rulecheck-watch-'));
    writeFileSync(join(watched, 'S390X.rules'), '(FNEG x) && x.Uses == 1 => x\n');
    const child = spawn(process.execPath, [program, 'lint', '.', '--watch', '--no-config'], { cwd: watched });
    let out = '';
    let err = '';
    child.stdout.on('data', chunk => {
      out += String(chunk);
    });
    child.stderr.on('data', chunk => {
      err += String(chunk);
    });
    const seen = async (text: string) => {
      for (let tries = 0; tries < 300 && !out.includes(text); tries++) await setTimeout(100);
      expect(out).toContain(text);
    };
    await seen('0 errors');
    await setTimeout(300);
    expect(err).toBe('rulecheck: watching 1 file, ^C ends\n');
    writeFileSync(join(watched, 'S390X.rules'), '(FNGE x) && x.Uses == 1 => x\n');
    await seen('S390X.rules:1:2: error[unknown-op]');
    await setTimeout(300);
    writeFileSync(join(watched, 'ARM64.rules'), '(FNGED x) => x\n');
    await seen('ARM64.rules:1:2: error[unknown-op]');
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(1);
  });

  it('does not watch what is there only once', async () => {
    const { code, err } = await rulecheck(['lint', '-', '--arch', 'RISCV64', '--watch'], { input: '' });
    expect(err).toContain('--watch lints files again that change; standard input and pipes do not');
    expect(code).toBe(2);
  });
});
