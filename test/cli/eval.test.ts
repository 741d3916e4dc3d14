import { describe, expect, it } from 'vitest';
import { evaluateOp, parametersOf } from '../../src/evaluation/evaluate-op.ts';
import { OperandError } from '../../src/evaluation/operand.ts';
import { architectures } from '../../src/semantics/ops/architectures.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { rulecheck } from './rulecheck.ts';

const evaluate = (line: string) => rulecheck(['eval', ...line.split(' ')]);

/** The lines that show results. */
const resultsOf = async (line: string) =>
  (await evaluate(line)).out
    .split('\n')
    .filter(text => text.startsWith('  result'))
    .map(text => text.trim().split(/ {2,}/).slice(1));

describe('eval', () => {
  it('shows the op, its operands and its result', async () => {
    const { code, out } = await evaluate('FNMSUBD 2 3 5');
    await expect(out).toMatchFileSnapshot('snapshots/eval-fnmsubd.txt');
    expect(code).toBe(0);
  });

  it.each([
    ['FNMADDD 2 3 5', [['-11', '0xc026000000000000', 'rne rtz rdn rup rmm']]],
    [
      'FADDD 1 -1',
      [
        ['0', '0x0000000000000000', 'rne rtz rup rmm'],
        ['-0', '0x8000000000000000', 'rdn'],
      ],
    ],
    ['FSUBS inf inf', [['nan', '0x7fc00000', 'rne rtz rdn rup rmm; flags NV']]],
    ['FNEGD -inf', [['inf', '0x7ff0000000000000']]],
    ['FMULD 0x1.8p1 0x4000000000000000', [['6', '0x4018000000000000', 'rne rtz rdn rup rmm']]],
    ['FCLASSD -0', [['8', '0x0000000000000008']]],
    ['ANDI 12 -2', [['12', '0x000000000000000c']]],
    ['FCVTLD -2.5', [['-2', '0xfffffffffffffffe', 'flags NX']]],
    ['FMA 2 3 5 --arch generic', [['11', '0x4026000000000000', 'rne rtz rdn rup rmm']]],
  ])('%s', async (line, results) => {
    expect(await resultsOf(line)).toEqual(results);
  });

  it('says where Go defines no result', async () => {
    expect((await evaluate('--arch generic Cvt64Fto32 1e10')).out).toContain(
      'Go defines the result only where',
    );
  });

  it('takes names in any case', async () => {
    expect((await evaluate('fmaddd 2 3 5')).out).toBe((await evaluate('FMADDD 2 3 5')).out);
    expect((await evaluate('cvt64fto32 1 --arch GENERIC')).out).toContain('Cvt64Fto32 (generic)');
    expect((await evaluate('fadds 1 2 --arch ppc64')).out).toContain('FADDS (PPC64)');
    // Go has one pair of ops that differ in nothing else; each of them is found as it is written.
    const names = [...isas.values()].flatMap(({ ops }) => [...ops.keys()].map(name => [name, ops] as const));
    const alike = names.filter(([name, ops]) =>
      [...ops.keys()].some(other => other !== name && other.toLowerCase() === name.toLowerCase()),
    );
    expect(alike.map(([name]) => name).sort()).toEqual(['BitSelectInt8x16', 'bitSelectInt8x16']);
    for (const [name] of alike)
      expect((await evaluate(`${name} 1 2 3 --arch generic`)).out).toContain(`${name} (generic)`);
  });

  it.each([
    ['MULTU 2 3 --arch mips', ['Select0  0  0x00000000', 'Select1  6  0x00000006']],
    ['LoweredMuluhilo -1 -1', ['Select0  -2  0xfffffffffffffffe', 'Select1  1   0x0000000000000001']],
  ])('%s shows each of the results', async (line, results) => {
    const { out } = await evaluate(line);
    expect(
      out
        .split('\n')
        .filter(text => text.startsWith('  Select'))
        .map(text => text.trim()),
    ).toEqual(results);
    const { results: shown } = JSON.parse((await evaluate(`${line} --format json`)).out);
    expect(shown.map(({ part }: { part: string }) => part)).toEqual(['Select0', 'Select1']);
  });

  it('has results of all ops that have several', () => {
    const failed: string[] = [];
    for (const [arch, { ops }] of isas)
      for (const entry of ops.values()) {
        if (entry.results.length < 2) continue;
        try {
          const texts = parametersOf(entry).map(({ place }) => (place.kind === 'float' ? '1' : '0'));
          const parts = new Set(evaluateOp(arch, entry, texts).results.map(({ part }) => part));
          if (parts.size !== entry.results.length) failed.push(entry.name);
        } catch (error) {
          if (!(error instanceof OperandError)) failed.push(`${entry.name}: ${error}`);
        }
      }
    expect(failed).toEqual([]);
  });

  it.each([
    ['SLLI 1 70', 'the constant is from 0 to 63'],
    ['ADDI 1 5000000000', 'the constant fits 32 signed bits'],
  ])('%s says that no instruction has the constant', async (line, words) => {
    expect((await evaluate(line)).out).toContain(`\nThe instruction cannot encode this constant: ${words}\n`);
    expect(JSON.parse((await evaluate(`${line} --format json`)).out)).toMatchObject({
      unencodableUnless: words,
    });
  });

  it.each(['LessThan', 'OpARM64LessThan', 'arm64lessthan', '3'])(
    'takes the condition %s',
    async condition => {
      const { out } = await evaluate(`CSEL 1 2 N=1 ${condition} --arch arm64`);
      expect(out).toMatch(/^ {2}c {7}OpARM64LessThan +0x0003 +condition$/m);
      expect(out).toMatch(/^ {2}z {7}N=1 Z=0 C=0 V=0 +0x1 +flags NZCV$/m);
      expect(out).toMatch(/^ {2}result {2}1 /m);
    },
  );

  it.each([
    ['FADDS 1e400 1', '1e400 overflows binary32: x is inf'],
    ['FADDS 1 -1e39', '-1e39 overflows binary32: y is -inf'],
    ['FADDD 1e-400 1', '1e-400 underflows binary64: x is 0'],
    ['FADDS 0x1p-200 1', '0x1p-200 underflows binary32: x is 0'],
  ])('%s says that an operand is not what was written', async (line, words) => {
    expect((await evaluate(line)).out).toContain(`\n${words}\n`);
  });

  it.each(['FADDD inf 1', 'FADDD 0e5 -0', 'FADDD 0x7ff0000000000000 0.0'])(
    '%s is what was written',
    async line => {
      expect((await evaluate(line)).out).not.toContain('flows');
    },
  );

  it('names all machines in its help', () => {
    expect(architectures).toEqual([...isas.keys()]);
  });

  it('gives the same as JSON', async () => {
    expect(JSON.parse((await evaluate('FADDD 0.1 0.2 --format json')).out)).toMatchObject({
      version: 1,
      op: 'FADDD',
      arch: 'RISCV64',
      operands: [
        { name: 'x', type: 'binary64', bits: '0x3fb999999999999a', value: '0.1' },
        { name: 'y', type: 'binary64', bits: '0x3fc999999999999a', value: '0.2' },
      ],
      results: [
        { roundingModes: ['rne', 'rup', 'rmm'], value: '0.30000000000000004', flags: ['NX'] },
        { roundingModes: ['rtz', 'rdn'], value: '0.3', flags: ['NX'] },
      ],
    });
  });

  it.each([
    ['FNEGG 1', 'RISCV64 has no op FNEGG with a meaning here; did you mean FNEG'],
    ['FMA 1 2 3', 'RISCV64 has no op FMA; try --arch generic'],
    ['FADDD 1', 'FADDD takes 2 operands, x (binary64), y (binary64); given 1'],
    ['FADDD 1 two', 'cannot read "two" as a binary64 value'],
    ['FADDD 1 0x12', '0x12 has 2 hexadecimal digits'],
    ['FCVTDW 4294967296', '4294967296 does not fit 32 bits'],
    ['FADDD 1 2 --arch riscv65', 'unknown architecture riscv65; did you mean RISCV64? there is generic'],
    ['FADDD 1 2 --arch Z80', `unknown architecture Z80; there is ${architectures.join(', ')}`],
    ['CSEL 1 2 N=1,F=1 LessThan --arch arm64', 'cannot read N=1,F=1: expected N=0 Z=0 C=0 V=0 or the like'],
    ['CSEL 1 2 6 Less --arch arm64', 'there is no condition Less: there is Equal, NotEqual, LessThan, '],
    ['FADDD 1 2 --loud', "unknown option '--loud'"],
  ])('%s is an error', async (line, message) => {
    const { code, out, err } = await evaluate(line);
    expect(err).toContain(message);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});
