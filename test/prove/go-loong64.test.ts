/**
 * The verdicts on Go's loong64 rules on numbers. FNMADD and FNMSUB negate the rounded result, so where x * y - z
 * is an exact zero they give -0, and z - x * y is +0: Go 1.27 has six rules that overlook it.
 */
import { describe, expect, it } from 'vitest';
import { machineRules, verdicts } from './go-machine.ts';
import { ledger } from './go-numbers.ts';
import { mutate } from './mutation.ts';

const isUnsupported = (kind: string): boolean => kind === 'unsupported';
const withoutFlags = (texts: readonly string[]): string[] =>
  texts.filter(text => !/\(FPFlag(True|False)\b/.test(text));

const go119 = machineRules('1.19', 'LOONG64');
describe.skipIf(go119.missing)(`Go 1.19 ${go119.missing ?? ''}`, () => {
  it('has a verdict on every rule on numbers without flags, and fuses nothing', () => {
    expect(ledger(go119.numbers)).toEqual({ 'proved bits': 13, 'proved value': 13, unsupported: 8 });
    expect(withoutFlags(verdicts(go119.numbers, kind => kind !== 'proved'))).toEqual([]);
    expect(go119.fused).toEqual([]);
  });
});

const go127 = machineRules('1.27', 'LOONG64');
describe.skipIf(go127.missing)(`Go 1.27 ${go127.missing ?? ''}`, () => {
  it('has a verdict on every rule on numbers without flags', () => {
    expect(withoutFlags(verdicts(go127.numbers, isUnsupported))).toEqual([]);
    expect(ledger(go127.numbers)).toEqual({
      'proved bits': 15,
      'proved value': 24,
      'proved contraction': 6,
      refuted: 6,
      unsupported: 8,
    });
  });

  it('refutes the fusions into an op that negates its result, by the sign of a zero', () => {
    const refuted = go127.fused.filter(({ verdict }) => verdict.kind === 'refuted');
    expect(refuted.map(({ line, text }) => `${line} ${text.replace(/ &&.*=>/, ' =>')}`)).toEqual([
      '773 (SUBF z (MULF x y)) => (FNMSUBF x y z)',
      '774 (SUBD z (MULD x y)) => (FNMSUBD x y z)',
      '777 (ADDF z (NEGF (MULF x y))) => (FNMSUBF x y z)',
      '778 (ADDD z (NEGD (MULD x y))) => (FNMSUBD x y z)',
      '780 (SUBF (NEGF (MULF x y)) z) => (FNMADDF x y z)',
      '781 (SUBD (NEGD (MULD x y)) z) => (FNMADDD x y z)',
    ]);
    for (const { verdict } of refuted) {
      expect(verdict.counterexample).toMatchObject({ roundingMode: 'rne', difference: 'sign-of-zero' });
    }
  });

  it('proves the other fusions, and every mutant of them is refuted', () => {
    const right = go127.fused.filter(({ verdict }) => verdict.kind === 'proved');
    expect(ledger(right)).toEqual({ 'proved value': 1, 'proved contraction': 6 });
    expect(mutate(right, 'LOONG64')).toEqual({
      counts: { refuted: 115, equal: 0, meaningless: 0 },
      survivors: [],
    });
  });
});
