/** The verdicts on Go's s390x rules on numbers. Sums give a tuple, of which Select0 takes the value. */
import { describe, expect, it } from 'vitest';
import { nightly } from '../support/nightly.ts';
import { machineRules, verdicts } from './go-machine.ts';
import { ledger } from './go-numbers.ts';
import { mutate } from './mutation.ts';

/** The compiler panics at a constant that is a NaN. */
const withoutNan = (texts: readonly string[]): string[] =>
  texts.filter(text => !/Float64frombits/.test(text));

const ledgers = {
  '1.19': { 'proved bits': 47, 'proved value': 20, 'proved contraction': 4, refuted: 1 },
  '1.27': { 'proved bits': 47, 'proved value': 24, 'proved contraction': 4, refuted: 1 },
} as const;

for (const version of ['1.19', '1.27'] as const) {
  const { missing, numbers, fused } = machineRules(version, 'S390X');
  describe.skipIf(missing)(`Go ${version} ${missing ?? ''}`, () => {
    it('proves every rule on numbers, sums with their condition codes too, but one', () => {
      expect(ledger(numbers)).toEqual(ledgers[version]);
      expect(withoutNan(verdicts(numbers, kind => kind !== 'proved'))).toEqual([]);
    });

    it('sees sign bits cleared and copied by a rotation whose parameters the condition tells', () => {
      const rotated = numbers.filter(({ text }) => text.includes('(RISBGZ'));
      expect(rotated.map(({ verdict }) => verdict.equality ?? verdict.counterexample?.difference)).toEqual([
        'bits',
        'bits',
        'bits',
        // Unlike ppc64's and the generic rules, this one does not ask that the constant be no NaN.
        'duty',
      ]);
    });

    it('fuses what it selects of a sum, the addend first', () => {
      expect(ledger(fused)).toEqual({ 'proved value': 1, 'proved contraction': 4 });
      expect(fused.map(({ text }) => text)).toContainEqual(
        expect.stringMatching(/^\(Select0 \(FSUB \(FMUL y z\) x\)\).*=> \(FMSUB x y z\)$/),
      );
    });

    // The rules of both releases are the same.
    if (version !== '1.27') return;
    it('and every mutant of a fused rule is refuted or the same', () => {
      expect(mutate(fused, 'S390X', nightly ? 1 : 7)).toEqual({
        // The same: the factors exchanged. Without a meaning: Select1 for Select0, which are the flags of the sum.
        counts: nightly
          ? { refuted: 35, equal: 6, meaningless: 4 }
          : { refuted: 4, equal: 2, meaningless: 0 },
        survivors: [],
      });
    });
  });
}
