/**
 * The verdicts on Go's loong64 rules, on numbers and on integers. FNMADD and FNMSUB negate the rounded result, so where x * y - z
 * is an exact zero they give -0, and z - x * y is +0: Go 1.27 has six rules that overlook it.
 */
import { describe, expect, it } from 'vitest';
import { machineRules, verdicts } from './go-machine.ts';
import { ledger } from './go-numbers.ts';
import { mutate } from './mutation.ts';

const isUnsupported = (kind: string): boolean => kind === 'unsupported';

/** Line and difference of each instance. */
const wrongOnIntegers = [
  ...Array(3).fill([146, 'upper-bits']),
  [288, 'value'],
  [316, 'upper-bits'],
  [535, 'value'],
  ...[704, 705, 706, 707, 708, 709, 711, 713, 715].map(line => [line, 'value'] as const),
  [729, 'upper-bits'],
  [748, 'duty'],
  [749, 'upper-bits'],
  [749, 'upper-bits'],
  [859, 'upper-bits'],
];

const go119 = machineRules('1.19', 'LOONG64');
describe.skipIf(go119.missing)(`Go 1.19 ${go119.missing ?? ''}`, () => {
  it('proves every rule on numbers, and fuses nothing', () => {
    expect(ledger(go119.numbers)).toEqual({ 'proved bits': 21, 'proved value': 13 });
    expect(go119.fused).toEqual([]);
  });
});

const go127 = machineRules('1.27', 'LOONG64');
describe.skipIf(go127.missing)(`Go 1.27 ${go127.missing ?? ''}`, () => {
  it('has a verdict on every rule on numbers', () => {
    expect(verdicts(go127.numbers, isUnsupported)).toEqual([]);
    expect(ledger(go127.numbers)).toEqual({
      'proved bits': 23,
      'proved value': 24,
      'proved contraction': 6,
      refuted: 6,
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
      counts: { refuted: 118, equal: 0, meaningless: 0 },
      survivors: [],
    });
  });

  it('refutes the rules on integers that FINDINGS.md judges', () => {
    const refuted = go127.checked.filter(({ line }) => wrongOnIntegers.some(([known]) => known === line));
    const differences = refuted
      .filter(({ verdict }) => verdict.kind === 'refuted')
      .map(({ line, verdict }) => [line, verdict.counterexample!.difference]);
    expect(differences).toEqual(wrongOnIntegers);
  });

  it('refutes no other rule on integers, and leaves none open that has a model, in a sample', () => {
    const known = new Set<number>(wrongOnIntegers.map(([line]) => line));
    const others = go127.checked.filter(one => !known.has(one.line) && !go127.numbers.includes(one));
    const sample = others.filter((_, index) => index % 24 === 5);
    expect(verdicts(sample, kind => kind !== 'proved' && !isUnsupported(kind))).toEqual([]);
    expect(sample.length).toBeGreaterThan(25);
  });
});
