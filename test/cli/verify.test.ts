import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/check/run.ts';
import { goRules } from '../support/go-rules.ts';
import { rulecheck } from './rulecheck.ts';

const example = 'examples/RISCV64.rules';

describe('verify', () => {
  it('refutes the rewrite that Go shipped, and says why', async () => {
    const { code, out, err } = await rulecheck(['verify', example]);
    await expect(out).toMatchFileSnapshot('snapshots/example.txt');
    expect(err).toBe('');
    expect(code).toBe(1);
  });

  it('lists every rule on request', async () => {
    const { out } = await rulecheck([
      'verify',
      example,
      '--verbose',
      '--rule',
      '12',
      '--rule',
      '16',
      '--rule',
      '28',
    ]);
    await expect(out).toMatchFileSnapshot('snapshots/verbose.txt');
  });

  it('fits 80 columns, and keeps places whole', async () => {
    const lines = (await rulecheck(['verify', example])).out.split('\n');
    expect(lines.filter(line => line.length > 80)).toEqual([]);
    const places = lines.flatMap(line => /^(.+?:\d+:\d+): error\[refuted\]: \S/.exec(line)?.[1] ?? []);
    expect(places.map(place => place.slice(example.length))).toEqual([
      ':9:70',
      ':9:76',
      ':9:81',
      ':9:87',
      ':18:27',
      ':21:25',
    ]);
  });

  it('names inputs that have no name as the rule writes them, in the text and in JSON', async () => {
    const rules = '(FSUBD x (FADDD _ _)) => x\n(FADDD x (FMOVDconst)) => x\n';
    const options = ['verify', '-', '--arch', 'RISCV64'];
    const { out } = await rulecheck([...options, '--format', 'json'], { input: rules });
    const { results } = JSON.parse(out) as Run;
    const inputs = results.map(({ instances }) => instances[0]!.counterexample?.inputs ?? {});
    expect(inputs.map(Object.keys)).toEqual([
      ['x', '_', '2nd _'],
      ['x', '[_]'],
    ]);
    const text = (await rulecheck(options, { input: rules })).out;
    expect(text).toMatch(/^ {4}2nd _ {3}5 /m);
    expect(text).toMatch(/^ {4}\[_\] +\d/m);
  });

  it('fits the bits of vectors into 80 columns', async () => {
    const options = ['--arch', 'AMD64', '--format', 'text'];
    const { out } = await rulecheck(['verify', '-', ...options], {
      input: '(VPADDD512 x y) => (VPSUBD512 x y)\n',
    });
    const lines = out.split('\n');
    expect(lines.filter(line => line.length > 80)).toEqual([]);
    const source = lines.findIndex(line => line.startsWith('    source  3 '));
    expect(lines.slice(source, source + 4).map(line => line.trim())).toEqual([
      `source  3           0x${'0'.repeat(32)}`,
      '0'.repeat(32),
      '0'.repeat(32),
      `${'0'.repeat(31)}3`,
    ]);
  });

  it('ends with 0 where nothing is refuted', async () => {
    expect((await rulecheck(['verify', example, '--rule', '12'])).code).toBe(0);
  });

  it('fails on weaker verdicts when asked to', async () => {
    const unsupported = ['verify', example, '--rule', '28'];
    expect((await rulecheck(unsupported)).code).toBe(0);
    expect((await rulecheck([...unsupported, '--fail-on', 'undecided'])).code).toBe(0);
    expect((await rulecheck([...unsupported, '--fail-on', 'unsupported'])).code).toBe(1);
  });

  it('reads standard input', async () => {
    const input = '(FSUBD x y) => (FSUBD y x)\n';
    const { code, out } = await rulecheck(['verify', '-', '--arch', 'RISCV64'], { input });
    expect(out).toContain('<stdin>:1:17: error[refuted]: (FSUBD x y) => (FSUBD y x)');
    expect(code).toBe(1);
  });

  it('repeats a run exactly', async () => {
    const args = ['verify', example, '--format', 'json', '--seed', '7', '--runs', '50'];
    expect((await rulecheck(args)).out).toBe((await rulecheck(args)).out);
  });

  it('writes the report to a file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'rulecheck-')), 'report.txt');
    const { code, out } = await rulecheck(['verify', example, '--output', file]);
    expect(out).toBe('');
    expect(code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe((await rulecheck(['verify', example])).out);
  });
});

describe('what is said of a rule', () => {
  const verifyRule = async (input: string, ...options: string[]) =>
    (await rulecheck(['verify', '-', '--arch', 'RISCV64', ...options], { input })).out;

  it('names no rounding mode where nothing rounds', async () => {
    const rules = '(FNEGD (FNEGD x)) => x\n(FNEGD x) => (FABSD x)\n';
    expect(await verifyRule(rules, '--verbose')).not.toMatch(/rounding|rne/);
    expect(await verifyRule(rules, '--format', 'markdown')).not.toMatch(/rounding|rne/i);
    const { results } = JSON.parse(await verifyRule(rules, '--format', 'json'));
    expect(results[0].instances[0]).not.toHaveProperty('roundingModes');
    expect(await verifyRule('(FADDD x y) => (FADDD y x)\n', '--verbose')).toContain('; rounding rne rtz');
  });

  it('says once what the rounded and the fused reading give alike', async () => {
    const out = await verifyRule(
      '(FSUBD (FMULD x y) z) => (FADDD (FMULD x y) z)\n',
      '--contraction',
      'always',
    );
    expect(out).toMatch(/---- gives 1\n/);
    expect(out).not.toContain('or fused');
  });

  it('calls a counterexample what it is, however it was found', async () => {
    expect(await verifyRule('(FNEGD x) => (FABSD x)\n')).toMatch(
      /1 {2}1 counterexample found, replayed exactly\n/,
    );
  });
});

describe('who may fuse', () => {
  const asking = '(FADDD a (FMULD x y)) && a.Block.Func.useFMA(v) => (FMADDD x y a)\n';
  const silent = '(FSUBD (FMULD x y) z) => (FMSUBD x y z)\n';

  /** A folder of rules files; the ops are those built in. */
  function folder(files: Readonly<Record<string, string>>): string {
    const path = mkdtempSync(join(tmpdir(), 'rulecheck-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
    return path;
  }

  const older = { 'RISCV64.rules': silent, 'generic.rules': '(Neg64F (Neg64F x)) => x\n' };
  const newer = { 'RISCV64.rules': silent, 'RISCV64latelower.rules': asking };

  it.each([
    ['nobody without asking in a file that lies alone', { 'RISCV64.rules': silent }, 1],
    ['everybody in a folder that is older than the question', older, 0],
    ['who asks in a folder where some rule asks', newer, 1],
  ])('is %s, whichever way the file is named', async (_, files, code) => {
    const path = folder(files);
    const file = join(path, 'RISCV64.rules');
    const link = join(folder({}), 'tree');
    symlinkSync(path, link);
    const ways = [[path], [file], [`${file}:1`], [file, path], [join(link, 'RISCV64.rules')]];
    for (const way of ways) expect((await rulecheck(['verify', ...way])).code).toBe(code);
    expect((await rulecheck(['verify', 'RISCV64.rules'], { cwd: path })).code).toBe(code);
    expect((await rulecheck(['explain', `${file}:1`])).code).toBe(code);
  });

  it('is listed where the language permits it', async () => {
    const { out } = await rulecheck(['verify', join(folder(older), 'RISCV64.rules')]);
    expect(out).toMatch(/What is assumed[\s\S]*fus/);
  });

  it('is the same for a file of Go 1.19 as for all of them', async context => {
    const rules = goRules('1.19');
    if ('missing' in rules) return context.skip(rules.missing);
    const path = join(rules.folder, 'ARM64.rules');
    const lines = readFileSync(path, 'utf8').split('\n');
    const numbers = lines.flatMap((line, index) => (/=> \(FN?M(ADD|SUB)[SD]/.test(line) ? [index + 1] : []));
    const { out } = await rulecheck([
      'verify',
      ...numbers.map(line => `${path}:${line}`),
      '--format',
      'json',
    ]);
    const fused = (JSON.parse(out) as Run).results.filter(({ rule }) => /=> \(FN?M(ADD|SUB)[SD]/.test(rule));
    expect(fused.length).toBeGreaterThan(0);
    expect(fused.filter(({ verdict }) => verdict !== 'proved')).toEqual([]);
  });

  it('is as the user says', async () => {
    const path = join(folder({ 'RISCV64.rules': silent + asking }), 'RISCV64.rules');
    expect((await rulecheck(['verify', path, '--contraction', 'always'])).code).toBe(0);
    expect((await rulecheck(['verify', path, '--contraction', 'never'])).out).toMatch(/refuted +2 +2 /);
  });
});

describe('readings of registers', () => {
  const read = (rule: string, ...options: string[]) =>
    rulecheck(['verify', '-', '--arch', 'RISCV64', ...options], { input: `${rule}\n` });

  it.each([
    ['--bools', 'byte', '(Not x) => (SEQZ x)', 'bool registers hold 0 or 1 in all bits'],
    ['--spills', 'typed', '(MOVWreg x:(MULW _ _)) => (MOVDreg x)', 'upper bits survive a spill'],
  ])('%s %s refutes %s, which else is proved and says why', async (option, second, rule, assumption) => {
    const { code, out } = await read(rule);
    expect(out).toContain(assumption);
    expect(code).toBe(0);
    const refuted = await read(rule, option, second);
    expect(refuted.out).toContain(`--seed 1 --runs 1000 ${option} ${second} repeats this.`);
    expect(refuted.code).toBe(1);
  });

  it('are recorded in a run where they are not the default', async () => {
    const readings = async (...options: string[]) =>
      JSON.parse((await read('(Not x) => (SEQZ x)', '--format', 'json', ...options)).out).readings;
    expect(await readings()).toBeUndefined();
    expect(await readings('--bools', 'register', '--spills', 'free')).toBeUndefined();
    expect(await readings('--bools', 'byte', '--spills', 'free')).toEqual({ bools: 'byte' });
  });

  it('are two', async () => {
    const { code, err } = await read('(Not x) => (SEQZ x)', '--spills', 'always');
    expect(err).toContain('free, typed');
    expect(code).toBe(2);
  });
});
