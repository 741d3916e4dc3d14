/** A run by several machines or workers says what one says, to the byte. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/check/run.ts';
import { rulecheck } from './rulecheck.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulecheck-shards-'));

/** Findings that take rules of two files, a fused family, laws of a whole file, every kind of error and warning. */
const files = {
  'RISCV64.rules': `(F(MADD|NMADD|MSUB|NMSUB)D neg:(FNEGD x) y z) && neg.Uses == 1 => (F(NMADD|MADD|NMSUB|MSUB)D x y z)
(FADD(S|D) x y) => (FADD(S|D) y x)
(FADDD x y) && odd(x) => x
(FOO x) => x
(FADDD x
(Round(32|64)F ...) => (Copy ...)
(Round32F x) => x
(FMULD x y) => (FMULD y x)
`,
  'RISCV64latelower.rules':
    '(FADDD a (FMULD x y)) && a.Block.Func.useFMA(v) => (FMADDD x y a)\n(FNEGD (FNEGD x)) => x\n',
  'ARM64.rules': '(FADDD a (FMULD x y)) && a.Block.Func.useFMA(v) => (FMADDD a x y)\n',
  'generic.rules': '// nothing\n',
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
const at = (name: string) => join(folder, name);
const verify = async (...args: readonly string[]) =>
  (await rulecheck(['verify', '.', '--format', 'json', ...args], { cwd: folder })).out;
const whole = await verify();
const shards = [1, 2, 3].map(index => at(`${index}.json`));
for (const [index, report] of shards.entries()) {
  await verify('--shard', `${index + 1}/3`, '--output', report);
}
const merge = (...args: readonly string[]) => rulecheck(['merge', ...args]);
const runIn = (report: string) => JSON.parse(readFileSync(report, 'utf8')) as Run;

it('has what only shows over all rules', () => {
  const { findings, family, errors, warnings } = JSON.parse(whole) as Run;
  expect([findings, family, errors, warnings].every(found => found && found.length > 0)).toBe(true);
});

describe('shards', () => {
  it('merged are the whole run, in whichever order', async () => {
    expect((await merge(...shards.toReversed(), '--format', 'json')).out).toBe(whole);
  });

  it('have each rule once, and say nothing that they cannot know', () => {
    const runs = shards.map(runIn);
    expect(runs.reduce((sum, { summary }) => sum + summary.rules, 0)).toBe(
      (JSON.parse(whole) as Run).summary.rules,
    );
    expect(runs.every(({ results }) => results.length < (JSON.parse(whole) as Run).results.length)).toBe(
      true,
    );
    expect(runs.every(({ complete, findings, family }) => !complete && !findings && !family)).toBe(true);
  });

  it('that are missing are named, and fail', async () => {
    const { out, code } = await merge(shards[0]!, shards[2]!);
    expect(out).toContain('of 3 shards 2 is missing; ');
    expect(code).toBe(2);
  });

  it.each([
    [() => [shards[0]!, shards[0]!], /are both shard 1$/],
    [
      () => [shards[0]!, at('whole.json')],
      /whole\.json is not of one shard: verify --shard I\/N makes those/,
    ],
    [() => [shards[0]!, at('seed.json')], /seed\.json has other seed than .*1\.json/],
    [() => [at('none.json')], /cannot read .*none\.json/],
  ])('%# that do not belong together are refused', async (args, message) => {
    writeFileSync(at('whole.json'), whole);
    writeFileSync(at('seed.json'), JSON.stringify({ ...runIn(shards[1]!), seed: 2 }));
    const { err, code } = await merge(...args());
    expect(err.trimEnd()).toMatch(message);
    expect(code).toBe(2);
  });

  it.each(['0/2', '3/2', '1', 'a/b'])('--shard %s is refused', async text => {
    const { err, code } = await rulecheck(['verify', '.', '--shard', text], { cwd: folder });
    expect(err).toContain('Expected I/N');
    expect(code).toBe(2);
  });
});

it('says the same with several workers, from a cache and into one', async () => {
  expect(await verify('--jobs', '3')).toBe(whole);
  const cache = at('cache');
  expect(await verify('--jobs', '2', '--cache-dir', cache)).toBe(whole);
  expect(await verify('--cache-dir', cache)).toBe(whole);
  expect(await verify('--jobs', '2', '--cache-dir', cache)).toBe(whole);
});

it('says the same of a file whatever its neighbours, and in whichever order they are named', async () => {
  const resultsOf = async (args: readonly string[]) => {
    const { results } = JSON.parse(
      (await rulecheck(['verify', ...args, '--format', 'json'], { cwd: folder })).out,
    ) as Run;
    return JSON.stringify(results.filter(({ file }) => file === 'ARM64.rules'));
  };
  const alone = await resultsOf(['ARM64.rules']);
  expect(await resultsOf(['RISCV64.rules', 'ARM64.rules'])).toBe(alone);
  expect(await resultsOf(['ARM64.rules', 'RISCV64.rules'])).toBe(alone);
});
