import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/check/run.ts';
import { checkReport } from './contract.ts';
import { rulecheck } from './rulecheck.ts';

const verify = async (...args: string[]) =>
  JSON.parse((await rulecheck(['verify', '--format', 'json', ...args])).out) as Run;

describe('the JSON of verify', async () => {
  const run = await verify('examples/RISCV64.rules');

  it('keeps the contract', () => {
    expect(checkReport(run, 'report')).toEqual([]);
  });

  it('counts each instance once', () => {
    const { summary, results, ledger } = run;
    const { rules, instances, notChecked, ...verdicts } = summary;
    const sum = (counts: Readonly<Record<string, number>>) =>
      Object.values(counts).reduce((a, b) => a + b, 0);
    expect(sum(verdicts)).toBe(instances);
    expect(results.flatMap(result => result.instances)).toHaveLength(instances);
    expect(sum(ledger.rules) + notChecked).toBe(rules);
  });

  it('shows the bug that started it', () => {
    const { line, column, endLine, endColumn, verdict, instances } = run.results[0]!;
    expect({ line, column, endLine, endColumn, verdict }).toEqual({
      line: 9,
      column: 1,
      endLine: 9,
      endColumn: 100,
      verdict: 'refuted',
    });
    expect(instances[0]).toMatchObject({
      rule: '(FMADDD neg:(FNEGD x) y z) && neg.Uses == 1 => (FNMADDD x y z)',
      verdict: 'refuted',
      roundingModes: [],
      counterexample: {
        roundingMode: 'rne',
        inputs: { x: '0x4000000000000000', y: '0x4008000000000000', z: '0x4014000000000000' },
        source: '0xbff0000000000000',
        target: '0xc026000000000000',
        difference: 'value',
      },
    });
  });

  it('names errors, and keeps the results of the other rules', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rulecheck-'));
    const path = join(folder, 'RISCV64.rules');
    writeFileSync(
      path,
      '(FNEGD (FNEGD x) => x\n(FABSD (FNEGG x)) => (FABSD x)\n(FABSD (FNEGD x)) => (FABSD x)\n',
    );
    const broken = await verify(path);
    expect(checkReport(broken, 'report')).toEqual([]);
    expect(broken.errors.map(({ line, code }) => [line, code])).toEqual([
      [1, expect.any(String)],
      [2, 'unknown-op'],
    ]);
    expect(broken.summary).toMatchObject({ rules: 3, instances: 1, notChecked: 2, proved: 1 });
  });
});
