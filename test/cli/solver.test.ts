/** `--solver` and `--dump-smt`, with programs that stand in for solvers: a lie of theirs ends the run. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulecheck } from './rulecheck.ts';

const folder = mkdtempSync(join(tmpdir(), 'rulecheck-solver-'));

/** PATH with a program that prints this whatever it is asked, and with nothing else than Node. */
function pathWith(name: string, answer: string): string {
  const own = mkdtempSync(join(folder, 'bin-'));
  const file = join(own, name);
  writeFileSync(
    file,
    `#!${process.execPath}\nprocess.stdin.resume().on('end', () => console.log(${JSON.stringify(answer)}));\n`,
  );
  chmodSync(file, 0o755);
  return own;
}

/** Wrong for the least integer only, where no one looks who has no step to spend. */
const wrongInACorner = '(SLTI [0] (NEG x)) => (SLT (MOVDconst [0]) x)\n';
const verify = (input: string, options: readonly string[], path: string) =>
  rulecheck(['verify', '-', '--arch', 'RISCV64', '--budget', '0', '--color', 'never', ...options], {
    input,
    env: { PATH: path },
  });

describe.skipIf(process.platform === 'win32')('a solver', () => {
  it('that calls a wrong rule right ends the run with 3', async () => {
    const { code, out, err } = await verify(wrongInACorner, ['--solver', 'z3'], pathWith('z3', 'unsat'));
    expect(code).toBe(3);
    expect(out + err).toContain('proved by z3, and yet it differs');
  });

  it('that calls a right rule wrong ends the run with 3', async () => {
    const lie = 'sat\n((|x:64| #x0000000000000001))';
    const { code, out, err } = await verify(
      '(ADD x x) => (SLLI [1] x)\n',
      ['--solver', 'cvc5'],
      pathWith('cvc5', lie),
    );
    expect(code).toBe(3);
    expect(out + err).toContain('by cvc5 an input differs, and by evaluation it does not');
  });

  it('is named where a proof rests on its word', async () => {
    const { code, out } = await verify(
      '(ADD x x) => (SLLI [1] x)\n',
      ['--solver', 'auto'],
      pathWith('bitwuzla', 'unsat'),
    );
    expect(code).toBe(0);
    expect(out).toContain('1 by bitwuzla, equal in all bits');
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'bitwuzla is right that no input differs: its proof is not checked',
    );
  });

  it('is not asked unless the command line says so', async () => {
    const { code, out } = await verify(wrongInACorner, [], pathWith('z3', 'unsat'));
    expect(code).toBe(0);
    expect(out).not.toContain('z3');
  });

  it.each([
    ['z3', '--solver z3: there is no z3 on PATH'],
    ['auto', '--solver auto: none of bitwuzla, z3, cvc5 is on PATH'],
    ['z3-wasm', 'z3 in WebAssembly is not supported; an installed z3 is'],
    ['yices', 'Allowed choices are none, auto, z3, cvc5, bitwuzla.'],
  ])('%s that is not there is an error of usage', async (name, words) => {
    const { code, err } = await verify(wrongInACorner, ['--solver', name], folder);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});

describe('--dump-smt', () => {
  const into = join(folder, 'new', 'queries');
  const rules = join(folder, 'RISCV64.rules');
  writeFileSync(rules, '// two\n(ADD x x) => (SLLI [1] x)\n(SUB x y) => (SUB y x)\n');

  it('writes every question, after the place of its rule', async () => {
    const { code } = await rulecheck(['verify', rules, '--dump-smt', into]);
    expect(code).toBe(1);
    expect(readdirSync(into).sort()).toEqual(['RISCV64.rules-2-1-1.smt2', 'RISCV64.rules-3-1-1.smt2']);
    const text = readFileSync(join(into, 'RISCV64.rules-3-1-1.smt2'), 'utf8');
    expect(text).toContain('; (SUB x y) => (SUB y x)\n');
    expect(text).toContain('(set-logic QF_BV)\n');
    expect(text).toContain('(check-sat)\n');
  });

  it.skipIf(spawnSync('z3', ['--version']).status !== 0)('writes what z3 answers as rulecheck does', () => {
    const answers = readdirSync(into)
      .sort()
      .map(name => spawnSync('z3', [join(into, name)], { encoding: 'utf8' }).stdout.split('\n')[0]);
    expect(answers).toEqual(['unsat', 'sat']);
  });

  it('says by which question an instance is refuted', async () => {
    const file = join(folder, 'RISCV64duty.rules');
    writeFileSync(file, '(SLLI [c] (SLLI [d] x)) && c+d == 64 => (SLLI [c+d] (MOVDconst [0]))\n');
    const own = join(folder, 'duty');
    await rulecheck(['verify', file, '--arch', 'RISCV64', '--dump-smt', own]);
    const comments = [1, 2].map(nth => readFileSync(join(own, `RISCV64duty.rules-1-1-${nth}.smt2`), 'utf8'));
    expect(comments[0]).toContain('; the instance is refuted here, by another one of its questions\n');
    expect(comments[1]).toContain('; the instance is refuted here, by this one of its questions\n');
  });

  it('keeps apart files of one name', async () => {
    const [one, two] = ['one', 'two'].map(name => join(folder, name, 'RISCV64.rules'));
    for (const file of [one!, two!]) {
      mkdirSync(dirname(file));
      writeFileSync(file, '(ADD x x) => (SLLI [1] x)\n');
    }
    const both = join(folder, 'both');
    await rulecheck(['verify', one!, two!, '--dump-smt', both]);
    expect(readdirSync(both).sort()).toEqual(['RISCV64.rules-1-1-1-2.smt2', 'RISCV64.rules-1-1-1.smt2']);
  });

  it('cannot write into a file', async () => {
    const { code, err } = await rulecheck(['verify', rules, '--dump-smt', rules]);
    expect(code).toBe(2);
    expect(err).toContain('cannot write');
  });
});
