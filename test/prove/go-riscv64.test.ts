/** The verdicts on Go's own riscv64 rules: what the whole is for. */
import { describe, expect, it } from 'vitest';
import { assumptionWords } from '../../src/check/assumption-words.ts';
import { roundingModes } from '../../src/semantics/float/index.ts';
import { goRules } from '../support/go-rules.ts';
import { type Checked, checkFile } from '../support/verdicts.ts';
import { isOnNumbersOfRiscv64 } from './go-numbers.ts';

const inOrder = (checked: readonly Checked[], lines: readonly number[]): Checked[] =>
  checked.filter(({ line }) => lines.includes(line));

const verdictKinds = (checked: readonly Checked[]): string[] => [
  ...new Set(checked.map(({ verdict }) => verdict.kind)),
];

const go119 = goRules('1.19');
describe.skipIf('missing' in go119)(`Go 1.19${'missing' in go119 ? `: ${go119.missing}` : ''}`, () => {
  const checked = 'folder' in go119 ? checkFile(go119.folder, 'RISCV64.rules', 'RISCV64') : [];

  it('reads 444 instances', () => expect(checked).toHaveLength(444));

  it('refutes the four folds of a negated factor on line 756, with small integers', () => {
    const folds = inOrder(checked, [756]);
    expect(folds).toHaveLength(4);
    for (const { verdict } of folds) {
      expect(verdict.kind).toBe('refuted');
      expect(verdict.counterexample).toMatchObject({ roundingMode: 'rne', difference: 'value' });
      // 2, 3 and 5.
      expect(verdict.counterexample!.inputs.map(({ bits }) => bits)).toEqual([
        0x4000000000000000n,
        0x4008000000000000n,
        0x4014000000000000n,
      ]);
    }
    // -1 and -11: what math.FMA(-2, 3, 5) is, and what it was.
    expect(folds[0]!.verdict.counterexample).toMatchObject({
      sources: [0xbff0000000000000n],
      target: 0xc026000000000000n,
    });
  });

  it('proves the four folds of a negated addend on line 757', () => {
    const folds = inOrder(checked, [757]);
    expect(folds).toHaveLength(4);
    for (const { verdict } of folds) {
      expect(verdict).toMatchObject({ kind: 'proved', method: 'normal form', equality: 'bits' });
      expect(verdict.roundingModes).toEqual(roundingModes);
    }
  });

  it('refutes nothing else', () => {
    const refuted = checked.filter(({ verdict }) => verdict.kind === 'refuted');
    expect(refuted.map(({ line }) => line)).toEqual([756, 756, 756, 756]);
  });

  it('proves every other rule on numbers that does not touch memory', () => {
    const others = checked.filter(one => isOnNumbersOfRiscv64(one.text) && ![756, 757].includes(one.line));
    expect(others).toHaveLength(37);
    expect(others.filter(({ verdict }) => verdict.kind !== 'proved').map(({ text }) => text)).toEqual([]);
  });
});

const go127 = goRules('1.27');
describe.skipIf('missing' in go127)(`Go 1.27${'missing' in go127 ? `: ${go127.missing}` : ''}`, () => {
  const checked = 'folder' in go127 ? checkFile(go127.folder, 'RISCV64.rules', 'RISCV64') : [];

  it('proves all sixteen folds of a negation', () => {
    const folds = inOrder(checked, [822, 823, 824, 825]);
    expect(folds).toHaveLength(16);
    for (const { verdict } of folds) {
      expect(verdict).toMatchObject({ kind: 'proved', method: 'normal form', equality: 'bits' });
      expect(verdict.roundingModes).toEqual(roundingModes);
    }
  });

  it('proves all six contractions, by the licence they ask for', () => {
    const contractions = inOrder(checked, [808, 809, 810]);
    expect(contractions).toHaveLength(6);
    for (const { verdict } of contractions) {
      expect(verdict).toMatchObject({ kind: 'proved', equality: 'contraction' });
      expect(verdict.assumptions.map(assumptionWords)).toEqual([
        'useFMA permits a product to be fused into a sum',
      ]);
    }
  });

  it('proves the rules on FCLASS and on float constants, bit for bit', () => {
    const classified = checked.filter(({ line }) => line >= 828 && line <= 852 && line !== 846);
    expect(classified).toHaveLength(20);
    expect(classified.map(({ verdict }) => `${verdict.kind} ${verdict.equality}`)).toEqual(
      Array(20).fill('proved bits'),
    );
  });

  it('proves that a detour through double precision is harmless: square roots to the bit, signs up to NaNs', () => {
    const [absolute, squareRoot] = inOrder(checked, [846]);
    expect(absolute!.verdict).toMatchObject({ kind: 'proved', equality: 'value' });
    expect(squareRoot!.verdict).toMatchObject({ kind: 'proved', equality: 'bits' });
  });

  it('refutes what FINDINGS.md judges, in the upper bits alone', () => {
    const refuted = checked.filter(({ verdict }) => verdict.kind === 'refuted');
    expect(refuted.map(({ line, verdict }) => [line, verdict.counterexample!.difference])).toEqual([
      [696, 'upper-bits'],
      [789, 'upper-bits'],
      [880, 'upper-bits'],
      [881, 'upper-bits'],
    ]);
  });

  it('decides all but calls, nil checks, panics of bounds and barriers', () => {
    const open = checked.filter(({ verdict }) => !['proved', 'refuted'].includes(verdict.kind));
    expect(verdictKinds(open)).toEqual(['unsupported']);
    expect(open).toHaveLength(13);
  });

  it('proves every rule on numbers that does not touch memory', () => {
    const numbers = checked.filter(({ text }) => isOnNumbersOfRiscv64(text));
    expect(numbers).toHaveLength(97);
    expect(verdictKinds(numbers)).toEqual(['proved']);
  });
});
