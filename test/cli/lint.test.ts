/** `rulecheck lint` as users run it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LintRun } from '../../src/lint/lint-run.ts';
import { rulecheck } from './rulecheck.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rulecheck-lint-'));
  writeFileSync(join(folder, 'RISCV64.rules'), '(NEG (NEG x)) => x\n(NEG (NTO x)) => (ADDI [1] x)\n');
  writeFileSync(join(folder, 'broken.rules'), '(NEG (NEG x) => x\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const lint = (...args: string[]) => rulecheck(['lint', ...args], { cwd: folder });

describe('lint', () => {
  it('shows what is wrong in frames, and counts', () => {
    const { code, out } = lint('RISCV64.rules');
    expect(out).toBe(
      `${[
        'RISCV64.rules:2:7: error[unknown-op]: `NTO` is not an op',
        '  |',
        '2 | (NEG (NTO x)) => (ADDI [1] x)',
        '  |       ^^^',
        '  = help: did you mean `NOT`?',
        '',
        '1 error, 0 warnings, 0 pieces of advice in 2 rules of 1 file',
        'rulecheck lint --explain CODE says why',
      ].join('\n')}\n`,
    );
    expect(code).toBe(1);
  });

  it('takes a line', () => {
    expect(lint('RISCV64.rules:1').code).toBe(0);
    expect(lint('RISCV64.rules:2').code).toBe(1);
    expect(lint('RISCV64.rules:7')).toMatchObject({ code: 2 });
  });

  it('ends with 2 where a rule cannot be read', () => {
    expect(lint('broken.rules', '--arch', 'RISCV64').code).toBe(2);
    expect(lint('missing.rules')).toMatchObject({ code: 2, out: '' });
    expect(lint()).toMatchObject({ code: 2, out: '' });
  });

  it('gives plain data', () => {
    const run = JSON.parse(lint('RISCV64.rules', '--format', 'json').out) as LintRun;
    expect(run).toMatchObject({
      version: 1,
      files: ['RISCV64.rules'],
      summary: { rules: 2, instances: 1, errors: 1, warnings: 0 },
      diagnostics: [{ file: 'RISCV64.rules', line: 2, column: 7, code: 'unknown-op', severity: 'error' }],
      laws: [{ code: 'unknown-op', category: 'ops' }],
    });
  });

  it('reads a buffer under the name of its file', () => {
    const args = ['lint', '-', '--stdin-filename', join(folder, 'RISCV64.rules')];
    const { code, out } = rulecheck(args, { input: '(NGE x) => x\n' });
    expect(out).toContain(`${folder}/RISCV64.rules:1:2: error[unknown-op]`);
    expect(code).toBe(1);
  });

  it('explains', async () => {
    const { code, out } = lint('--explain', 'operand-count');
    await expect(out).toMatchFileSnapshot('snapshots/lint-explain.txt');
    expect(code).toBe(0);
    expect(lint('--explain', 'operand-cuont')).toMatchObject({
      code: 2,
      err: 'rulecheck: no lint has the code operand-cuont; did you mean operand-count?\n',
    });
  });
});
