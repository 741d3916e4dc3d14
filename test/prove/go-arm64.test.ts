/** The verdicts on Go's own arm64 rules, on numbers and on integers. */
import { describe, expect, it } from 'vitest';
import { assumptionWords } from '../../src/check/assumption-words.ts';
import { roundingModes } from '../../src/semantics/float/index.ts';
import { goRules } from '../support/go-rules.ts';
import { nightly } from '../support/nightly.ts';
import { checkFile } from '../support/verdicts.ts';
import { verdicts } from './go-machine.ts';
import { ledger, rulesOnNumbers } from './go-numbers.ts';
import { mutate } from './mutation.ts';

const ops = /\((F(?!ALSE)[A-Z]+[SD]|FMOV[SD]\w+|LoweredRound(32|64)F|[SU]CVTF\w+|FCVT\w+)\b/;
const fused = /\(FN?M(ADD|SUB)[SD]\b/;
const fusedOrNegated = /\(FN?M(ADD|SUB|UL)[SD]\b|\(FMA\b/;

/** Without `nightly`, which mutates all rules. */
const oneOfEachKind = [
  '(FSUBD a (FMULD x y)) && a.Block.Func.useFMA(v) => (FMSUBD a x y)',
  '(FNMULD (FNEGD x) y) => (FMULD x y)',
];

/** Line and difference of each refuted instance; FINDINGS.md judges them. */
const wrong = [
  ...[1187, 1189, 1191, 1193, 1195, 1234, 1235, 1238, 1239].map(line => [line, 'compiler-panic'] as const),
  ...[1311, 1314, 1317, 1320, 1346, 1347, 1348, 1349].map(line => [line, 'branch'] as const),
  ...[1352, 1353, 1354, 1355, 1356, 1357].map(line => [line, 'compiler-panic'] as const),
  ...[1370, 1371, 1388, 1389, 1409].map(line => [line, 'value'] as const),
  ...Array(3).fill([1587, 'upper-bits']),
  ...[1608, 1610, 1612].map(line => [line, 'compiler-panic'] as const),
];

/** Bit fields shifted by some of their bits are only tested. */
const onlyTested = (line: number): boolean => [1666, 1673, 1755].includes(line);

const go127 = goRules('1.27');
describe.skipIf('missing' in go127)(`Go 1.27${'missing' in go127 ? `: ${go127.missing}` : ''}`, () => {
  const checked = 'folder' in go127 ? checkFile(go127.folder, 'ARM64.rules', 'ARM64') : [];
  const numbers = rulesOnNumbers(checked, ops);

  it('proves every rule on numbers that touches no memory, flags or vectors', () => {
    expect(ledger(numbers)).toEqual({ 'proved bits': 26, 'proved value': 34, 'proved contraction': 12 });
  });

  it('proves the twelve contractions by the licence they ask for, and the lowering of FMA', () => {
    const rules = numbers.filter(({ text }) => fused.test(text));
    expect(ledger(rules)).toEqual({ 'proved contraction': 12, 'proved value': 1 });
    for (const { verdict } of rules) expect(verdict.roundingModes).toEqual(roundingModes);
  });

  it('proves that FNMUL negates a product to the bit, and that a negated factor is as good where rounding is symmetric', () => {
    const folds = numbers.filter(({ text }) => /\(FNMUL[SD]/.test(text) && !fused.test(text));
    const modes = folds.map(({ verdict }) => `${verdict.equality} ${verdict.roundingModes!.join(' ')}`);
    expect(modes).toEqual([
      ...['bits rne rtz rdn rup rmm', 'bits rne rtz rdn rup rmm'],
      ...['value rne rtz rmm', 'value rne rtz rmm'],
      ...['bits rne rtz rdn rup rmm', 'bits rne rtz rdn rup rmm'],
      ...['value rne rtz rmm', 'value rne rtz rmm'],
    ]);
  });

  it('refutes nothing', () => {
    expect(numbers.filter(({ verdict }) => verdict.kind === 'refuted')).toEqual([]);
  });

  it('refutes the rules on integers, flags and memory that FINDINGS.md judges', () => {
    const known = new Set(wrong.map(([line]) => line));
    const refuted = checked.filter(({ line }) => known.has(line));
    const differences = refuted.map(({ line, verdict }) => [line, verdict.counterexample?.difference]);
    expect(differences).toEqual(wrong);
  });

  it('refutes no other rule, and leaves none open that has a model, in a sample', () => {
    const known = new Set(wrong.map(([line]) => line));
    const others = checked.filter(
      one => !known.has(one.line) && !onlyTested(one.line) && !numbers.includes(one),
    );
    const sample = others.filter((_, index) => index % 24 === 5);
    expect(verdicts(sample, kind => kind !== 'proved' && kind !== 'unsupported')).toEqual([]);
    expect(sample).toHaveLength(58);
  });

  it('proves what asks whether an instruction has room for a constant, and choices by known flags', () => {
    const late = 'folder' in go127 ? checkFile(go127.folder, 'ARM64latelower.rules', 'ARM64') : [];
    const room = late.filter(({ text }) => /isARM64(bit|add)con/.test(text));
    expect(ledger(room)).toEqual({ 'proved bits': 12 });
    const choices = checked.filter(({ line, text }) => text.includes('ccARM64Eval') && line !== 1409);
    expect(ledger(choices)).toEqual({ 'proved bits': 11 });
    const masks = checked.filter(({ text }) => text.includes('isARM64BFMask'));
    expect(ledger(masks)).toEqual({ 'proved bits': 6 });
  });

  it('proves every rule that compares numbers', () => {
    const comparisons = checked.filter(({ text }) => /\(FCMP[SD]0?\b/.test(text));
    expect(ledger(comparisons)).toEqual({ 'proved bits': 12 });
  });

  it('refutes every wrong mutant of the fused and negated rules', () => {
    const rules = numbers.filter(({ text }) =>
      nightly ? fusedOrNegated.test(text) : oneOfEachKind.includes(text),
    );
    const { counts, survivors } = mutate(rules, 'ARM64');
    expect(survivors).toEqual([]);
    expect(counts).toMatchObject({ refuted: nightly ? 411 : 41, meaningless: 0 });
  });
});

const go119 = goRules('1.19');
describe.skipIf('missing' in go119)(`Go 1.19${'missing' in go119 ? `: ${go119.missing}` : ''}`, () => {
  const check = (contraction: 'language' | 'licensed') =>
    'folder' in go119
      ? rulesOnNumbers(checkFile(go119.folder, 'ARM64.rules', 'ARM64', contraction), ops)
      : [];

  it('proves the same in a tree where the language licenses contraction', () => {
    const numbers = check('language');
    expect(ledger(numbers)).toEqual({ 'proved bits': 26, 'proved value': 23, 'proved contraction': 12 });
    for (const { verdict } of numbers.filter(one => one.verdict.equality === 'contraction')) {
      expect(verdict.assumptions.map(assumptionWords).join()).toContain("Go's specification permits");
    }
  });

  it('refutes the twelve contractions where no one licenses them', () => {
    const refuted = check('licensed').filter(({ verdict }) => verdict.kind === 'refuted');
    expect(refuted).toHaveLength(12);
    expect(refuted.every(({ text }) => fused.test(text))).toBe(true);
  });
});
