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

describe('how a result reads a value says nothing of its type', () => {
  const twice = '(Store {typ.UInt64} p (Com64 <typ.UInt64> (Com64 <typ.UInt64> x)) mem)';
  it.each([
    [`(Store {t} p x mem) && t.Size() == x.Type.Size() && t.IsInteger() => ${twice}`, 'refuted'],
    [`(Store {t} p x mem) && t == x.Type && t.IsInteger() => ${twice}`, 'refuted'],
    [
      '(Store {t} p x (Zero {t2} [n] p mem)) && x.Type.Size() == t.Size() && t.IsInteger() && n == 8 => (Store {t} p (Or64 <typ.UInt64> x (Const64 <typ.UInt64> [0])) mem)',
      'refuted',
    ],
    ['(Add32 x y) && x.Type.Size() == 4 => (Trunc64to32 (Mul64 <typ.UInt64> x y))', 'refuted'],
    [
      '(RotateLeft64 x y) && y.Type.Size() == 1 => (RotateLeft64 x (And64 <typ.UInt64> y (Const64 <typ.UInt64> [7])))',
      'refuted',
    ],
    ['(RotateLeft64 x y) && y.Type.Size() == 8 => (RotateLeft64 x (Neg64 <y.Type> y))', 'refuted'],
  ])('%s', (rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });
});

describe('two ops that a rule does not name have types of their own', () => {
  it.each([
    [
      '(Load <typ.UInt8> (OffPtr [4] p) (Store p x (Store p y m))) && x.Type.IsInteger() => (Load <typ.UInt8> (OffPtr <typ.BytePtr> [4] p) (Store <types.TypeMem> {x.Type} p x m))',
      'refuted',
    ],
    [
      '(Load <typ.UInt8> p (Store {t} p x (Store {t2} p y m))) && t.IsInteger() && t2.IsInteger() => (Load <typ.UInt8> p (Store <types.TypeMem> {t} p x m))',
      'proved',
    ],
  ])('%s', (rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });
});

describe('an op of the language takes no more bits than its operand has', () => {
  it.each([
    ['(Add64 (Load <t> p mem) y) => (Add64 (Load <typ.UInt64> p mem) y)', 'proved'],
    // A narrow value may be computed in a wider word: so Go 1.19 and 1.21 divided by constants.
    [
      '(Sub8 (Rsh32x64 <t> x (Const64 [7])) y) => (Sub8 (Trunc32to8 <t> (Rsh32x64 <typ.Int32> x (Const64 <typ.UInt64> [7]))) y)',
      'proved',
    ],
    ['(Sub8 (Rsh32x64 x (Const64 [7])) y) => (Sub8 (Trunc32to8 <typ.Int8> x) y)', 'refuted'],
    // The count of a rotation is of any type.
    ['(RotateLeft64 x (Const16 [c])) && c&63 == 0 => x', 'proved'],
  ])('%s', (rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });
});

describe('the type that is written for a result holds what the match promises', () => {
  it.each([
    ['AMD64', '(Mul64 x y) => (MULQ <typ.UInt8> x y)', 'unsupported type of the result'],
    ['AMD64', '(Mul64 x y) => (MULQ <typ.UInt64> x y)', 'proved bits'],
    ['AMD64', '(Mul64 x y) => (MULQ <v.Type> x y)', 'proved bits'],
    ['AMD64', '(Mul64 <t> x y) => (MULQ <t> x y)', 'proved bits'],
    ['AMD64', '(Mul32 x y) => (MULL <typ.UInt64> x y)', 'proved bits'],
    ['AMD64', '(Mul64 x y) => (ADDQ <typ.UInt8> x y)', 'refuted'],
    ['AMD64', '(ZeroExt8to64 x) => (MOVBQZX <x.Type> x)', 'unsupported type of the result'],
    ['AMD64', '(ADDQ x y) => (ADDQ <typ.Bool> y x)', 'unsupported type of the result'],
    [
      'RISCV64',
      '(Load <t> p m) && is64BitInt(t) => (MOVDload <typ.UInt32> p m)',
      'unsupported type of the result',
    ],
    [
      'RISCV64',
      '(Load <t> p m) && t.Size() == 4 && t.IsInteger() && !t.IsSigned() => (MOVWUload <typ.UInt32> p m)',
      'proved bits',
    ],
    ['RISCV64', '(Add64 <t> x y) => (ADD <t.Elem()> x y)', 'unsupported type of the result'],
    ['generic', '(CondSelect <t> x x c) => (Copy <typ.UInt8> x)', 'unsupported type of the result'],
    ['MIPS', '(Select0 (Sub32carry <t> x y)) => (SUB <t.FieldType(0)> x y)', 'proved bits'],
    [
      'MIPS',
      '(Select0 (Sub32carry <t> x y)) => (SUB <t.FieldType(1)> x y)',
      'unsupported type of the result',
    ],
    [
      'MIPS',
      '(Select1 (Add32carry <t> x y)) => (SGTU <typ.Bool> x (ADD <t.FieldType(5)> x y))',
      'unsupported type of the result',
    ],
  ])('%s: %s: %s', (arch, rule, expected) => {
    expect(verdictOf(arch, rule)).toBe(expected);
  });
});

describe('a machine of 32 bits computes nothing of 64', () => {
  it.each([
    ['ARM', '(Neq8 x y) => (NotEqual (CMP (ZeroExt8to64 x) (ZeroExt8to32 y)))', 'unsupported mixed widths'],
    ['ARM', '(Neq8 x y) => (NotEqual (CMP (ZeroExt8to32 x) (ZeroExt8to32 y)))', 'proved bits'],
    ['386', '(Add32 x y) => (ADDL (SignExt32to64 x) y)', 'unsupported mixed widths'],
    [
      'ARM',
      '(Add8 x y) => (Trunc64to8 (Add64 <typ.UInt64> (ZeroExt8to64 x) (ZeroExt8to64 y)))',
      'unsupported mixed widths',
    ],
    [
      'generic',
      '(Trunc64to32 (Load <t> p m)) && !config.BigEndian => (Load <typ.UInt64> p m)',
      'unsupported mixed widths',
    ],
    [
      'generic',
      '(Trunc64to32 (Load <t> p m)) && !config.BigEndian && config.PtrSize == 8 => (Load <typ.UInt64> p m)',
      'proved bits',
    ],
  ])('%s: %s: %s', (arch, rule, expected) => {
    expect(verdictOf(arch, rule)).toBe(expected);
  });
});

describe('a result takes values for what they are on every machine', () => {
  const loaded = '(Load <typ.Float32> p m) (Load <typ.Float32> p m)';
  it.each([
    ['(Copy x) => (Or64 x x)', 'unsupported'],
    ['(Phi <t> x x) && t.Size() == 4 => (Or64 x x)', 'unsupported'],
    ['(CondSelect x x _) => (Or64 x x)', 'unsupported'],
    ['(CondSelect x x _) => x', 'proved'],
    ['(CondSelect n:(Neg64 x) n _) => (Or64 n n)', 'proved'],
    ['(Phi <t> x x) && t.IsInteger() && t.Size() == 8 => (Or64 x x)', 'proved'],
    ['(Copy x) => (And64 x (Const64 <typ.UInt64> [1]))', 'refuted'],
    ['(Trunc64to32 x) => x', 'unsupported'],
    ['(Trunc64to32 x) && config.PtrSize == 8 => x', 'proved'],
    ['(Add32 x y) => (Add64 x y)', 'unsupported'],
    ['(Add32 (Trunc64to32 x) y) => (Add32 x y)', 'unsupported'],
    ['(Add32 (Trunc64to32 x) y) && config.PtrSize == 8 => (Add32 x y)', 'proved'],
    ['(Load <t> p (Store {t} p x mem)) && t.IsInteger() => (Com64 (Com64 <typ.UInt64> x))', 'unsupported'],
    [`(Load <t> p m) && t.Size() == 8 => (ComplexMake ${loaded})`, 'unsupported'],
    [`(Load <t> p m) && t.IsComplex() && t.Size() == 8 => (ComplexMake ${loaded})`, 'refuted'],
  ])('%s', (rule, expected) => {
    expect(verdict(rule)).toBe(expected);
  });
});
