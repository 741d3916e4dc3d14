/** Rules that hold only by what a register is taken to keep, under each reading of it. */
import { describe, expect, it } from 'vitest';
import type { InstanceResult } from '../../src/check/run.ts';
import type { RegisterReadings } from '../../src/model/register-readings.ts';
import { runOf } from '../support/run-of.ts';

const check = (rule: string, readings: Partial<RegisterReadings> = {}): InstanceResult =>
  runOf(
    { 'RISCV64.rules': `${rule}\n` },
    { readings: { bools: 'register', spills: 'free', ...readings }, details: 'all' },
  ).results[0]!.instances[0]!;

const bools = 'bool registers hold 0 or 1 in all bits';
const spills = 'upper bits survive a spill';

describe('what is above a boolean', () => {
  it('is assumed where a rule needs it, and listed', () => {
    expect(check('(Not x) => (SEQZ x)')).toMatchObject({ verdict: 'proved', assumptions: [bools] });
    expect(check('(Not x) => (SEQZ (MOVBUreg x))')).toMatchObject({ verdict: 'proved', assumptions: [] });
  });

  it('is anything under the other reading', () => {
    expect(check('(Not x) => (SEQZ x)', { bools: 'byte' })).toMatchObject({
      verdict: 'refuted',
      counterexample: { source: '0x01', target: '0x00' },
    });
    expect(check('(Not x) => (SEQZ (MOVBUreg x))', { bools: 'byte' }).verdict).toBe('proved');
  });

  it('does not excuse a rule that is wrong anyway', () => {
    expect(check('(Not x) => (SNEZ x)').verdict).toBe('refuted');
  });
});

describe('what is above a value that may have been spilled', () => {
  // https://go.dev/issue/80577: the product is restored as its type says, not as MULW left it.
  const unguarded = '(MOVWreg x:(MULW _ _)) => (MOVDreg x)';
  const guard = '(x.Type.Size() == 8 || (x.Type.Size() == 4 && x.Type.IsSigned()))';
  const guarded = `(MOVWreg x:(MULW _ _)) && ${guard} => (MOVDreg x)`;

  it('is assumed where a rule needs it, and listed', () => {
    expect(check(unguarded)).toMatchObject({ verdict: 'proved', assumptions: [spills] });
    expect(check(guarded)).toMatchObject({ verdict: 'proved', assumptions: [] });
  });

  it('is what the type says under the other reading', () => {
    const refuted = check(unguarded, { spills: 'typed' });
    expect(refuted.verdict).toBe('refuted');
    expect(Object.keys(refuted.counterexample!.case!)).toEqual(['the type of x']);
    expect(refuted.counterexample!.inputs['x is spilled']).toBe('0x1');
    expect(check(guarded, { spills: 'typed' })).toMatchObject({ verdict: 'proved', assumptions: [] });
  });

  it.each([
    ['the condition forgets the sign', '(MOVWreg x:(MULW _ _)) && x.Type.Size() >= 4 => (MOVDreg x)'],
    ['the load is of another sign', '(MOVBUreg x:(MOVBUload _ _)) => x'],
    ['a value inside the result has a narrow type', '(Bswap32 <t> x) => (SRLI [32] (REV8 <t> x))'],
    ['a branch reads the value', '(BLTZ (MOVWreg x:(ADDIW [c] y)) yes no) => (BLTZ x yes no)'],
  ])('needs it where %s', (_, rule) => {
    expect(check(rule)).toMatchObject({ verdict: 'proved', assumptions: [spills] });
    expect(check(rule, { spills: 'typed' }).verdict).toBe('refuted');
  });

  it.each([
    ['only the operands are read again', '(MOVBUreg (MOVBUreg x)) => (MOVBUreg x)'],
    ['the sides meet the same register', '(ADD x:(SLLI [1] y) (NEG z)) => (SUB x z)'],
    ['a value inside the result has a wide type', '(Bswap32 x) => (SRLI [32] (REV8 <typ.UInt64> x))'],
    ['the type is signed', '(MOVWreg x:(MULW _ _)) && x.Type.IsSigned() => (MOVDreg x)'],
    ['any extension of 0 and 1 is 0 or 1', '(MOVBUreg x:(SLTU _ _)) => x'],
    [
      'the type is that of the load',
      '(MOVWreg x:(MOVWload _ _)) && x.Type.Size() == 4 && x.Type.IsSigned() => x',
    ],
    ['only low bits are read', '(Eq8 x y) => (SEQZ (SUB <x.Type> (ZeroExt8to64 x) (ZeroExt8to64 y)))'],
  ])('does not matter where %s', (_, rule) => {
    expect(check(rule)).toMatchObject({ verdict: 'proved', assumptions: [] });
    expect(check(rule, { spills: 'typed' }).verdict).toBe('proved');
  });

  it('does not excuse a rule that is wrong anyway', () => {
    expect(check('(MOVWUreg x:(MULW _ _)) => (MOVDreg x)').verdict).toBe('refuted');
  });

  it('is asked apart from what is above booleans', () => {
    const both = '(Neq8 (SignExt8to64 y) (Const64 [0])) => (SNEZ (MOVBreg y))';
    expect(check(both).assumptions).not.toContain(spills);
  });

  it('explains the claim that the verdict is about', () => {
    expect(JSON.stringify(check(unguarded).details)).not.toContain('is spilled');
    expect(JSON.stringify(check(unguarded, { spills: 'typed' }).details)).toContain('is spilled');
  });
});
