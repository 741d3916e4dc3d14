/** The verdicts on Go's ppc64 rules on numbers. A single is held as the double of its value. */
import { describe, expect, it } from 'vitest';
import { assumptionWords } from '../../src/check/assumption-words.ts';
import { nightly } from '../support/nightly.ts';
import { machineRules } from './go-machine.ts';
import { ledger } from './go-numbers.ts';
import { mutate } from './mutation.ts';

const go119 = machineRules('1.19', 'PPC64');
describe.skipIf(go119.missing)(`Go 1.19 ${go119.missing ?? ''}`, () => {
  it('has a verdict on every rule on numbers', () => {
    expect(ledger(go119.numbers)).toEqual({
      'proved bits': 29,
      'proved value': 21,
      'proved contraction': 4,
    });
  });

  it('fuses by the permission of the language', () => {
    expect(ledger(go119.fused)).toEqual({ 'proved value': 1, 'proved contraction': 4 });
    const [contraction] = go119.fused.filter(({ verdict }) => verdict.equality === 'contraction');
    expect(contraction!.verdict.assumptions.map(assumptionWords).join()).toContain(
      "Go's specification permits",
    );
  });
});

const go127 = machineRules('1.27', 'PPC64');
describe.skipIf(go127.missing)(`Go 1.27 ${go127.missing ?? ''}`, () => {
  it('has a verdict on every rule on numbers', () => {
    expect(ledger(go127.numbers)).toEqual({
      'proved bits': 29,
      'proved value': 25,
      'proved contraction': 4,
    });
  });

  it('lists of the rules that rest on it which constants rules make', () => {
    const resting = go127.checked.filter(
      ({ text, verdict }) =>
        /\((AND|X?OR)const/.test(text) && verdict.assumptions.some(({ kind }) => kind === 'constants made'),
    );
    expect([...new Set(resting.map(({ line }) => line))]).toEqual([
      156, 158, 163, 166, 173, 597, 676, 679, 926,
    ]);
  });

  it('proves atomic loads, of which the op table has the type of the first result alone', () => {
    const loads = go127.checked.filter(({ text }) => text.includes('(LoweredAtomicLoad'));
    expect(ledger(loads)).toEqual({ 'proved bits': 8 });
  });

  it('reads a single as the double that holds it, and never the other way round', () => {
    const widened = go127.numbers.filter(({ text }) => /^\((Cvt32Fto64F|Cvt32Fto32|Cvt32Fto64)\b/.test(text));
    expect(widened.map(({ verdict }) => verdict.kind)).toEqual(['proved', 'proved', 'proved']);
  });

  it('fuses by the licence, and every mutant of a fused rule is refuted or the same', () => {
    expect(ledger(go127.fused)).toEqual({ 'proved value': 1, 'proved contraction': 4 });
    expect(mutate(go127.fused, 'PPC64', nightly ? 1 : 7)).toEqual({
      // The same: the factors exchanged.
      counts: nightly ? { refuted: 39, equal: 4, meaningless: 0 } : { refuted: 6, equal: 0, meaningless: 0 },
      survivors: [],
    });
  });
});
