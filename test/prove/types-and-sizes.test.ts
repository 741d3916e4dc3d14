/** Sizes are not negative, parts of tuples have the types of the op table, and two types are told apart by what compares them. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

const verdict = (rule: string): string | undefined => verdictOf('generic', rule).split(' ')[0];

describe('the size of what is cleared or copied is not negative', () => {
  it.each([
    ['(Zero [n] p mem) && n < 1 => mem', 'proved'],
    ['(Zero [n] p mem) && n < 2 => mem', 'refuted'],
    ['(Move [n] p q mem) && n <= 0 => mem', 'proved'],
    ['(Zero {t} [n] p (Zero {t} [m] p mem)) && m <= n => (Zero {t} [n] p mem)', 'proved'],
    ['(Zero {t} [n] p (Zero {t} [m] p mem)) && m >= n => (Zero {t} [m] p mem)', 'proved'],
    ['(Zero {t} [n] p (Zero {t} [m] p mem)) && m > n => (Zero {t} [n] p mem)', 'refuted'],
    // A result owes it too.
    ['(Zero {t} [n] p mem) && n < 8 => (Zero {t} [n-8] (OffPtr <p.Type> [8] p) mem)', 'refuted'],
  ])('%s', (rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });
});

describe('a part of a tuple has the type of the table', () => {
  it.each([
    ['(Select0 (AtomicLoad32 ptr mem)) => (Load <v.Type> ptr mem)', 'proved'],
    ['(Select0 (AtomicLoad32 ptr mem)) => (Load <typ.UInt16> ptr mem)', 'refuted'],
    ['(Select0 (AtomicAdd32 ptr val mem)) => (Add32 val (Load <v.Type> ptr mem))', 'proved'],
    ['(Select0 (Div128u (Const64 [0]) lo y)) => (Div64u lo y)', 'proved'],
    ['(Select1 (Div128u (Const64 [0]) lo y)) => (Div64u lo y)', 'refuted'],
    // As many bytes as pointers have, in either case.
    ['(Select0 (AtomicLoadPtr ptr mem)) => (Load <v.Type> ptr mem)', 'proved'],
    ['(Select0 (AtomicLoadPtr ptr mem)) => (Load <typ.UInt64> ptr mem)', 'refuted'],
    ['(AtomicStorePtrNoWB ptr val mem) => (Store {typ.BytePtr} ptr val mem)', 'proved'],
  ])('%s', (rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });
});

describe('a load in a result has the type of the match, by whatever name the rule has others', () => {
  it.each([
    ['(Trunc64to32 (Load <t> p mem)) => (Load p mem)', 'refuted'],
    ['(Trunc64to32 (Load <u> p mem)) => (Load p mem)', 'refuted'],
    ['(Trunc64to32 (Load <t> p mem)) && !config.BigEndian => (Load p mem)', 'proved'],
    ['(Int64Lo (Load <t> p mem)) && config.BigEndian => (Load p mem)', 'refuted'],
    ['(Load <t> p (Store {t} p _ mem)) && t.Size() == 4 => (Load p mem)', 'refuted'],
    ['(Load <u> (OffPtr [0] p) mem) => (Load p mem)', 'proved'],
  ])('%s', (rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });
});

describe('elements of two pointers', () => {
  const pointers = '(EqPtr x y) && x.Type.IsPtr() && y.Type.IsPtr() && x.Type.Elem().HasPointers()';
  it.each([
    [`${pointers} && !y.Type.Elem().HasPointers() => (ConstBool [true])`, 'refuted'],
    [`${pointers} && !x.Type.Elem().HasPointers() => (ConstBool [true])`, 'vacuous'],
  ])('%s', (rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });
});

describe('what a machine rotates', () => {
  const wrong = '=> (RotateLeft32 y x)';
  it.each([
    // 386 does, whose pointers have 32 bits.
    [`(RotateLeft32 x y) && canRotate(config, 32) && !canRotate(config, 64) ${wrong}`, 'refuted'],
    [`(RotateLeft32 x y) && canRotate(config, 32) && !canRotate(config, 16) ${wrong}`, 'refuted'],
    [`(RotateLeft32 x y) && canRotate(config, 64) && !canRotate(config, 32) ${wrong}`, 'vacuous'],
    [`(RotateLeft32 x y) && canRotate(config, 8) && !canRotate(config, 16) ${wrong}`, 'vacuous'],
    [`(RotateLeft32 x y) && canRotate(config, 65) ${wrong}`, 'vacuous'],
  ])('%s', (rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });
});

describe('two types of a rule', () => {
  const stored = '(Store {t1} p1 x (Store {t2} p2 y mem)) && isSamePtr(p1, p2)';
  it.each([
    [`${stored} && t1.Size() == t2.Size() => (Store {t1} p1 x mem)`, 'proved'],
    [`${stored} && t1.Size() >= t2.Size() => (Store {t1} p1 x mem)`, 'proved'],
    [`${stored} && t1.Size() <= t2.Size() => (Store {t1} p1 x mem)`, 'refuted'],
    [
      '(Store {t1} p1 (Load <t2> p2 mem) mem) && isSamePtr(p1, p2) && t2.Size() == t1.Size() => mem',
      'proved',
    ],
    ['(Store {t1} p1 (Load <t2> p2 mem) mem) && isSamePtr(p1, p2) => mem', 'refuted'],
    ['(Store {t} p x (Store {t2} q y mem)) => (Store {t2} q y (Store {t} p x mem))', 'refuted'],
  ])('%s', (rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });
});
