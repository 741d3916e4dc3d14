import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { barLine, progressOn } from '../../src/cli/progress.ts';
import { rulecheck } from './rulecheck.ts';

describe('the bar', () => {
  it.each([
    [0, 100, 2000, /^░{30} 0 of 100 rules$/],
    [50, 100, 2000, /^█{15}░{15} 50 of 100 rules, 2 s left$/],
    [1, 13_591, 100, /^░{30} 1 of 13,591 rules$/],
    [136, 13_591, 13_600, /^░{30} 136 of 13,591 rules, 22 min 26 s left$/],
    [1, 100, 2000, /^░{30} 1 of 100 rules, 3 min 18 s left$/],
    [1, 1, 2000, /^█{30} 1 of 1 rule, 0 s left$/],
  ])('%i of %i after %i ms', (done, total, elapsed, line) => {
    expect(barLine(done, total, elapsed)).toMatch(line);
  });

  it.each([
    ['dumb', true],
    ['xterm', false],
  ])('on a terminal %s is silent: %s', (terminal, isSilent) => {
    const written: string[] = [];
    const write = (text: string) => written.push(text) > 0;
    const stream = Object.assign(Object.create(process.stderr) as NodeJS.WriteStream, { write, isTTY: true });
    const before = Date.now;
    const progress = progressOn(stream, true, terminal);
    Date.now = () => before() + 5000;
    progress.show(1, 2);
    progress.stop();
    Date.now = before;
    expect(written.length === 0).toBe(isSilent);
  });
});

it('counts whole rules where several workers have them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rulecheck-progress-'));
  writeFileSync(join(folder, 'RISCV64.rules'), '(FADDD x y) => (FADDD y x)\n'.repeat(70));
  const { stderr } = process;
  const [isTTY, now] = [stderr.isTTY, Date.now];
  let clock = now();
  stderr.isTTY = true;
  Date.now = () => {
    clock += 2000;
    return clock;
  };
  try {
    const args = ['verify', 'RISCV64.rules', '--no-cache', '--jobs', '2', '--runs', '1'];
    const { code, err } = await rulecheck(args, { cwd: folder, env: { TERM: 'xterm' } });
    expect(code).toBe(0);
    const counts = [...err.matchAll(/ (\S+) of 70 rules/g)].map(([, done]) => done);
    expect(counts.length).toBeGreaterThan(1);
    expect(counts.at(-1)).toBe('70');
    for (const done of counts) expect(done).toMatch(/^\d+$/);
  } finally {
    stderr.isTTY = isTTY;
    Date.now = now;
  }
});
