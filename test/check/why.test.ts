/** The line that says why, on real refutations. */
import { expect, it } from 'vitest';
import type { InstanceResult } from '../../src/check/run.ts';
import { runOf } from '../support/run-of.ts';

/** The only instance of a rule, checked. */
function instanceOf(text: string): InstanceResult | undefined {
  return runOf({ 'RISCV64.rules': text }).results[0]?.instances[0];
}

it.each([
  [
    '(FMADDD neg:(FNEGD x) y z) => (FNMADDD x y z)',
    'fma(-2, 3, 5) = -1 in the source, but FNMADDD multiplies rs1 and rs2, negates the product, subtracts rs3: fma(-2, 3, -5) = -11',
  ],
  [
    '(FNEGD (FADDD x y)) => (FSUBD (FNEGD x) y)',
    '-(1 + -1) = -0 in the source, but (-1 - -1) = 0 in the target',
  ],
  ['(FNEGD x) => x', expect.stringMatching(/^(\S+) in the source, but (\S+) in the target$/)],
  [
    '(FSUBD x y) => (FSUBD y x)',
    expect.stringMatching(
      /^\((\S+) - (\S+)\) = \S+ in the source, but FSUBD subtracts rs2 from rs1: \(\2 - \1\) = \S+$/,
    ),
  ],
  [
    '(FADDD a (FMULD x y)) && a.Block.Func.useFMA(v) => (FMSUBD x y a)',
    expect.stringMatching(
      / or fma\(.*\) = \S+ in the source, but FMSUBD multiplies rs1 and rs2, subtracts rs3: fma\(/,
    ),
  ],
  // A choice is what was chosen: that a divisor of 3 might have been zero says nothing.
  [
    '(DIV (NEG x) (MOVDconst [3])) => (NEG (DIV x (MOVDconst [3])))',
    '(0x8000000000000000 /s 3) = -3074457345618258602 in the source, but -0xd555555555555556 = 3074457345618258602 in the target',
  ],
  [
    '(BNEZ (SEQZ x) yes no) => (BNEZ x yes no)',
    expect.stringMatching(
      /first successor.* in the source, but .*second successor in the target|second successor.* in the source, but .*first successor in the target/,
    ),
  ],
])('%s', (rule, why) => {
  expect(instanceOf(`${rule}\n`)?.counterexample?.why).toEqual(why);
});

it.each([
  ['(FSUBD (FMULD x y) z) => (FMSUBD x y z)', expect.stringContaining('does not ask useFMA')],
  ['(FSUBD (FMULD x y) z) => (FMADDD x y z)', undefined],
])('%s may lack only the licence to fuse', (rule, reason) => {
  expect(instanceOf(`${rule}\n`)).toMatchObject({ verdict: 'refuted' });
  expect(instanceOf(`${rule}\n`)?.reason).toEqual(reason);
});
