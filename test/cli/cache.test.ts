/** What is kept from one run to the next changes how long a run takes, and nothing that it says. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunPart } from '../../src/check/check-file.ts';
import type { StoredFile } from '../../src/check/reuse.ts';
import type { Run } from '../../src/check/run.ts';
import { killed } from './killed.ts';
import { program, root, rulecheck, rulecheckProcess } from './rulecheck.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulecheck-cache-'));
let count = 0;
const fresh = () => join(folder, `cache${count++}`);

const rules = [
  '(F(MADD|NMADD|MSUB|NMSUB)D neg:(FNEGD x) y z) && neg.Uses == 1 => (F(NMADD|MADD|NMSUB|MSUB)D x y z)',
  '(FADD(S|D) x y) => (FADD(S|D) y x)',
  '(FADD(S|D) x y) => (FADD(S|D) y x)',
  '(FADDD x y) && odd(x) => x',
  '(FADDD x y) && x == 1 && x == 2 => x',
  '(FOO x) => x',
  '(Round64F ...) => (Copy ...)',
  '(FADDD a (FMULD x y)) && a.Block.Func.useFMA(v) => (FMADDD x y a)',
];

function rulesFile(lines: readonly string[] = rules): string {
  const path = join(folder, `${count++}`);
  mkdirSync(path);
  writeFileSync(join(path, 'RISCV64.rules'), `${lines.join('\n')}\n`);
  return path;
}

const verify = async (path: string, ...args: readonly string[]) =>
  (await rulecheck(['verify', 'RISCV64.rules', '--format', 'json', ...args], { cwd: path })).out;
const cached = (path: string, cache: string, ...args: readonly string[]) =>
  verify(path, '--cache-dir', cache, ...args);

const entriesOf = (cache: string) => readdirSync(cache).map(name => join(cache, name));

it('gives the same bytes from nothing, from the file and from its rules', async () => {
  const [path, cache] = [rulesFile(), fresh()];
  const computed = await verify(path, '--no-cache');
  expect(await cached(path, cache)).toBe(computed);
  expect(await cached(path, cache)).toBe(computed);
  const moved = [
    '// A remark.',
    rules[7]!.replace(' => ', '\n   =>  '),
    ...rules.slice(1, 6),
    `  ${rules[0]}`,
    rules[6]!,
    '(FMULD x y) => (FMULD y x)',
  ];
  writeFileSync(join(path, 'RISCV64.rules'), `${moved.join('\n')}\n`);
  const recomputed = await verify(path, '--no-cache');
  expect(recomputed).not.toBe(computed);
  expect(await cached(path, cache)).toBe(recomputed);
  expect(await cached(path, cache)).toBe(recomputed);
});

it('takes what is there for what was computed', async () => {
  const [path, cache] = [rulesFile(), fresh()];
  await cached(path, cache);
  const [entry] = entriesOf(cache) as [string];
  // Only with a digest that fits is a changed entry believed.
  forge(entry, text => text.replaceAll('"proved"', '"vacuous"'));
  expect((JSON.parse(await cached(path, cache)) as Run).summary.vacuous).toBeGreaterThan(4);
  forge(entry, text => text.replaceAll('"vacuous"', '"undecided"'));
  writeFileSync(join(path, 'RISCV64.rules'), `${rules.join('\n')}\n\n`);
  expect((JSON.parse(await cached(path, cache)) as Run).summary.undecided).toBeGreaterThan(4);
});

/** Changes an entry, and has its digest fit. */
function forge(entry: string, change: (text: string) => string): void {
  const text = change(readFileSync(entry, 'utf8').replace(/^.*\n/, ''));
  const name = entry.replace(/^.*\/(.*)\.json$/, '$1');
  writeFileSync(
    entry,
    `${createHash('sha256').update(name).update('\n').update(text).digest('hex')}\n${text}`,
  );
}

describe('an entry that was', async () => {
  const [path, cache] = [rulesFile(), fresh()];
  const computed = await cached(path, cache);
  const [entry] = entriesOf(cache) as [string];
  const intact = readFileSync(entry, 'utf8');
  const other = fresh();
  await cached(rulesFile(['(FADDD x y) => (FADDD y x)']), other, '--seed', '7');
  const foreign = readFileSync(entriesOf(other)[0]!, 'utf8');

  it.each([
    ['cut short', intact.slice(0, -40)],
    ['emptied', ''],
    ['changed in one byte', intact.replace('"proved"', '"provee"')],
    ['put there in the place of another', foreign],
    ['written by something else', '\0'.repeat(100)],
  ])('%s counts for nothing', async (_, text) => {
    writeFileSync(entry, text);
    expect(await cached(path, cache)).toBe(computed);
    expect(readFileSync(entry, 'utf8')).toBe(intact);
  });
});

describe('what is computed again', () => {
  it('is what no budget has sufficed for, once the budget is another', async () => {
    const [path, cache] = [rulesFile(['(FMULD x (FADDD y z)) => (FMULD (FADDD z y) x)']), fresh()];
    const undecided = async (...args: readonly string[]) =>
      (JSON.parse(await cached(path, cache, ...args)) as Run).summary.undecided;
    expect(await undecided('--budget', '0')).toBe(1);
    expect(await undecided()).toBe(0);
    expect(entriesOf(cache)).toHaveLength(2);
  });

  it('is not what the same budget of steps has left undecided', async () => {
    const [path, cache] = [rulesFile(['(FMULD x (FADDD y z)) => (FMULD (FADDD z y) x)']), fresh()];
    await cached(path, cache, '--budget', '0');
    const [entry] = entriesOf(cache) as [string];
    forge(entry, text => text.replaceAll('"undecided"', '"vacuous"'));
    expect((JSON.parse(await cached(path, cache, '--budget', '0')) as Run).summary.vacuous).toBe(1);
  });

  it('is all where a clock may end it, and nothing is kept', async () => {
    const [path, cache] = [rulesFile(), fresh()];
    await cached(path, cache, '--timeout', '100000');
    expect(() => readdirSync(cache)).toThrow('ENOENT');
  });

  it('is what was asked for with other options', async () => {
    const [path, cache] = [rulesFile(), fresh()];
    await cached(path, cache);
    expect(await cached(path, cache, '--seed', '2')).toBe(await verify(path, '--no-cache', '--seed', '2'));
    expect(entriesOf(cache)).toHaveLength(2);
  });
});

describe('cache verify', () => {
  const [path, cache] = [rulesFile(rules.slice(0, 4)), fresh()];
  const check = (...args: readonly string[]) =>
    rulecheck(['cache', 'verify', 'RISCV64.rules', '--cache-dir', cache, ...args], { cwd: path });

  it('has nothing to say where nothing is kept', async () => {
    const { code, err } = await check();
    expect(err).toBe(`rulecheck: ${cache} keeps nothing of these rules, of this program and these options\n`);
    expect(code).toBe(2);
  });

  it('agrees with what a run has kept, of a file that has changed since too', async () => {
    await cached(path, cache);
    expect(await check()).toEqual({
      code: 0,
      out: '4 of 4 results computed again; all are as they are kept\n',
      err: '',
    });
    writeFileSync(join(path, 'RISCV64.rules'), `${[...rules.slice(1, 4), rules[6]].join('\n')}\n`);
    expect((await check('--sample', '2')).out).toBe(
      '2 of 3 results computed again; all are as they are kept\n',
    );
    writeFileSync(join(path, 'RISCV64.rules'), `${rules.slice(0, 4).join('\n')}\n`);
  });

  it('finds an entry that is well formed and wrong', async () => {
    forge(entriesOf(cache)[0]!, text => {
      const stored = JSON.parse(text) as StoredFile;
      const isResult = ({ kind }: RunPart) => kind === 'result';
      const [refuted, first, , unsupported] = stored.parts.filter(isResult);
      const wrong = JSON.stringify(refuted).replaceAll('"-11"', '"-12"');
      const vacuous = JSON.stringify(first).replaceAll('"proved"', '"vacuous"');
      const warnings = stored.parts.filter(part => !isResult(part));
      return JSON.stringify({
        ...stored,
        parts: [...warnings, JSON.parse(wrong), JSON.parse(vacuous), unsupported],
      });
    });
    const { code, out } = await check();
    expect(out.split('\n')).toEqual([
      'RISCV64.rules:1:1: refuted as kept, but with other evidence',
      'RISCV64.rules:2:1: kept is vacuous, computed proved',
      'RISCV64.rules:3:1: kept is nothing, computed proved',
      `4 of 4 results computed again; 3 not as kept in ${cache}: delete that folder, and report it`,
      '',
    ]);
    expect(code).toBe(3);
  });
});

it('does without a folder that cannot be used', async () => {
  const path = rulesFile();
  const file = join(path, 'RISCV64.rules');
  expect(await cached(path, file)).toBe(await verify(path, '--no-cache'));
});

it.each([
  ['--cache-dir', '/proc/x/y'],
  ['--dump-smt', '/proc/x/y'],
])('does not look for ever for a folder that cannot be made: %s', (...args) => {
  const { status } = spawnSync(process.execPath, [program, 'verify', 'RISCV64.rules', ...args], {
    cwd: rulesFile(rules.slice(1, 2)),
    timeout: 60_000,
  });
  expect(status).toBe(args[0] === '--cache-dir' ? 0 : 2);
});

it('is not kept in the folder that is current, whatever XDG_CACHE_HOME says', () => {
  const [path, home] = [rulesFile(rules.slice(1, 2)), fresh()];
  mkdirSync(home);
  const args = ['verify', 'RISCV64.rules'];
  rulecheckProcess(args, { cwd: path, env: { XDG_CACHE_HOME: 'relative', HOME: home } });
  expect(readdirSync(path)).toEqual(['RISCV64.rules']);
  expect(entriesOf(join(home, '.cache', 'rulecheck'))).toHaveLength(1);
});

it('is shared by two runs at once', async () => {
  const [path, cache] = [rulesFile(), fresh()];
  const computed = await verify(path, '--no-cache');
  const run = () => {
    const child = spawn(
      process.execPath,
      [
        join(root, 'dist/command/rulecheck.js'),
        'verify',
        'RISCV64.rules',
        '--format',
        'json',
        '--cache-dir',
        cache,
      ],
      { cwd: path, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return new Promise<string>(resolve => {
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
      });
      child.on('close', () => resolve(out));
    });
  };
  expect(await Promise.all([run(), run()])).toEqual([computed, computed]);
  expect(await run()).toBe(computed);
});

it('is never broken by a run that is killed', async () => {
  expect(await killed({ times: 50, folder: join(folder, 'killed') })).toEqual({ kills: 50, wrong: [] });
});
