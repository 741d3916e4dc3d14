/** A place is taken by every command as messages print it. */
import { copyFileSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, rulecheck } from './rulecheck.ts';

const example = 'examples/RISCV64.rules';
const input = readFileSync(join(root, example), 'utf8');

/** The lines of the rules that were checked. */
async function linesOf(places: readonly string[], ...options: string[]): Promise<number[]> {
  const readsInput = places.some(place => /^(-|<stdin>)(:|$)/.test(place));
  const { out } = await rulecheck(
    ['verify', ...places, ...options, '--format', 'json'],
    readsInput ? { input } : {},
  );
  const { results } = JSON.parse(out) as { readonly results: readonly { readonly line: number }[] };
  return results.map(({ line }) => line);
}

const all = await linesOf([example]);

describe('verify', () => {
  it.each([
    [[`${example}:9`], [9]],
    [[`${example}:9:70`], [9]],
    [
      [`${example}:9`, `${example}:12:1`],
      [9, 12],
    ],
    [[`${example}:9`, `./${example}:9:3`], [9]],
    [['examples:9'], [9]],
    [[example, `${example}:9`], all],
    [[`${example}:9`, example], all],
    [[example, `./${example}`, 'examples', 'examples/'], all],
  ])('%j', async (places, lines) => {
    expect(await linesOf(places)).toEqual(lines);
  });

  it('takes --rule besides', async () => {
    expect(await linesOf([`${example}:9`], '--rule', '12')).toEqual([9, 12]);
  });

  it.each(['-:9', '-:9:70', '<stdin>:9:70'])('%s', async place => {
    expect(await linesOf([place], '--arch', 'RISCV64')).toEqual([9]);
  });

  it('counts a file once that is reached through a link', async () => {
    const link = join(mkdtempSync(join(tmpdir(), 'rulecheck-')), 'link');
    symlinkSync(join(root, 'examples'), link);
    expect(await linesOf([example, link])).toEqual(all);
  });

  it('says where no rule is', async () => {
    const { code, err } = await rulecheck(['verify', `${example}:1`]);
    expect(err).toBe(`rulecheck: no rule covers line 1 of ${example}\n`);
    expect(code).toBe(2);
  });

  it('means a file that is there by its whole name', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'rulecheck-'));
    copyFileSync(join(root, example), join(cwd, 'a:9'));
    expect((await rulecheck(['verify', 'a:9', '--arch', 'riscv64'], { cwd })).out).toContain(
      'a:9:9:70: error[refuted]',
    );
  });
});

it.each(['verify', 'explain', 'reproduce'])('%s says that there is no line 0', async command => {
  const { code, err } = await rulecheck([command, `${example}:0`]);
  expect([code, err]).toEqual([2, `rulecheck: lines are counted from 1: ${example}:0\n`]);
});

describe.each(['verify', 'explain', 'lint', 'reproduce'])('%s', command => {
  it('says that there is no column 0', async () => {
    const { code, err } = await rulecheck([command, `${example}:9:0`]);
    expect([code, err]).toEqual([2, `rulecheck: columns are counted from 1: ${example}:9:0\n`]);
  });

  it('says where a line ends', async () => {
    const { length } = input.split('\n')[8]!;
    const { code, err } = await rulecheck([command, `${example}:9:900`]);
    expect([code, err]).toEqual([2, `rulecheck: line 9 of ${example} has ${length} columns, not 900\n`]);
    expect((await rulecheck([command, `${example}:9:${length + 1}`])).code).not.toBe(2);
    expect((await rulecheck([command, `${example}:9:${length + 2}`])).code).toBe(2);
  });

  it('asks for the number that a colon promises', async () => {
    const { code, err } = await rulecheck([command, `${example}:`]);
    expect([code, err]).toEqual([
      2,
      `rulecheck: ${example}: is not FILE:LINE, such as ${example}:756
`,
    ]);
  });
});

it.each(['explain', 'reproduce'])('%s', async command => {
  for (const place of [`${example}:9`, `${example}:9:70`]) {
    expect((await rulecheck([command, place, '--member', '1'])).out).toContain('FNMADDD');
  }
  const piped = await rulecheck([command, '-:9:70', '--arch', 'riscv64', '--member', '1'], { input });
  expect(piped.out).toContain('FNMADDD');
});

it('names an architecture in any case', async () => {
  const { out } = await rulecheck(['verify', example, '--arch', 'riscv64', '--format', 'json']);
  expect(JSON.parse(out).results[0]).toMatchObject({ arch: 'RISCV64' });
});
