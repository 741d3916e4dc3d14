/** The parameters of a rotation: known where the condition equates their name with numbers, else not modelled. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

const on = (rule: string): string => verdictOf('S390X', rule);

describe('parameters that the condition tells', () => {
  it.each([
    ['all bits, not rotated', '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 63, 0) => x', 'proved bits'],
    ['not all bits', '(RISBGZ x {r}) && r == s390x.NewRotateParams(1, 63, 0) => x', 'refuted'],
    ['rotated', '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 63, 1) => x', 'refuted'],
    [
      'of two ops',
      '(OR (RISBGZ x {r}) (RISBGZ x {s})) && r == s390x.NewRotateParams(0, 31, 0) && s == s390x.NewRotateParams(32, 63, 0) => x',
      'proved bits',
    ],
    [
      'of the same two ops, one bit missing',
      '(OR (RISBGZ x {r}) (RISBGZ x {s})) && r == s390x.NewRotateParams(0, 30, 0) && s == s390x.NewRotateParams(32, 63, 0) => x',
      'refuted',
    ],
    [
      'of a sign bit, for a constant that is no NaN',
      '(OR (RISBGZ (LGDR x) {r}) (MOVDconst [c])) && c >= 0 && !math.IsNaN(math.Float64frombits(uint64(c))) && r == s390x.NewRotateParams(0, 0, 0) => (LGDR (CPSDR <x.Type> (FMOVDconst [math.Float64frombits(uint64(c))]) x))',
      'proved bits',
    ],
    [
      'of a sign bit, for one that may be negative',
      '(OR (RISBGZ (LGDR x) {r}) (MOVDconst [c])) && !math.IsNaN(math.Float64frombits(uint64(c))) && r == s390x.NewRotateParams(0, 0, 0) => (LGDR (CPSDR <x.Type> (FMOVDconst [math.Float64frombits(uint64(c))]) x))',
      'refuted',
    ],
    [
      'again in the result',
      '(RISBGZ (RISBGZ x {r}) {r}) && (r == s390x.NewRotateParams(8, 15, 0)) => (RISBGZ x {r})',
      'proved bits',
    ],
    [
      'told twice alike',
      '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 63, 0) && r == s390x.NewRotateParams(0, 0x3f, 0) => x',
      'proved bits',
    ],
  ])('%s', (_, rule, verdict) => {
    expect(on(rule)).toBe(verdict);
  });
});

describe('parameters that nothing tells', () => {
  it.each([
    ['no condition', '(RISBGZ x {r}) => x'],
    ['no name', '(RISBGZ x) => x'],
    [
      'told twice, not alike',
      '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 63, 0) && r == s390x.NewRotateParams(1, 63, 0) => x',
    ],
    ['told only one of two', '(RISBGZ (RISBGZ x {r}) {s}) && r == s390x.NewRotateParams(0, 63, 0) => x'],
    [
      'perhaps',
      '(RISBGZ x {r}) && (r == s390x.NewRotateParams(0, 63, 0) || r == s390x.NewRotateParams(0, 63, 0)) => x',
    ],
    ['denied', '(RISBGZ x {r}) && r != s390x.NewRotateParams(0, 63, 0) => x'],
    ['no such bit', '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 64, 0) => x'],
    ['too few', '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 63) => x'],
    ['computed', '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 32+31, 0) => x'],
    [
      'computed in the result',
      '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 63, 0) => (RISBGZ x {s390x.NewRotateParams(0, 63, 0)})',
    ],
    ['all the operands and parameters', '(RISBGZ ...) => (RISBGZ ...)'],
  ])('%s', (_, rule) => {
    expect(on(rule)).toBe('unsupported RISBGZ');
  });

  it('a name of something else', () => {
    expect(on('(OR x (MOVDconst [c])) && c == s390x.NewRotateParams(0, 63, 0) => x')).toBe(
      'unsupported NewRotateParams',
    );
    expect(on('(OR (MOVDconst [r]) (RISBGZ x {r})) && r == s390x.NewRotateParams(0, 63, 0) => x')).toBe(
      'unsupported name used twice',
    );
    expect(on('(OR (RISBGZ x {r}) r) && r == s390x.NewRotateParams(0, 63, 0) => x')).toBe(
      'unsupported name used twice',
    );
  });

  it('more that is asked of parameters that are known', () => {
    expect(on('(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 63, 0) && r.End == 63 => x')).toMatch(
      /^unsupported/,
    );
  });
});
