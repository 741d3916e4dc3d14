/** A change of rules in a repository: what it touches is checked, and nothing else. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '../../src/check/run.ts';
import { rulecheck } from './rulecheck.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulecheck-since-'));
const ssa = join(folder, 'src/cmd/compile/internal/ssa');
const gen = join(ssa, '_gen');
mkdirSync(gen, { recursive: true });

const float = (name: string, operands: number) =>
  `\t\t{name: "${name}", argLength: ${operands}, commutative: ${operands > 1}, typ: "Float64"},`;
const ops = [
  ...['FADDD', 'FMULD'].map(name => float(name, 2)),
  ...['FMADDD', 'FMSUBD', 'FNMADDD', 'FNMSUBD'].map(name => float(name, 3)),
  float('FNEGD', 1),
  '\t\t{name: "MOVDconst", argLength: 0, aux: "Int64"},',
  '\t\t{name: "ADDI", argLength: 1, aux: "Int64"},',
];
const right =
  '(F(MADD|NMADD|MSUB|NMSUB)D neg:(FNEGD x) y z) && neg.Uses == 1 => (F(NMSUB|MSUB|NMADD|MADD)D x y z)';
const wrong = right.replace('NMSUB|MSUB|NMADD|MADD)D x', 'NMADD|MADD|NMSUB|MSUB)D x');
const rules = [
  '// Rules.',
  '(FADDD x y) => (FADDD y x)',
  '(FMULD x y) => (FMULD y x)',
  '(ADDI [c] (MOVDconst [d])) && is32Bit(c+d) => (MOVDconst [c+d])',
  '(FNEGD (FNEGD x)) => x',
];
const functions = 'func is32Bit(n int64) bool {\n\treturn n == int64(int32(n))\n}\n';

const texts = {
  rules: `${rules.join('\n')}\n`,
  ops: `var RISCV64ops = []opData{\n${ops.join('\n')}\n}\n`,
  rewrite: `package ssa\n\n${functions}`,
};

function write({ rules, ops, rewrite }: typeof texts): void {
  writeFileSync(join(gen, 'RISCV64.rules'), rules);
  writeFileSync(join(gen, 'RISCV64Ops.go'), ops);
  writeFileSync(
    join(gen, 'genericOps.go'),
    'var genericOps = []opData{\n\t\t{name: "Copy", argLength: 1},\n}\n',
  );
  writeFileSync(join(ssa, 'rewrite.go'), rewrite);
}

const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder, stdio: 'pipe' });
write(texts);
git('init', '--quiet');
git('add', '--all');
git('commit', '--quiet', '--message', 'before');

const verify = (...args: readonly string[]) =>
  rulecheck(['verify', '.', '--since', 'HEAD', ...args], { cwd: folder });
/** Lines of the rules that are checked. */
async function checked(): Promise<number[]> {
  const run = JSON.parse((await verify('--format', 'json')).out) as Run;
  expect(run.results.length + run.since!.unchanged).toBe(rules.length - 1);
  return run.results.map(({ line }) => line);
}

beforeEach(() => write(texts));

describe('nothing is checked', () => {
  it('where nothing has changed', async () => {
    const { code, out } = await verify();
    expect(out).toContain('no rule differs from HEAD, of 4 rules');
    expect(code).toBe(0);
  });

  it('where rules were only moved and laid out anew', async () => {
    const [remark, ...others] = rules;
    const moved = others
      .reverse()
      .join('\n\n// Moved.\n')
      .replace('&& is32Bit(c+d) =>', '\n  && is32Bit( c+d )\n  =>');
    write({ ...texts, rules: `${moved}\n${remark}\n` });
    expect(await checked()).toEqual([]);
  });

  it('where the tables and functions were only laid out anew', async () => {
    write({
      ...texts,
      ops: texts.ops.replaceAll('\t', ' ').replace('{name: "FADDD"', '// Adds.\n{name: "FADDD"'),
      rewrite: texts.rewrite.replace('func', '// Says whether.\nfunc').replace('\treturn', '\t\treturn'),
    });
    expect(await checked()).toEqual([]);
  });
});

describe('what has changed is checked', () => {
  it('passes where it is right', async () => {
    write({ ...texts, rules: `${texts.rules}${right}\n` });
    const { code, out } = await verify();
    expect(out).toContain('1 of 1 rule has a model; none is refuted; 4 as in HEAD');
    expect(code).toBe(0);
  });

  it('says which rules an edit of a table makes unreadable', async () => {
    write({ ...texts, ops: texts.ops.replace('"FMULD", argLength: 2', '"FMULD", argLength: 3') });
    const { code, out } = await verify();
    expect(out).toMatch(/RISCV64\.rules:3:\d+: error\[operand-count\]/);
    expect(code).toBe(2);
  });

  it('fails where it is wrong, at the very members, in every format', async () => {
    write({ ...texts, rules: `${texts.rules}${wrong}\n` });
    const [sarif, junit] = [join(folder, 'out.sarif'), join(folder, 'out.xml')];
    const { code, out } = await verify(
      '--format',
      `sarif=${sarif}`,
      '--format',
      `junit=${junit}`,
      '--format',
      'github',
    );
    expect(code).toBe(1);
    const column = wrong.lastIndexOf('NMADD') + 1;
    const file = 'src/cmd/compile/internal/ssa/_gen/RISCV64.rules';
    expect(out).toContain(`::error file=${file},line=6,endLine=6,col=${column},endColumn=${column + 4},`);
    expect(out).toContain('target  -11  0xc026000000000000');
    const results = (JSON.parse(readFileSync(sarif, 'utf8')) as Log).runs[0]!.results!;
    expect(results).toHaveLength(4);
    expect(results[0]!.locations![0]!.physicalLocation!.region).toEqual({
      startLine: 6,
      startColumn: column,
      endLine: 6,
      endColumn: column + 5,
    });
    expect(readFileSync(junit, 'utf8')).toContain(`<testcase name="${file}:6:${column} (FMADDD neg:`);
  });

  it('is every rule that uses an op whose entry has changed', async () => {
    write({
      ...texts,
      ops: texts.ops.replace('"FNEGD", argLength: 1', '"FNEGD", resultInArg0: true, argLength: 1'),
    });
    expect(await checked()).toEqual([5]);
  });

  it('is every rule that calls a function whose definition has changed', async () => {
    write({ ...texts, rewrite: texts.rewrite.replace('int32(n)', 'int16(n)') });
    expect(await checked()).toEqual([4]);
  });

  it('rests on it that a function does what it did, where its definition is none that is known', async () => {
    const kept = ['--cache-dir', join(folder, 'kept')];
    const assumed = async (...args: readonly string[]) => {
      const { out } = await rulecheck(['verify', '.', '--format', 'json', ...kept, ...args], { cwd: folder });
      const { results } = JSON.parse(out) as Run;
      return results.flatMap(({ line, instances: [first] }) =>
        first!.assumptions.filter(one => one.includes('is32Bit')).map(words => `${line}: ${words}`),
      );
    };
    const words = '4: is32Bit is as in Go 1.19 to 1.27; the rewrite.go beside the rules has another text';
    expect(await assumed()).toEqual([]);
    write({ ...texts, rewrite: texts.rewrite.replace('int32(n)', 'int16(n)') });
    expect(await assumed()).toEqual([words]);
    expect(await assumed('--since', 'HEAD')).toEqual([words]);
    expect(await assumed('--ops', 'src/cmd/compile/internal/ssa/_gen')).toEqual([words]);
    write(texts);
    expect(await assumed()).toEqual([]);
  });

  it('is a rule that cannot be read, if it is new', async () => {
    write({ ...texts, rules: `${texts.rules}(FOO x) => x\n` });
    const { code, out } = await verify();
    expect(out).toMatch(/RISCV64\.rules:6:\d+: error\[unknown-op\]/);
    expect(code).toBe(2);
    expect(out.match(/error\[/g)).toHaveLength(1);
  });

  it('is a whole file that is new', async () => {
    writeFileSync(join(gen, 'RISCV64latelower.rules'), '(FADDD x y) => (FADDD y x)\n');
    const { out } = await verify();
    writeFileSync(join(gen, 'RISCV64latelower.rules'), '');
    expect(out).toContain('1 of 1 rule has a model');
  });
});

it.each([
  [['--since', 'nowhere'], /cannot read revision nowhere of .*: Not a valid object name nowhere/],
  [['--since', '--help'], /--help is no revision|argument missing/],
  [['--since', 'HEAD', '--rule', '2'], /--since says which rules are checked; it takes no lines/],
])('%j is refused', async (args, message) => {
  const { code, err } = await rulecheck(['verify', '.', ...args], { cwd: folder });
  expect(err).toMatch(message);
  expect(code).toBe(2);
});

it('says so where there is no repository', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'rulecheck-'));
  writeFileSync(join(elsewhere, 'RISCV64.rules'), texts.rules);
  const { code, err } = await rulecheck(['verify', elsewhere, '--since', 'HEAD']);
  expect(err).toMatch(/cannot read revision HEAD of .*: not a git repository/);
  expect(code).toBe(2);
});

it('keeps a baseline for the command', async () => {
  write({ ...texts, rules: `${texts.rules}${wrong}\n` });
  const baseline = join(folder, 'rules.baseline');
  const whole = (...args: readonly string[]) =>
    rulecheck(['verify', '.', '--baseline', baseline, ...args], { cwd: folder });
  expect((await whole()).err).toContain('--update-baseline writes it');
  expect((await whole('--update-baseline')).code).toBe(0);
  expect((await whole()).code).toBe(0);
  write({ ...texts, rules: `${texts.rules}${wrong}\n(FMULD x y) => (FADDD x y)\n` });
  const { code, out } = await whole();
  expect(code).toBe(1);
  expect(out.match(/error\[refuted\]/g)).toHaveLength(1);
  expect((await whole('--since', 'HEAD', '--update-baseline')).err).toContain(
    '--update-baseline wants a whole run',
  );
  const damaged = readFileSync(baseline, 'utf8').replace(/^(\S+\.rules)$/m, '$1\n<<<<<<< HEAD');
  writeFileSync(baseline, damaged);
  expect(await whole()).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/is no baseline: line \d+ is not a verdict and a rule/),
  });
});
