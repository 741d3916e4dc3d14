/** Input that is wrong, missing or meant to do harm ends in a message, not in a stack trace. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../src/cli/output.ts';
import { root, rulecheck } from './rulecheck.ts';

const example = readFileSync(join(root, 'examples/RISCV64.rules'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'rulecheck-'));

/** Verifies a text as `RISCV64.rules`, in the folder where it stands. */
async function verify(text: string | Uint8Array, ...options: string[]) {
  writeFileSync(join(folder, 'RISCV64.rules'), text);
  return await rulecheck(['verify', 'RISCV64.rules', ...options], { cwd: folder });
}

/** The example with its line 18 edited; that line and line 12 are checked. */
const verifyEdited = (match: string) =>
  verify(example.replace('(FSUBD (FMULD x y) z)', match), '--rule', '12', '--rule', '18');

describe('an example that was edited badly', () => {
  it('names a misspelt op, suggests the right one, and checks the other rule', async () => {
    const { code, out } = await verifyEdited('(FSUBD (FMULLD x y) z)');
    await expect(out).toMatchFileSnapshot('snapshots/misspelt-op.txt');
    expect(code).toBe(2);
  });

  it('points at a missing parenthesis, and checks the other rule', async () => {
    const { code, out } = await verifyEdited('(FSUBD (FMULD x y z)');
    await expect(out).toMatchFileSnapshot('snapshots/missing-parenthesis.txt');
    expect(code).toBe(2);
  });

  it('reports a mixture of widths', async () => {
    const { code, out } = await verify('(FADDD x (FMULS y z)) => (FMADDD y z x)\n');
    await expect(out).toMatchFileSnapshot('snapshots/mixed-widths.txt');
    expect(code).toBe(2);
  });
});

describe('a text that is no rules file', () => {
  it.each([
    ['', 'the file is empty'],
    [' \r\n\n', 'the file is empty'],
    ['// A comment.\n', 'the file holds comments and no rule'],
  ])('may be without rules, and does not pass in silence: %j', async (text, what) => {
    const { code, out } = await verify(text);
    expect(out).toContain(`RISCV64.rules:1:1: warning[no-rules]: ${what}\n`);
    expect(out).toContain('= help: expected are rewrites such as (FSUBD x y) => (FADDD x (FNEGD y))\n');
    expect(code).toBe(0);
    expect((await verify(text, '--fail-on', 'undecided')).code).toBe(0);
    expect((await verify(text, '--fail-on', 'unsupported')).code).toBe(1);
  });

  it('may be standard input without a byte', async () => {
    const args = ['verify', '-', '--arch', 'RISCV64', '--fail-on', 'unsupported'];
    const { code, out } = await rulecheck([...args, '--format', 'json']);
    expect(JSON.parse(out).warnings).toMatchObject([
      { file: '<stdin>', code: 'no-rules', message: 'standard input is empty' },
    ]);
    expect(code).toBe(1);
    for (const format of ['text', 'markdown', 'html']) {
      expect((await rulecheck([...args, '--format', format])).out).toContain('standard input is empty');
    }
  });

  it.each(['verify', 'lint'])(
    'is not passed by %s where nothing is known of its architecture',
    async command => {
      writeFileSync(join(folder, 'FOO.rules'), '');
      const { code, out } = await rulecheck([command, 'FOO.rules'], { cwd: folder });
      expect(out).toContain('FOO.rules:1:1: error[no-op-tables]: no op tables for FOO');
      expect(code).toBe(2);
    },
  );

  it.each(['verify', 'lint', 'explain', 'report'])('has a name: %s', async command => {
    const { code, err } = await rulecheck([command, '']);
    expect(err).toBe('rulecheck: a path is empty\n');
    expect(code).toBe(2);
  });

  it('may be binary', async () => {
    const { code, err } = await verify(Uint8Array.from({ length: 4096 }, (_, index) => (index * 167) % 256));
    expect(err).toMatch(/^rulecheck: RISCV64\.rules is not a text/);
    expect(code).toBe(2);
  });

  it('may be garbage in lines', async () => {
    const { code, out } = await verify(`${')(=>|[&&{<'.repeat(2000)}\n`.repeat(5));
    expect(out).toMatch(/error\[/);
    expect(code).toBe(2);
  });

  it.each(['// a comment\n', '//\n', '('])(
    'may be a hundred megabytes of %j, also through a pipe',
    async unit => {
      const begin = performance.now();
      const text = unit.repeat(100_000_000 / unit.length);
      const file = await verify(text);
      expect(file.err).toBe(
        "rulecheck: cannot read RISCV64.rules: it is larger than 8 MiB, as no file of Go's is\n",
      );
      writeFileSync(join(folder, 'RISCV64.rules'), '');
      const piped = await rulecheck(['verify', '-', '--arch', 'RISCV64'], { input: text });
      expect(piped.err).toMatch(/^rulecheck: cannot read standard input: it is larger than 8 MiB/);
      expect([file.code, piped.code]).toEqual([2, 2]);
      expect(performance.now() - begin).toBeLessThan(10_000);
    },
  );

  it('may be almost as large as what is read', async () => {
    expect((await verify('//\n'.repeat(2_700_000))).out).toContain('holds comments and no rule');
  });

  it('may be a megabyte of parentheses', async () => {
    const begin = performance.now();
    expect((await verify('('.repeat(1 << 20))).code).toBe(2);
    expect(performance.now() - begin).toBeLessThan(3000);
  });

  it('cannot drive the terminal', async () => {
    const { out } = await verify(
      '(FADDD x y) && "\u001b[31m\u009b\u202e" == s => (FADDD y x)\n(\u001b[2JFOO x) => x\n',
      '--verbose',
    );
    expect(out).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    expect(out).toContain('\\u{1b}');
  });

  it('may be twenty thousand rules of unknown ops', async () => {
    const { code, out } = await verify('(FADDX x y) => (FADDD x y)\n'.repeat(20_000));
    expect(out.length).toBeLessThan(20_000);
    expect(out).toContain('\nand 19,980 more with unknown-op\n');
    expect(code).toBe(2);
  });

  it('has its errors in the order of its lines', async () => {
    const { out } = await verify(
      '(FADDX x y) => x\n(FADDD x y => x\n(FADDD x (FMULS y z)) => x\n(FADDD x y) => z\n',
    );
    expect([...out.matchAll(/^RISCV64\.rules:(\d+).*error/gm)].map(([, line]) => line)).toEqual([...'1234']);
  });

  it('may use the names that every object of JavaScript has', async () => {
    const names = ['constructor', 'toString', '__proto__', 'valueOf', 'hasOwnProperty'];
    const { code, out } = await verify(
      names
        .flatMap(name => [
          `(FADDD x ${name}) => (FSUBD x ${name})`,
          `(FADDD (FMVDX (MOVDconst [${name}])) x) && ${name} == 0 => (FADDD x x)`,
          `(FADDD x y) && ${name}(x) && math.${name} == x.${name} => (FADDD x y)`,
          `(FADDD <${name}> x y) && ${name} == 0 => (FADDD x y)`,
          `(${name} x) => x`,
        ])
        .join('\n'),
      '--format',
      'json',
    );
    const { results, errors } = JSON.parse(out);
    const inputsOf = (index: number) => Object.keys(results[index].instances[0].counterexample.inputs);
    expect(errors).toHaveLength(names.length);
    for (const [index, name] of names.entries()) {
      expect(
        results.slice(4 * index, 4 * index + 4).map(({ verdict }: { verdict: string }) => verdict),
      ).toEqual(['refuted', 'refuted', 'unsupported', 'unsupported']);
      expect(inputsOf(4 * index).sort()).toEqual([name, 'x'].sort());
    }
    expect(code).toBe(2);
  });

  it('cannot drive the terminal by its name', async () => {
    const { err } = await rulecheck(['verify', '\u001b[31m.rules']);
    expect(err).toBe('rulecheck: cannot read \\u{1b}[31m.rules: no such file or directory\n');
  });
});

describe('a path that cannot be read', () => {
  it.each([
    [['nowhere'], 'cannot read nowhere: no such file or directory'],
    [['src'], 'src holds no .rules files, neither itself nor in src/cmd/compile/internal/ssa/_gen'],
    [['package.json'], 'package.json: the name of a .rules file gives the architecture'],
    [['-'], '<stdin>: the name of a .rules file gives the architecture'],
    [['examples/RISCV64.rules', '--rule', '1'], 'no rule covers line 1 of examples/RISCV64.rules'],
    [['examples/RISCV64.rules', '--output', 'no/such/folder'], 'cannot write no/such/folder'],
  ])('%j', async (args, message) => {
    const { code, out, err } = await rulecheck(['verify', ...args]);
    expect(err).toMatch(new RegExp(`^rulecheck: ${message.replaceAll('.', '\\.')}`));
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('may lead nowhere', async () => {
    symlinkSync('loop.rules', join(folder, 'loop.rules'));
    const { code, err } = await rulecheck(['verify', 'loop.rules'], { cwd: folder });
    expect(err).toBe('rulecheck: cannot read loop.rules: too many symbolic links\n');
    expect(code).toBe(2);
  });

  it('does not keep the other files of its folder from being checked, nor the other paths', async () => {
    const tree = mkdtempSync(join(tmpdir(), 'rulecheck-'));
    const at = (name: string) => join(tree, name);
    writeFileSync(at('RISCV64.rules'), '(FSUBD x y) => (FSUBD y x)\n');
    writeFileSync(at('PPC64.rules'), 'a\0b');
    mkdirSync(at('folder.rules'));
    symlinkSync('nowhere', at('dangling.rules'));
    execFileSync('mkfifo', [at('fifo.rules')]);
    const reasons = {
      'PPC64.rules': 'is not a text: it holds a NUL byte',
      'folder.rules': 'it is a folder',
      'dangling.rules': 'no such file or directory',
      'fifo.rules': 'it is a pipe; - reads standard input',
    };
    for (const paths of [[tree], [at('RISCV64.rules'), ...Object.keys(reasons).map(at), at('missing')]]) {
      const { code, out } = await rulecheck(['verify', ...paths, '--arch', 'RISCV64']);
      const unbroken = out.replaceAll('\n    ', ' ');
      if (paths.length === 1) {
        for (const [name, reason] of Object.entries(reasons)) {
          expect(unbroken).toMatch(new RegExp(`${name}:1:1: error\\[unreadable-file\\]: .*${reason}\n`));
        }
      }
      expect(out).toContain('error[refuted]: (FSUBD x y) => (FSUBD y x)');
      expect(code).toBe(2);
    }
    expect((await rulecheck(['verify', at('fifo.rules')])).err).toContain('it is a pipe');
  });

  it('may be forbidden', () => {
    expect(reasonOf(Object.assign(new Error('EACCES: open'), { code: 'EACCES' }))).toBe('permission denied');
  });

  it('may be of an architecture without op tables', async () => {
    writeFileSync(join(folder, 'Z80.rules'), '(ADD x y) => (ADD y x)\n');
    const { code, out } = await rulecheck(['verify', 'Z80.rules'], { cwd: folder });
    expect(out).toContain('error[no-op-tables]: no op tables for Z80');
    expect(code).toBe(2);
  });
});

describe('options', () => {
  it.each([
    [['verify'], "missing required argument 'path'"],
    [['verify', 'x', '--format', 'pdf'], 'text, json'],
    [['verify', 'x', '--seed', 'lucky'], 'Expected a whole number, 0 or more'],
    [['verify', 'x', '--rule', '0'], 'Expected a whole number, 1 or more'],
    [['verify', 'x', '--verbos'], '; did you mean --verbose?'],
    [['verfy', 'x'], '; did you mean verify?'],
    [['help', 'foo'], "unknown command 'foo'"],
    [['help', 'verfy'], "unknown command 'verfy'; did you mean verify?"],
  ])('%j', async (args, message) => {
    const { code, err } = await rulecheck(args);
    expect(err).toMatch(/^rulecheck: [^\n]+\n$/);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  it('cannot drive the terminal', async () => {
    const evil = '\u001b[31m\u202e';
    for (const args of [
      [evil],
      ['verify', `--${evil}`],
      ['eval', `--${evil}`],
      ['verify', 'x', '--seed', evil],
    ]) {
      const { code, err } = await rulecheck(args);
      expect(err).toMatch(/^rulecheck: .*\\u\{1b\}/);
      expect(err).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
      expect(code).toBe(2);
    }
  });
});

/** Runs a line of shell in which `rulecheck` is the program. */
function shell(line: string) {
  const text = `rulecheck() { node dist/command/rulecheck.js "$@"; }\n${line}`;
  const env = { PATH: process.env['PATH'] };
  return spawnSync('bash', ['--norc', '-c', text], { cwd: root, encoding: 'utf8', env });
}

describe('an output that cannot be written', () => {
  it
    .skipIf(!existsSync('/dev/full'))
    .each([
      'verify examples',
      'verify examples --format json',
      'verify examples --format html',
      'verify examples --format markdown',
      'explain examples/RISCV64.rules:9',
      'eval FADDD 1 2',
      'verify --help',
      '--version',
    ])('is said to be: %s', command => {
    const { status, stderr } = shell(`rulecheck ${command} > /dev/full`);
    expect(stderr).toBe('rulecheck: cannot write standard output: no space left on the device\n');
    expect(status).toBe(2);
  });

  it('is said to be, where it is open for reading only', () => {
    const { status, stderr } = shell('rulecheck verify examples 1< /dev/null');
    expect(stderr).toBe('rulecheck: cannot write standard output: it is not open for writing\n');
    expect(status).toBe(2);
  });

  it.skipIf(!existsSync('/dev/full'))('is said to be, where a file is named', () => {
    const { status, stderr } = shell('rulecheck verify examples --output /dev/full');
    expect(stderr).toBe('rulecheck: cannot write /dev/full: no space left on the device\n');
    expect(status).toBe(2);
  });
});

describe('a rule that is too large for some of what is done with it', () => {
  const sum = (terms: readonly string[]): string => {
    if (terms.length === 1) return terms[0]!;
    const half = terms.length / 2;
    return `(FADDD ${sum(terms.slice(0, half))} ${sum(terms.slice(half))})`;
  };
  const products = Array.from({ length: 8 }, (_, index) => `(FMULD x${index} y${index})`);

  it('is refuted where its words would take all ways to fuse eight products', async () => {
    const rule = `${sum(products)} => ${sum(products.slice(0, 4))}\n`;
    const { code, out } = await verify(rule, '--contraction', 'licensed');
    expect(out).toMatch(/error\[refuted\]/);
    expect(code).toBe(1);
  });

  const deep = (op: string, depth: number): string =>
    depth === 0 ? 'x' : `(${op} ${deep(op, depth - 1)} ${deep(op, depth - 1)})`;
  const nested = (op: string, names: readonly string[]) =>
    names.reduce((inner, name) => `(${op} ${inner} ${name})`);
  const minima = (depth: number) =>
    nested('LoweredFMIND', ['a', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].slice(0, depth + 1));
  const isLess = (depth: number) => `(SNEZ (FLTD x ${minima(depth)})) => (FLTD x ${minima(depth)})`;

  it.each([
    ['a result with 255 ops', `(FADDD x y) => ${deep('FADDD', 8)}`, 1],
    ['32 matching orders', isLess(5), 0],
    ['256 matching orders', isLess(8), 0],
    ['256 matching orders of a wrong rule', isLess(8).replace('=> (FLTD', '=> (FLED'), 1],
  ])('ends soon: %s', async (_, rule, code) => {
    const begin = performance.now();
    expect((await verify(`${rule}\n`)).code).toBe(code);
    expect(performance.now() - begin).toBeLessThan(20_000);
  });

  it.each([
    ['--timeout', '1'],
    ['--budget', '0'],
  ])('is refuted by the simplest inputs with %s %s', async (...options) => {
    expect((await verify('(FADDD x y) => (FSUBD x y)\n', ...options)).code).toBe(1);
  });
});

describe('a reader that leaves early', () => {
  it.each([
    ['verify examples --format json | head -n 1', 1],
    ['verify examples --format html | true', 1],
    ['verify examples --format html --output /dev/stdout | true', 1],
    ['eval FADDD 1 2 | true', 0],
    ['--help | true', 0],
  ])('is no error: %s', (command, code) => {
    const { stdout, stderr } = shell(`{ rulecheck ${command}; echo "ended with \${PIPESTATUS[0]}"; }`);
    expect(stderr).toBe('');
    expect(stdout).toContain(`ended with ${code}\n`);
  });
});

describe('rules that cannot be', () => {
  it.each([
    ['(Neg64F ...) => (Sub64F ...)', 'ellipsis-operands'],
    ['(FMA ...) => (Add64F ...)', 'ellipsis-operands'],
    ['(FMA x y z) => (Add64F ...)', 'ellipsis'],
    ['(Add64F <t> x y) => (Add64F <typ.Float32> y x)', 'wrong-type'],
    ['(Neg64F <t> x) => (Neg64F <typ.Int64> x)', 'wrong-type'],
    ['(Neg64F x) => (Neg64F v)', 'own-operand'],
    ['(Add64F x y) => (Add64F (Neg64F v) y)', 'own-operand'],
    ['(Neg64F v) => v', 'reserved-name'],
  ])('%s: %s, and the others are checked', async (rule, error) => {
    const input = `${rule}\n(Sub64F x y) => (Add64F x y)\n`;
    const { code, out } = await rulecheck(['verify', '-', '--arch', 'generic', '--no-cache'], { input });
    expect(out).toContain(`error[${error}`);
    expect(out).toMatch(/<stdin>:2:\d+: error\[refuted\]/);
    expect(code).toBe(2);
  });
});

it('shows errors and refutations in the order of their lines', async () => {
  const input = '(FADDD x y) => (FSUBD x y)\n(FADDX x y) => (FSUBD x y)\n(FSUBD x y) => (FADDD x y)\n';
  const { code, out } = await rulecheck(['verify', '-', '--arch', 'RISCV64'], { input });
  const headers = out.match(/^<stdin>:\d+:\d+: error/gm) ?? [];
  expect(headers.map(header => Number(header.split(':')[1]))).toEqual([1, 2, 3]);
  expect(code).toBe(2);
});
