/** The verdicts on Go's own amd64 rules, on numbers and on integers. */
import { describe, expect, it } from 'vitest';
import { goRules } from '../support/go-rules.ts';
import { verdictOf } from '../support/machine-verdict.ts';
import { nightly } from '../support/nightly.ts';
import { checkFile } from '../support/verdicts.ts';
import { verdicts } from './go-machine.ts';
import { ledger, rulesOnNumbers } from './go-numbers.ts';
import { mutate } from './mutation.ts';

const ops = /\((\w+S[SD]|MOV[LQ](i2f|f2i)|MOVS[SD]const|PXOR|POR|LoweredRound(32|64)F|CVT\w+)\b/;
/** Line and difference of each refuted instance; FINDINGS.md judges them. */
const wrong = [
  ...[740, 762, 1122, 1124, 1126, 1319, 1354].map(line => [line, 'upper-bits'] as const),
  [1383, 'memory'],
  [1391, 'memory'],
  ...Array(4).fill([1631, 'memory']),
];

const fused = /\(VFMADD231S[SD]\b/;

const go127 = goRules('1.27');
describe.skipIf('missing' in go127)(`Go 1.27${'missing' in go127 ? `: ${go127.missing}` : ''}`, () => {
  const checked = 'folder' in go127 ? checkFile(go127.folder, 'AMD64.rules', 'AMD64') : [];
  const numbers = rulesOnNumbers(checked, ops);

  it('proves every rule on numbers that touches no memory, flags or vectors', () => {
    expect(ledger(numbers)).toEqual({
      'proved bits': 18,
      'proved value': 22,
      'proved contraction': 2,
    });
  });

  it('proves the conversions that saturate out of range', () => {
    const saturating = numbers.filter(({ text }) => text.includes('(SAR'));
    expect(saturating.map(({ line }) => line)).toEqual([171, 172, 174, 175]);
    expect(ledger(saturating)).toEqual({ 'proved bits': 4 });
  });

  it('refutes them with another number smeared, or the wrong sign kept', () => {
    const wrong = [
      '(Cvt64Fto64 <t> x) => (XORQ <t> y (SARQconst <t> [63] (ANDQ <t> y:(CVTTSD2SQ <t> x) (MOVQf2i x))))',
      '(Cvt64Fto64 <t> x) => (XORQ <t> y (SARQconst <t> [62] (ANDQ <t> y:(CVTTSD2SQ <t> x) (NOTQ <typ.Int64> (MOVQf2i x)))))',
      '(Cvt64Fto32 <t> x) => (XORL <t> y (SARLconst <t> [31] (ORL <t> y:(CVTTSD2SL <t> x) (NOTL <typ.Int32> (MOVLf2i (CVTSD2SS <typ.Float32> x))))))',
    ];
    expect(wrong.map(rule => verdictOf('AMD64', rule))).toEqual(wrong.map(() => 'refuted'));
  });

  it('proves Min and Max, which take MINSD for what it is', () => {
    const extrema = numbers.filter(({ text }) => /^\((Min|Max)/.test(text));
    expect(ledger(extrema)).toEqual({ 'proved value': 4 });
  });

  it('proves that rounding through double precision is harmless, for every constant', () => {
    const detour = numbers.find(({ text }) => text.startsWith('(CVTSD2SS (ROUNDSD'));
    expect(detour!.verdict).toMatchObject({ kind: 'proved', equality: 'value' });
  });

  it('refutes the rules on integers that FINDINGS.md judges', () => {
    const known = new Set(wrong.map(([line]) => line));
    const differences = checked
      .filter(({ line }) => known.has(line))
      .flatMap(({ line, verdict: { counterexample } }) =>
        counterexample === undefined ? [] : [[line, counterexample.difference]],
      );
    expect(differences).toEqual(wrong);
  });

  it('refutes no other rule, and leaves none open that has a model, in a sample', () => {
    const known = new Set(wrong.map(([line]) => line));
    const others = checked.filter(one => !known.has(one.line) && !numbers.includes(one));
    const sample = others.filter((_, index) => index % 24 === 5);
    expect(verdicts(sample, kind => kind !== 'proved' && kind !== 'unsupported')).toEqual([]);
    expect(sample.length).toBeGreaterThan(90);
  });

  it('proves a choice of every width, and has no type for a condition that is no boolean', () => {
    const choices = checked.filter(({ text }) => text.startsWith('(CondSelect'));
    expect(ledger(choices)).toEqual({ 'proved bits': 45, unsupported: 9 });
  });

  it('proves what an atomic addition gives, and refutes what it does not', () => {
    const additions = checked.filter(({ text }) => text.includes('(AddTupleFirst'));
    expect(ledger(additions)).toEqual({ 'proved bits': 6 });
    const wrong = [
      '(AtomicAdd32 ptr val mem) => (XADDLlock val ptr mem)',
      '(Select0 <t> (AddTupleFirst64 val tuple)) => (ADDL val (Select0 <t> tuple))',
      '(Select0 <t> (AddTupleFirst32 val tuple)) => (SUBL val (Select0 <t> tuple))',
    ];
    expect(wrong.map(rule => verdictOf('AMD64', rule))).toEqual(wrong.map(() => 'refuted'));
  });

  it('proves what converts, loads and stores by masks, and vectors in memory', () => {
    const masks = checked.filter(({ text }) => /^\((Cvt\d+toMask|CvtMask|(Load|Store)Masked)/.test(text));
    expect(ledger(masks)).toEqual({ 'proved bits': 40 });
    const vectors = checked.filter(({ text }) =>
      /^\((ZeroSIMD|Load|Store) .*t\.Size\(\) == (16|32|64)\b/.test(text),
    );
    expect(ledger(vectors)).toEqual({ 'proved bits': 9 });
  });

  it('refutes them with masks of other elements', () => {
    const wrong = [
      '(LoadMasked32 <t> ptr mask mem) && t.Size() == 16 => (VPMASK64load128 ptr mask mem)',
      '(StoreMasked32 {t} ptr mask val mem) && t.Size() == 32 => (VPMASK64store256 ptr mask val mem)',
      '(StoreMasked16 {t} ptr mask val mem) && t.Size() == 64 => (VPMASK16store512 ptr (VPMOVVec8x64ToM <types.TypeMask> mask) val mem)',
      '(Cvt8toMask64x2 <t> x) => (VPMOVMToVec32x4 <types.TypeVec128> (KMOVBk <t> x))',
      '(CvtMask32x4to8 x) => (VMOVMSKPD128 x)',
      '(CvtMask8x16to16 x) => (KMOVBi (VPMOVVec8x16ToM <types.TypeMask> x))',
    ];
    expect(wrong.map(rule => verdictOf('AMD64', rule))).toEqual(wrong.map(() => 'refuted'));
  });

  it('refutes every wrong mutant of the fused rules', () => {
    const rules = numbers.filter(({ text }) => fused.test(text));
    expect(ledger(rules)).toEqual({ 'proved contraction': 2, 'proved value': 1 });
    const { counts, survivors } = mutate(rules, 'AMD64', nightly ? 1 : 7);
    expect(survivors).toEqual([]);
    expect(counts).toEqual(
      nightly ? { refuted: 24, equal: 4, meaningless: 0 } : { refuted: 3, equal: 1, meaningless: 0 },
    );
  });
});

const go119 = goRules('1.19');
describe.skipIf('missing' in go119)(`Go 1.19${'missing' in go119 ? `: ${go119.missing}` : ''}`, () => {
  it('proves every rule on numbers that touch no memory, flags or vectors', () => {
    const checked = 'folder' in go119 ? checkFile(go119.folder, 'AMD64.rules', 'AMD64') : [];
    expect(ledger(rulesOnNumbers(checked, ops))).toEqual({ 'proved bits': 14, 'proved value': 17 });
  });
});
