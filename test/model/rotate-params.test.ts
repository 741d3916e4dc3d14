/** The parameters of a rotation are constants like any others, of which the compiler makes only those that number bits. */
import { describe, expect, it } from 'vitest';
import { outMergeSelects } from '../../src/model/go/rotate-params.ts';
import { bits, fromTruth } from '../../src/semantics/term/build.ts';
import { evaluator } from '../../src/semantics/term/evaluate.ts';
import { variable } from '../../src/semantics/term/term.ts';
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

describe('parameters that are not told', () => {
  it.each([
    ['no condition', '(RISBGZ x {r}) => x', 'refuted'],
    ['no name', '(RISBGZ x) => x', 'refuted'],
    ['the same on both sides', '(RISBGZ (LGDR x) {r}) => (RISBGZ (LGDR x) {r})', 'proved bits'],
    [
      'told only one of two',
      '(RISBGZ (RISBGZ x {r}) {s}) && r == s390x.NewRotateParams(0, 63, 0) => x',
      'refuted',
    ],
    [
      'told only one of two, which is enough',
      '(RISBGZ (RISBGZ x {r}) {s}) && r == s390x.NewRotateParams(0, 63, 0) => (RISBGZ x {s})',
      'proved bits',
    ],
    [
      'told twice, not alike',
      '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 63, 0) && r == s390x.NewRotateParams(1, 63, 0) => x',
      'vacuous',
    ],
    [
      'one of two that are alike',
      '(RISBGZ x {r}) && (r == s390x.NewRotateParams(0, 63, 0) || r == s390x.NewRotateParams(0, 63, 0)) => x',
      'proved bits',
    ],
    [
      'one of two that are not alike',
      '(RISBGZ x {r}) && (r == s390x.NewRotateParams(0, 63, 0) || r == s390x.NewRotateParams(0, 62, 0)) => x',
      'refuted',
    ],
    ['denied', '(RISBGZ x {r}) && r != s390x.NewRotateParams(0, 63, 0) => x', 'refuted'],
    ['computed', '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 32+31, 0) => x', 'proved bits'],
    [
      'computed in the result',
      '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 63, 0) => (RISBGZ x {s390x.NewRotateParams(0, 63, 0)})',
      'proved bits',
    ],
    [
      'computed in the result, wrongly',
      '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 63, 0) => (RISBGZ x {s390x.NewRotateParams(0, 63, 1)})',
      'refuted',
    ],
    [
      'of a name of something else',
      '(OR (RISBGZ x {r}) r) && r == s390x.NewRotateParams(0, 63, 0) => x',
      'unsupported name used twice',
    ],
    [
      'asked for their parts',
      '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 63, 0) && r.End == 63 => x',
      'proved bits',
    ],
  ])('%s', (_, rule, verdict) => {
    expect(on(rule)).toBe(verdict);
  });

  it('that number no bit make the compiler panic', () => {
    expect(on('(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 64, 0) => x')).toBe('refuted compiler-panic');
  });

  it.each([
    ['too few', '(RISBGZ x {r}) && r == s390x.NewRotateParams(0, 63) => x', /takes 3 arguments, not 2/],
    [
      'an integer',
      '(OR x (MOVDconst [c])) && c == s390x.NewRotateParams(0, 63, 0) => x',
      /RotateParams is used as int64/,
    ],
    [
      'an integer of the same name',
      '(OR (MOVDconst [r]) (RISBGZ x {r})) && r == s390x.NewRotateParams(0, 63, 0) => x',
      /int64 is used as s390x.RotateParams/,
    ],
  ])('Go would not compile: %s', (_, rule, message) => {
    expect(() => on(rule)).toThrow(message);
  });
});

it('promises of merged parameters what holds of every run of bits, and of masks that are none', () => {
  const mask = variable('mask', 64);
  const holds = evaluator(fromTruth(1, outMergeSelects(bits(24, 0x00_3f_00n), mask)), [mask]);
  const ones = Array.from({ length: 64 }, (_, length) => (1n << BigInt(length)) - 1n);
  const runs = ones.flatMap(run =>
    ones.map((_, by) => BigInt.asUintN(64, (run << BigInt(by)) | (run >> BigInt(64 - by)))),
  );
  const masks = [...runs, -1n, 0x5n, 0xf0f0n, 0x8000_0000_0000_0005n];
  expect(masks.filter(one => holds([BigInt.asUintN(64, one)], 'rne').value !== 1n)).toEqual([]);
});
