/** What a terminal shows of a search, and when its time ends. */
import { describe, expect, it } from 'vitest';
import { statusLineOn } from '../../src/cli/progress.ts';
import { SearchClock, searchLine } from '../../src/cli/search-clock.ts';

describe('the line of a search', () => {
  it.each([
    [{ kind: 'reading' }, 0, 120_000, '░{30} a.rules:7: reading the rules, 0 builds, 2 min 0 s left'],
    [
      { kind: 'searching', done: 900, total: 1800 },
      3,
      59_500,
      '█{15}░{15} a.rules:7: 900 of 1,800 functions, 3 builds, 1 min 0 s left',
    ],
    [{ kind: 'minimising' }, 1, 0, '█{30} a.rules:7: found, and made smaller, 1 build, 0 s left'],
  ] as const)('%o', (state, builds, left, line) => {
    expect(searchLine('a.rules:7', state, builds, left)).toMatch(new RegExp(`^${line}$`));
  });

  it('is written before each build, and is taken back', () => {
    const written: string[] = [];
    const write = (text: string) => written.push(text) > 0;
    const stream = Object.assign(Object.create(process.stderr) as NodeJS.WriteStream, {
      write,
      isTTY: true,
      columns: 40,
    });
    const clock = new SearchClock(120, statusLineOn(stream, true, 'xterm'));
    clock.begin('a.rules:7');
    clock.searching(0, 300);
    clock.built();
    clock.stop();
    const lines = written.filter(text => /a\.rules/.test(text));
    expect(lines).toHaveLength(3);
    expect(lines.every(line => line.length < 40)).toBe(true);
    expect(written.at(-1)).not.toMatch(/a\.rules/);
  });

  it('is none where standard error is no terminal', () => {
    const written: string[] = [];
    const stream = Object.assign(Object.create(process.stderr) as NodeJS.WriteStream, {
      write: (text: string) => written.push(text) > 0,
      isTTY: false,
    });
    const clock = new SearchClock(120, statusLineOn(stream, true, 'xterm'));
    clock.begin('a.rules:7');
    clock.built();
    clock.stop();
    expect(written).toEqual([]);
  });
});

describe('the time of a search', () => {
  it('ends, and begins anew with the next rule', async () => {
    const clock = new SearchClock(0.05, { show: () => {}, stop: () => {} });
    clock.begin('first');
    expect(clock.isSpent).toBe(false);
    await new Promise(resolve => setTimeout(resolve, 60));
    expect(clock.isSpent).toBe(true);
    clock.begin('second');
    expect(clock.isSpent).toBe(false);
    clock.stop();
  });
});
