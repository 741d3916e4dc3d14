/** Rules that are right each by its own convention of what is above a narrow value, and wrong together. */
import { describe, expect, it } from 'vitest';
import { readRun } from '../../src/check/read-run.ts';
import { runMarkdown } from '../../src/report/markdown/run.ts';
import { renderText } from '../../src/report/text/report.ts';
import { runOf } from '../support/run-of.ts';

/** Those of Go 1.27: an int8 is shifted to the top of its register, and a doubled one is 0 on the bits of its type. */
const reading = '(SRAI <t> [x] (MOVBreg y)) && x >= 8 => (SRAI [63] (SLLI <t> [56] y))\n';
const giving = '(SLLI <t> [c] (ADD x x)) && c >= t.Size()*8-1 => (MOVDconst [0])\n';

const findings = (text: string, file = 'RISCV64.rules') => runOf({ [file]: text }).findings ?? [];
const count = (text: string): number => findings(text).length;

describe('rules that are wrong together', () => {
  const [finding, ...others] = findings(reading + giving);

  it('are found, with both places', () => {
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'wrong-together', severity: 'error', line: 2, column: 2 });
    expect(finding!.related).toEqual([{ file: 'RISCV64.rules', line: 1, column: 42 }]);
  });

  it('come with the rule that they make, an input, and what keeps them apart', () => {
    expect(finding!.notes).toEqual([
      'together they are (SRAI <t> [x] (MOVBreg y:(ADD x2 x2))) && x >= 8 && int64(56) >= t.Size() * 8 - 1 ' +
        '=> (SRAI [63] (MOVDconst [0]))',
      'with the type t int8, x2 = -1, x = 8: -1 (0xffffffffffffffff) in the source, ' +
        '0 (0x0000000000000000) in the target of both',
    ]);
    expect(finding!.help).toBe('give SLLI a type of 64 bits where it is made (line 1), such as <typ.UInt64>');
    expect(count(reading.replace('SLLI <t>', 'SLLI <typ.UInt64>') + giving)).toBe(0);
  });

  it('are found whichever stands first, and from a stored run as well', () => {
    expect(count(giving + reading)).toBe(1);
    const run = runOf({ 'RISCV64.rules': reading + giving });
    expect(readRun(JSON.stringify(run))).toEqual(run);
  });

  it('are found across files, where the second runs as late as the first', () => {
    const early = { 'RISCV64.rules': reading, 'RISCV64latelower.rules': giving };
    expect(runOf(early).findings).toHaveLength(1);
    const late = { 'RISCV64.rules': giving, 'RISCV64latelower.rules': reading };
    expect(runOf(late).findings).toBeUndefined();
  });

  it('are found where one counts on what an instruction clears, and the other leaves junk there', () => {
    const extension = '(MOVLQZX (ANDLconst [c] x)) => (ANDLconst [c] x)\n';
    const mask = (value: number): string => `(ANDLconst [${value}] x) => x\n`;
    const [pair, ...more] = findings(extension + mask(-1), 'AMD64.rules');
    expect(more).toEqual([]);
    expect(pair).toMatchObject({ code: 'wrong-together', line: 2 });
    expect(pair!.notes![0]).toBe('together they are (MOVLQZX (ANDLconst [c] x)) && c == -1 => x');
    const narrow = '(MOVWQZX (ANDLconst [c] x)) => (ANDLconst [c & 0xffff] x)\n';
    expect(findings(narrow + mask(-1), 'AMD64.rules')).toEqual([]);
  });

  it('are in every output', () => {
    const run = runOf({ 'RISCV64.rules': reading + giving });
    expect(renderText(run, { verbose: false, color: false })).toContain('error[wrong-together]');
    expect(runMarkdown(run)).toContain('wrong-together');
  });

  it.each([
    ['a value of the match that stays', '(MOVWreg x:(ADDIW [c] y)) => (MOVDreg x)\n(ADDIW [0] x) => x\n'],
    [
      'what a branch reads',
      '(BLTZ (MOVWreg x:(ADDIW [c] y)) yes no) => (BLTZ x yes no)\n(ADDIW [0] x) => x\n',
    ],
    ['an operand that commutes', '(MOVWreg x:(SUBW y z)) => (MOVDreg x)\n(SUBW x (MOVDconst [0])) => x\n'],
  ])('are found at %s', (_, text) => {
    expect(findings(text)).toMatchObject([{ code: 'wrong-together', line: 2 }]);
  });

  it.each([
    [
      'the first does not read what is above',
      '(MOVBstore ptr (SLLI <t> [c] x) mem) => (MOVBstore ptr (SLLI <t> [c] x) mem)\n',
    ],
    [
      'what the first computes has the same type',
      '(SUB (NEG y) x:(ADDIW [c] z)) => (NEG (ADD y x))\n(ADDIW [0] x) => x\n',
    ],
    ['the constants never meet', reading.replace('[56]', '[1]').replace('x >= 8', 'x >= 99')],
    ['the first makes another op', '(SRAI [x] (MOVWreg y)) && x >= 32 => (SRAIW [31] y)\n'],
    ['the first reads another op', '(MOVBUreg x:(SLTU _ _)) => x\n'],
  ])('are not where %s', (_, text) => {
    expect(count(text + giving)).toBe(0);
  });

  it('are not one that keeps all bits', () => {
    expect(count(`${reading}(SLLI <t> [c] (ADD x x)) && c < 63 => (SLLI [c+1] x)\n`)).toBe(0);
  });
});
