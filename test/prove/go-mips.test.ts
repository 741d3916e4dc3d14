/** The verdicts on Go's mips rules, of both byte orders. */
import { describe, expect, it } from 'vitest';
import { machineRules, verdicts } from './go-machine.ts';

/** Line and difference of each refuted instance; FINDINGS.md judges them. */
const wrong = [
  ...[58, 59, 60, 61, 62, 63, 64, 65, 66].map(line => [line, 'value'] as const),
  ...[116, 117, 118].map(line => [line, 'value'] as const),
  [293, 'memory'],
  [346, 'memory'],
  [621, 'duty'],
];

const go127 = machineRules('1.27', 'MIPS');
describe.skipIf(go127.missing)(`Go 1.27 ${go127.missing ?? ''}`, () => {
  const known = new Set(wrong.map(([line]) => line));

  it('refutes the rules that FINDINGS.md judges', () => {
    const refuted = go127.checked.filter(({ line }) => known.has(line));
    expect(refuted.map(({ line, verdict }) => [line, verdict.counterexample?.difference])).toEqual(wrong);
  });

  it('refutes no other rule, and leaves none open that has a model, in a sample', () => {
    const others = go127.checked.filter(({ line }) => !known.has(line));
    const sample = others.filter((_, index) => index % 22 === 7);
    expect(verdicts(sample, kind => kind !== 'proved' && kind !== 'unsupported')).toEqual([]);
    expect(sample.length).toBeGreaterThan(20);
  });
});
