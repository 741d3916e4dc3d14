/** The line that says why, on real refutations. */
import { expect, it } from 'vitest';
import type { InstanceResult } from '../../src/check/run.ts';
import { saysWhatIsDone } from '../../src/check/why.ts';
import { renderRefutation } from '../../src/report/text/refutation.ts';
import { isas } from '../../src/semantics/ops/index.ts';
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
      /^BNEZ, BNE of rs1 and x0: taken if rs1 is not zero, goes to (yes in the source, but BNEZ, .*, goes to no|no in the source, but BNEZ, .*, goes to yes) in the target$/,
    ),
  ],
  // What is passed on has a name, and a condition by which it is.
  ['(CZEROEQZ x y) => (CZERONEZ x y)', expect.stringMatching(/ = 0\) is (true|false), so /)],
  [
    '(MOVBstore [off] {sym} ptr x mem) => mem',
    expect.stringMatching(
      /^the byte is x = \S+ in the source, but .*the byte is mem\[0\] = \S+ in the target$/,
    ),
  ],
  [
    '(SLLI [c] (SLLI [d] x)) && c+d == 64 => (SLLI [c+d] (MOVDconst [0]))',
    'the result does not keep to what its op can encode: SLLI: the constant is from 0 to 63, but (64 <=u 63) is false',
  ],
  [
    '(ADDI [c] (ADDI [d] x)) => (ADDI [c+d] x)',
    'the result does not keep to what its op can encode: ADDI: the constant fits 32 signed bits',
  ],
])('%s', (rule, why) => {
  expect(instanceOf(`${rule}\n`)?.counterexample?.why).toEqual(why);
});

it('sentences of manuals are verbs or nouns, and read as such', () => {
  const nouns =
    "bits bytes carryless differences doubles doublewords elements flags fs Go's halves integers lanes less multiples numbers ones products quotients singles sums words".split(
      ' ',
    );
  const firsts = [...isas.keys()].flatMap(arch =>
    [...isas.get(arch)!.ops.values()].map(({ sentence }) => sentence.split(' ', 1)[0]!),
  );
  const others = new Set(firsts.filter(word => word.endsWith('s') && !saysWhatIsDone(word)));
  expect(
    [...others].filter(word => !nouns.includes(word)),
    'a verb for why.ts, or a noun',
  ).toEqual([]);
});

it('shows once what two readings of a source give alike', () => {
  const run = runOf({
    'RISCV64.rules': '(FADDD a (FMULD x y)) && a.Block.Func.useFMA(v) => (FMSUBD x y a)\n',
  });
  const [rule] = run.results;
  const { counterexample } = rule!.instances[0]!;
  expect(counterexample?.sources).toHaveLength(2);
  const text = renderRefutation(rule!, rule!.instances[0]!, false);
  const [, gives] = /-+ gives (.*)$/m.exec(text)!;
  expect(gives).toMatch(/^\S+$/);
  expect(text).toMatch(/^ {4}source /m);
  expect(text).not.toMatch(/^ {4}or fused/m);
});

it.each([
  ['(FSUBD (FMULD x y) z) => (FMSUBD x y z)', expect.stringContaining('does not ask useFMA')],
  ['(FSUBD (FMULD x y) z) => (FMADDD x y z)', undefined],
])('%s may lack only the licence to fuse', (rule, reason) => {
  expect(instanceOf(`${rule}\n`)).toMatchObject({ verdict: 'refuted' });
  expect(instanceOf(`${rule}\n`)?.reason).toEqual(reason);
});
