/** The verdicts on Go's arm rules. */
import { describe, expect, it } from 'vitest';
import { goRules } from '../support/go-rules.ts';
import { nightly } from '../support/nightly.ts';
import { checkFile } from '../support/verdicts.ts';
import { verdicts } from './go-machine.ts';
import { ledger, rulesOnNumbers } from './go-numbers.ts';
import { mutate } from './mutation.ts';

const ops =
  /\(((ADD|SUB|N?MUL|DIV|MULA|MULS|FMULA|SQRT|NEG|ABS)[FD]|MOV[FD]const|MOV(WU?[FD]|[FD]WU?|FD|DF))\b/;

/** Line and difference of each refuted instance; FINDINGS.md judges them. */
const wrong = [
  [305, 'memory'],
  [345, 'memory'],
  ...[670, 673, 676, 679, 692, 693, 694, 695].map(line => [line, 'branch'] as const),
  [1071, 'value'],
];

describe.each(['1.27', '1.19'] as const)('Go %s', version => {
  const rules = goRules(version);
  const checked = 'folder' in rules ? checkFile(rules.folder, 'ARM.rules', 'ARM') : [];
  const numbers = rulesOnNumbers(checked, ops);
  const onDoubles = numbers.filter(({ text }) => /\((F?MULA|MULS|NMUL)D\b/.test(text));

  it.skipIf('missing' in rules)('proves every rule on numbers', () => {
    expect(ledger(numbers)).toEqual({ 'proved bits': 16, 'proved value': 26 });
  });

  it.skipIf('missing' in rules || version !== '1.27')('refutes the rules that FINDINGS.md judges', () => {
    const known = new Set(wrong.map(([line]) => line));
    const refuted = checked.filter(({ line }) => known.has(line));
    expect(refuted.map(({ line, verdict }) => [line, verdict.counterexample?.difference])).toEqual(wrong);
    // Products by the neighbours, and three to nine times, of a power of two are only tested.
    const isProduct = (text: string): boolean => /isPowerOfTwo\(c [-+/]/.test(text);
    const others = checked.filter(({ line, text }) => !known.has(line) && !isProduct(text));
    const sample = others.filter((_, index) => index % 40 === 3);
    expect(verdicts(sample, kind => kind !== 'proved' && kind !== 'unsupported')).toEqual([]);
    expect(sample.length).toBeGreaterThan(25);
  });

  it.skipIf('missing' in rules)('takes MULA and MULS for two roundings: they need no licence to fuse', () => {
    const accumulations = numbers.filter(({ text }) => /\(MUL[AS][FD]\b/.test(text));
    expect(accumulations).toHaveLength(8);
    for (const { verdict } of accumulations) expect(verdict.assumptions).toEqual([]);
  });

  // The rules of both releases are the same.
  if (version === '1.19') return;
  it.skipIf('missing' in rules)('refutes every wrong mutant of the rules on multiply-accumulate', () => {
    const { counts, survivors } = mutate(onDoubles, 'ARM', nightly ? 1 : 7);
    expect(survivors).toEqual([]);
    expect(counts).toEqual(
      nightly ? { refuted: 89, equal: 6, meaningless: 0 } : { refuted: 13, equal: 0, meaningless: 0 },
    );
  });
});
