/** The verdicts on Go's own amd64 rules on numbers. */
import { describe, expect, it } from 'vitest';
import { goRules } from '../support/go-rules.ts';
import { checkFile } from '../support/verdicts.ts';
import { ledger, rulesOnNumbers } from './go-numbers.ts';
import { mutate } from './mutation.ts';

const ops = /\((\w+S[SD]|MOV[LQ](i2f|f2i)|MOVS[SD]const|PXOR|POR|LoweredRound(32|64)F|CVT\w+)\b/;
const fused = /\(VFMADD231S[SD]\b/;

const go127 = goRules('1.27');
describe.skipIf('missing' in go127)(`Go 1.27${'missing' in go127 ? `: ${go127.missing}` : ''}`, () => {
  const checked = 'folder' in go127 ? checkFile(go127.folder, 'AMD64.rules', 'AMD64') : [];
  const numbers = rulesOnNumbers(checked, ops);

  it('proves the rules on numbers that touch no memory, flags or vectors, but for four', () => {
    expect(ledger(numbers)).toEqual({
      'proved bits': 14,
      'proved value': 22,
      'proved contraction': 2,
      tested: 4,
    });
  });

  it('finds no difference in the conversions that saturate out of range', () => {
    const tested = numbers.filter(({ verdict }) => verdict.kind === 'tested');
    expect(tested.map(({ line }) => line)).toEqual([171, 172, 174, 175]);
  });

  it('proves Min and Max, which take MINSD for what it is', () => {
    const extrema = numbers.filter(({ text }) => /^\((Min|Max)/.test(text));
    expect(ledger(extrema)).toEqual({ 'proved value': 4 });
  });

  it('proves that rounding through double precision is harmless, for every constant', () => {
    const detour = numbers.find(({ text }) => text.startsWith('(CVTSD2SS (ROUNDSD'));
    expect(detour!.verdict).toMatchObject({ kind: 'proved', equality: 'value' });
  });

  it('refutes nothing', () => {
    expect(checked.filter(({ verdict }) => verdict.kind === 'refuted')).toEqual([]);
  });

  it('refutes every wrong mutant of the fused rules', () => {
    const rules = numbers.filter(({ text }) => fused.test(text));
    expect(ledger(rules)).toEqual({ 'proved contraction': 2, 'proved value': 1 });
    const { counts, survivors } = mutate(rules, 'AMD64');
    expect(survivors).toEqual([]);
    expect(counts).toEqual({ refuted: 24, equal: 4, meaningless: 0 });
  });
});

const go119 = goRules('1.19');
describe.skipIf('missing' in go119)(`Go 1.19${'missing' in go119 ? `: ${go119.missing}` : ''}`, () => {
  it('proves every rule on numbers that touches no memory, flags or vectors', () => {
    const checked = 'folder' in go119 ? checkFile(go119.folder, 'AMD64.rules', 'AMD64') : [];
    expect(ledger(rulesOnNumbers(checked, ops))).toEqual({ 'proved bits': 14, 'proved value': 17 });
  });
});
