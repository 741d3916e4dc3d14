/** The verdicts on Go's own arm rules on numbers. */
import { describe, expect, it } from 'vitest';
import { goRules } from '../support/go-rules.ts';
import { checkFile } from '../support/verdicts.ts';
import { ledger, rulesOnNumbers } from './go-numbers.ts';
import { mutate } from './mutation.ts';

const ops =
  /\(((ADD|SUB|N?MUL|DIV|MULA|MULS|FMULA|SQRT|NEG|ABS)[FD]|MOV[FD]const|MOV(WU?[FD]|[FD]WU?|FD|DF))\b/;

describe.each(['1.27', '1.19'] as const)('Go %s', version => {
  const rules = goRules(version);
  const checked = 'folder' in rules ? checkFile(rules.folder, 'ARM.rules', 'ARM') : [];
  const numbers = rulesOnNumbers(checked, ops);
  const onDoubles = numbers.filter(({ text }) => /\((F?MULA|MULS|NMUL)D\b/.test(text));

  it.skipIf('missing' in rules)('proves every rule on numbers that touches no memory or flags', () => {
    expect(ledger(numbers)).toEqual({ 'proved bits': 16, 'proved value': 26 });
    expect(checked.filter(({ verdict }) => verdict.kind === 'refuted')).toEqual([]);
  });

  it.skipIf('missing' in rules)('takes MULA and MULS for two roundings: they need no licence to fuse', () => {
    const accumulations = numbers.filter(({ text }) => /\(MUL[AS][FD]\b/.test(text));
    expect(accumulations).toHaveLength(8);
    for (const { verdict } of accumulations) expect(verdict.assumptions).toEqual([]);
  });

  // The rules of both releases are the same.
  if (version === '1.19') return;
  it.skipIf('missing' in rules)('refutes every wrong mutant of the rules on multiply-accumulate', () => {
    const { counts, survivors } = mutate(onDoubles, 'ARM');
    expect(survivors).toEqual([]);
    expect(counts).toEqual({ refuted: 89, equal: 6, meaningless: 0 });
  });
});
