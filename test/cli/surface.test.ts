/** What the program says of itself, and in which colours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { tool } from '../../src/check/run.ts';
import { wantsColor } from '../../src/cli/color.ts';
import { root, rulecheck } from './rulecheck.ts';

describe('help', () => {
  it.each([
    [['--help'], 'help'],
    [['verify', '--help'], 'help-verify'],
    [['lint', '--help'], 'help-lint'],
    [['eval', '--help'], 'help-eval'],
    [['ops', '--help'], 'help-ops'],
    [['hunt', '--help'], 'help-hunt'],
    [['server', '--help'], 'help-server'],
  ])('%j', async (args, name) => {
    const { code, out } = await rulecheck(args);
    await expect(out).toMatchFileSnapshot(`snapshots/${name}.txt`);
    expect(out.split('\n').filter(line => line.length > 80)).toEqual([]);
    expect(code).toBe(0);
  });

  it('is what a call without arguments gets, as an error', async () => {
    const { code, err } = await rulecheck([]);
    expect(err).toContain('Usage: rulecheck');
    expect(code).toBe(2);
  });
});

it('has the version of its package', async () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  expect(tool).toEqual({ name: manifest['name'], version: manifest['version'] });
  expect((await rulecheck(['--version'])).out).toBe(`${tool.version}\n`);
});

describe('colours', () => {
  it.each([
    ['auto', true, {}, true],
    ['auto', false, {}, false],
    ['auto', true, { NO_COLOR: '1' }, false],
    ['auto', true, { NO_COLOR: '' }, true],
    ['auto', true, { TERM: 'dumb' }, false],
    ['auto', false, { FORCE_COLOR: '1' }, true],
    ['auto', true, { FORCE_COLOR: '0' }, false],
    ['always', false, { NO_COLOR: '1' }, true],
    ['never', true, { FORCE_COLOR: '1' }, false],
  ] as const)('%s, on a terminal %s, with %j: %s', (choice, isTerminal, environment, wanted) => {
    expect(wantsColor(choice, isTerminal, environment)).toBe(wanted);
  });

  const args = ['verify', 'examples/RISCV64.rules', '--rule', '9'];
  const csi = '\u001b[';

  it('are for terminals', async () => {
    expect((await rulecheck(args)).out).not.toContain(csi);
  });

  it('change nothing but the colours', async () => {
    const colored = (await rulecheck([...args, '--color', 'always'])).out;
    expect(colored).toContain(csi);
    expect(stripVTControlCharacters(colored)).toBe((await rulecheck(args)).out);
  });
});
