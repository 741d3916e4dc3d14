import { describe, expect, it } from 'vitest';
import { barLine, progressOn } from '../../src/cli/progress.ts';

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
