/** A rule is asked of the types that its conditions leave, and of all others that they say nothing of by themselves. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';
import { checkText } from '../support/verdicts.ts';

/** The types of the value in the cases of a rule that are asked. */
function typesAsked(rule: string, name: string): readonly (string | undefined)[] {
  const { claim } = checkText(rule)[0]!;
  if (claim.kind !== 'claim') throw new Error('the rule has no model');
  const values = claim.obligations.filter(({ observed }) => observed.kind !== 'duty');
  return values.map(({ answers }) => answers.get(name));
}

const load = (condition: string, result = 'MOVWload') =>
  `(Load <t> ptr mem) && ${condition} => (${result} ptr mem)`;

describe('the types that a rule is asked of', () => {
  it.each([
    ['is32BitInt(t) && t.IsSigned()', ['int32']],
    ['t.IsSigned() && is32BitInt(t)', ['int32']],
    ['(is32BitInt(t) && !t.IsSigned())', ['uint32']],
    ['is32BitInt(t)', ['int32', 'uint32']],
    ['(is8BitInt(t) || t.IsBoolean())', ['int8', 'uint8', 'bool']],
    ['t.Size() >= 8 && !t.IsFloat()', ['int64', 'uint64', 'pointer']],
    // By the machine's own size of pointers, also where one conjunct is read within another.
    ['(t.IsInteger() && t.Alignment() == 8)', ['int64', 'uint64']],
  ])('%s', (condition, types) => {
    expect(typesAsked(load(condition, 'MOVBload'), 'the type t')).toEqual(types);
  });

  it('is that of a value too', () => {
    const rule = (condition: string) => `(MOVWreg x:(SUBW _ _)) && ${condition} => (MOVDreg x)`;
    expect(typesAsked(rule('(x.Type.Size() == 8 && x.Type.IsInteger())'), 'the type of x')).toEqual([
      'int64',
      'uint64',
    ]);
  });

  it.each([
    [
      'a conjunct that asks for a constant too',
      '(SRLI <t> [c] x) && (c == 1 || t.Size() == 4) => (SRLI <t> [c] x)',
    ],
    [
      'a conjunct of another name',
      '(SRLI <t> [c] x) && c == 1 && x.Type.Size() == t.Size() => (SRLI <t> [c] x)',
    ],
  ])('are all by %s', (_, rule) => {
    expect(checkText(rule)[0]!.verdict.kind).toBe('proved');
  });

  it('are named where the result does not fit one of them', () => {
    const takenBefore = 'exclude this by a condition, unless rules before this one take all such values';
    const reasonOf = (rule: string) => checkText(rule)[0]!.verdict.reason;
    expect(reasonOf(load('t.Size() == 4', 'MOVWload'))).toBe(
      `where the type t is float32, a 64-bit integer is used as a binary32 number: ${takenBefore}`,
    );
    expect(reasonOf('(Store {t} ptr val mem) && t.Size() == 1 => (FMOVDstore ptr val mem)')).toBe(
      `where t is int8, a 64-bit integer is used as a binary64 number: ${takenBefore}`,
    );
  });

  it('are all where the conditions leave none', () => {
    expect(checkText(load('t.Size() == 3'))[0]!.verdict.kind).toBe('unsupported');
  });

  it.each([
    ['is32BitInt(t) && t.IsSigned()', 'MOVWload', 'proved bits'],
    ['is32BitInt(t) && t.IsSigned()', 'MOVHload', 'refuted'],
    ['is32BitInt(t)', 'MOVHload', 'refuted'],
    ['(is64BitInt(t) || is32BitInt(t))', 'MOVWload', 'refuted'],
    ['t.Size() == 4 && !t.IsFloat()', 'MOVWload', 'proved bits'],
  ])('decide the verdict: %s, %s', (condition, result, verdict) => {
    expect(verdictOf('RISCV64', load(condition, result))).toBe(verdict);
  });
});
