/** How a run ends: by itself, with which exit code, or because someone stops it. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/check/run.ts';
import { countVerdicts } from '../../src/check/summary.ts';
import { exitCodeOf, failureLevels } from '../../src/cli/exit-code.ts';
import type { RunFormat } from '../../src/cli/formats.ts';
import { type VerifyOptions, verifyCommand } from '../../src/cli/verify.ts';
import { emptyRun, errorIn } from '../support/run-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulecheck-'));

describe('the exit code', () => {
  const withVerdict = (verdict: keyof ReturnType<typeof countVerdicts>): Run => ({
    ...emptyRun,
    summary: { ...emptyRun.summary, ...countVerdicts([{ verdict }]) },
  });
  const error = errorIn('a.rules');

  it.each([
    ['refuted', [1, 1, 1]],
    ['undecided', [0, 1, 1]],
    ['unsupported', [0, 0, 1]],
    ['tested', [0, 0, 0]],
    ['vacuous', [0, 0, 0]],
    ['proved', [0, 0, 0]],
  ] as const)('of %s follows --fail-on', (verdict, codes) => {
    expect(failureLevels.map(level => exitCodeOf(withVerdict(verdict), level))).toEqual(codes);
  });

  it('is the highest that applies', () => {
    expect(exitCodeOf({ ...withVerdict('refuted'), errors: [error] }, 'refuted')).toBe(2);
    expect(exitCodeOf({ ...withVerdict('refuted'), errors: [error], interrupted: true }, 'refuted')).toBe(
      130,
    );
  });
});

describe('an interrupted run', () => {
  const rules = join(folder, 'RISCV64.rules');
  writeFileSync(rules, '(FNEGD (FNEGD x)) => x\n'.repeat(4000));

  async function interrupted(format: RunFormat, more: Partial<VerifyOptions> = {}): Promise<string> {
    const report = join(folder, `report.${format}`);
    const options: VerifyOptions = {
      format: [{ format }],
      output: report,
      seed: 1,
      solver: 'none',
      runs: 100,
      bools: 'register',
      spills: 'free',
      budget: 1_000_000,
      failOn: 'refuted',
      color: 'never',
      progress: false,
      cache: false,
      jobs: 1,
      ...more,
    };
    const running = verifyCommand([rules], options);
    setTimeout(() => process.emit('SIGINT'), 1);
    expect(await running).toBe(130);
    return readFileSync(report, 'utf8');
  }

  it('reports what was done', async () => {
    const text = await interrupted('text');
    expect(text).toMatch(/not checked +\d+ +the run was interrupted/);
    expect(text).toMatch(/\nInterrupted\. Seed 1, runs 100; /);
  });

  it('leaves the baseline as it was that it was to update, and reports', async () => {
    const baseline = join(folder, 'known.baseline');
    expect(await interrupted('text', { baseline, updateBaseline: true })).toMatch(/\nInterrupted\. /);
    expect(existsSync(baseline)).toBe(false);
  });

  it.each([
    ['text', /^/],
    ['markdown', /^# rulecheck: /],
    ['html', /<h1>rulecheck: /],
  ] as const)('says so where the headline stands, in %s', async (format, before) => {
    const headline =
      'interrupted: [\\d,]+ of 4,000 rules not checked; of the others, [\\d,]+ ha(?:ve|s) a model; none is refuted';
    expect(await interrupted(format)).toMatch(new RegExp(before.source + headline.replaceAll(' ', '\\s+')));
  });
});
