import { expect, test } from 'vitest';
import { lawCases, lintRules } from '../lint-text.ts';

lawCases('register-class', {
  valid: [
    '(FADDD x (FNEGD y)) => (FSUBD x y)',
    '(Add32 x y) => (ADDW x y)',
    '(Less64 x y) => (SLT x y)',
    '(Eq64F x y) => (FEQD x y)',
    '(Mod16 x y) => (Mod32 (SignExt16to32 x) (SignExt16to32 y))',
    '(FMVXD x) => (MOVDreg (FMVXD <typ.UInt64> x))',
  ],
  invalid: [
    ['(SLTI [c] x) => (FADDD x x)', '1:24 x', '1:26 x', '1:18 FADDD'],
    ['(ADD x (FNEGD y)) => (SUB x y)', '1:9 FNEGD', '1:29 y'],
    ['(FADDD x (FNEGD y)) => (FSUBD x (ADD <typ.Int64> y y))', '1:50 y', '1:52 y', '1:34 ADD'],
    ['(FNEGD (FNEGD x)) => (NEG x)', '1:27 x', '1:23 NEG'],
    ['(Rsh8x32 x y) => (SRA (SignExt16to32 x) y)', '1:38 x'],
    ['(MOVDload [off] {sym} ptr mem) => mem', '1:35 mem'],
    ['(ADD x y) && x.Uses == 1 => (MOVDstore [0] {nil} x y y)', '1:54 y', '1:30 MOVDstore'],
  ],
});

lawCases('register-class', {
  arch: 'generic',
  valid: ['(Add64 x (Neg64 y)) => (Sub64 x y)', '(RotateLeft64 x (Add8 y y)) => (RotateLeft64 x y)'],
  invalid: [
    ['(Add64 x y) => (Add32 x y)', '1:23 x', '1:25 y', '1:17 Add32'],
    ['(Add64 x (SignExt32to64 x)) => x', '1:25 x'],
    ['(Neq8 x y) => (Neq8 (Not <typ.Bool> x) y)', '1:37 x'],
    ['(Less64 x y) => x', '1:17 x'],
  ],
});

test('how severe it is', () => {
  const found = (text: string, arch?: string) =>
    lintRules(text, arch)
      .filter(({ code }) => code === 'register-class')
      .map(({ severity }) => severity);
  // The high bits may be of no importance, as for a shift to the left; for an extension they are.
  expect(found('(Lsh32x64 x y) => (Lsh64x64 x y)')).toEqual(['advice']);
  expect(found('(Rsh8x32 x y) => (SRA (SignExt16to32 x) y)')).toEqual(['warning']);
  expect(found('(Lsh32x64 x y) => (Lsh64x64 x y)', 'generic')).toEqual(['error']);
  expect(found('(FNEGD x) => (NEG x)')).toEqual(['error', 'error']);
  expect(found('(ADD x (FNEGD y)) => x')).toEqual(['warning']);
});
