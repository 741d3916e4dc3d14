/** Who is to blame for what goes wrong, by traces that Go 1.27 printed. */
import { describe, expect, it } from 'vitest';
import { readRules, rulesCovering } from '../../src/check/read-rules.ts';
import { builtinTables } from '../../src/model/builtin-tables.ts';
import { type Attribution, Attributor } from '../../src/reproduce/attribution/attribution.ts';
import { printedConstant } from '../../src/reproduce/attribution/constants.ts';
import { attributionData, attributionWords } from '../../src/reproduce/attribution/data.ts';
import { PassTrace, passTracesIn } from '../../src/reproduce/attribution/trace.ts';
import { Verdicts } from '../../src/reproduce/attribution/verdicts.ts';
import { PassRules } from '../../src/reproduce/known-rules.ts';
import { checkOfReproducers } from '../../src/reproduce/rule.ts';
import type { OpInfo } from '../../src/rules/tables/op-info.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';

/** Rules of a machine, of which the trace shows that they lower. */
function attributorOf(arch: string, rules: readonly string[], machine = arch) {
  const source = new Source(`${arch}.rules`, rules.join('\n'));
  const tables = builtinTables(isas.get('generic')!, isas.get(arch)!);
  const file = readRules(source, arch, tables, rulesCovering(source, []));
  const lower = new PassRules('lower', [{ source, rules: file.rules.flatMap(({ instances }) => instances) }]);
  const attributor = new Attributor(
    [{ name: /^lower$/, rules: lower }],
    new Verdicts([file], machine, checkOfReproducers),
  );
  return (line: number, trace: string, { name = 'f', fails = false } = {}): Attribution => {
    const target = lower.rules.find(
      ({ rule }) => source.position(rule.instance.rule.span.start).line === line,
    )!;
    return attributor.attribute(target, passTracesIn(trace).get(name), fails);
  };
}

const placesOf = ({ suspects }: Attribution): string[] =>
  suspects.map(
    ({ known, verdict }) => `${known.source.position(known.rule.instance.rule.span.start).line} ${verdict}`,
  );

/** `choose(^a, a, n1 < n2)`, of which the comparison is known late, without what is about its loop. */
const chosen = `lower: rewriting for f
lower: iter 1
lower: consider v7 = ArgIntReg <uint64> {a+0} [0] (a[uint64], b[uint64], r[uint64])
lower: consider v27 = MVN <uint64> v7 (a[uint64], r[uint64])
lower: consider v30 = MOVDconst <bool> [1] (c[bool])
lower: consider v34 = CSEL <uint64> [NotEqual] v27 v7 v49 (r[uint64], ~r0[uint64])
rewriting v34 = CSEL <uint64> [NotEqual] v27 v7 v49  ->  v34 = CSINV <uint64> [Equal] v7 v7 v49 (r[uint64], ~r0[uint64])
lower: consider v49 = TSTWconst <flags> [1] v30
rewriting v49 = TSTWconst <flags> [1] v30  ->  v49 = FlagConstant <flags>[N=false,Z=false,C=false,V=false]
lower: iter 2
lower: consider v34 = CSINV <uint64> [Equal] v7 v7 v49 (r[uint64], ~r0[uint64])
rewriting v34 = CSINV <uint64> [Equal] v7 v7 v49  ->  v34 = Not <uint64> v7 (r[uint64], ~r0[uint64])
lower: iter 3
lower: consider v34 = Not <uint64> v7 (r[uint64], ~r0[uint64])
rewriting v34 = Not <uint64> v7  ->  v34 = XOR <uint64> v42 v7 (r[uint64], ~r0[uint64])
lower: iter 4
lower: consider v34 = XOR <uint64> v42 v7 (r[uint64], ~r0[uint64])
rewriting v34 = XOR <uint64> v42 v7  ->  v34 = XORconst <uint64> [1] v7 (r[uint64], ~r0[uint64])
lower: consider v42 = MOVDconst <uint64> [1]
`;
/** Wrong only of conditions that ask that there was no overflow; wrong; and three right ones. */
const choices = [
  '(CSEL [cc] (MVN a) x flag) => (CSINV [arm64Negate(cc)] x a flag)',
  '(CSINV [cc] _ y flag) && ccARM64Eval(cc, flag) < 0 => (Not y)',
  '(TSTWconst [x] (MOVDconst [y])) => (FlagConstant [logicFlags32(int32(x)&int32(y))])',
  '(Not x) => (XOR (MOVDconst [1]) x)',
  '(XOR x (MOVDconst [c])) => (XORconst [c] x)',
];

describe('a rule is to blame', () => {
  const attribute = attributorOf('ARM64', choices);

  it('alone, where it is the only one that is wrong with the constants that it was applied to', () => {
    const found = attribute(2, chosen);
    expect(found).toMatchObject({ kind: 'alone', suspects: [], unexplained: [] });
    expect(found.trace).toEqual([expect.stringContaining('v34 = Not <uint64> v7')]);
    expect(attributionWords(attributionData(found))).toBe(
      "the compiler's trace shows the rule at work, and no other wrong rule",
    );
  });

  it('not at all, where it is right for those constants', () => {
    const found = attribute(1, chosen);
    expect(found.kind).toBe('harmless');
    expect(placesOf(found)).toEqual(['2 wrong']);
    expect(attributionWords(attributionData(found))).toBe(
      "the compiler's trace shows the rule with constants for which it is not known to be wrong, together with ARM64.rules:2 (wrong by itself)",
    );
  });

  it('not alone, where another is wrong with its own', () => {
    const found = attribute(
      1,
      `${chosen}rewriting v35 = CSEL <uint64> [LessThanNoov] v27 v7 v50  ->  v35 = CSINV <uint64> [GreaterEqualNoov] v7 v7 v50\n`,
    );
    expect(found.kind).toBe('with others');
    expect(placesOf(found)).toEqual(['2 wrong']);
    expect(attributionData(found).suspects).toEqual([
      expect.objectContaining({ place: 'ARM64.rules:2', wrong: true, trace: expect.stringContaining('Not') }),
    ]);
  });

  it('not alone, where the compiler did what no rule says', () => {
    const found = attributorOf('ARM64', choices.slice(0, 3))(2, chosen);
    expect(found.kind).toBe('with others');
    expect(found.suspects).toEqual([]);
    expect(found.unexplained[0]).toMatch(/^rewriting v34 = Not /);
    expect(attributionWords(attributionData(found))).toContain('a rewrite that no rule at hand explains');
  });

  it('where its condition can hold', () => {
    const noov = chosen
      .replaceAll('[NotEqual]', '[LessThanNoov]')
      .replaceAll('[Equal]', '[GreaterEqualNoov]');
    // The compiler does not work out conditions of this kind.
    const found = attribute(2, noov);
    expect(found.kind).toBe('absent');
    expect(found.unexplained[0]).toMatch(/^rewriting v34 = CSINV /);
  });

  it('not where it was not applied, or there is no trace', () => {
    const other = chosen.replaceAll('CSEL', 'CSEL0');
    expect(attribute(1, other).kind).toBe('absent');
    expect(attributionData(attribute(1, other)).traced).toBe(false);
    expect(attribute(2, chosen, { name: 'g' }).kind).toBe('untraced');
    expect(attributionData(attribute(2, chosen, { name: 'g' })).traced).toBeUndefined();
  });

  it('where the compiler fails at what it matches', () => {
    const cut = chosen.slice(0, chosen.indexOf('rewriting v34 = CSINV'));
    expect(attribute(2, cut).kind).toBe('absent');
    expect(attribute(2, cut, { fails: true }).kind).toBe('alone');
  });
});

describe('the constants of a shift', () => {
  const attribute = attributorOf('LOONG64', [
    '(SLLV x (MOVVconst [c])) => (SLLVconst x [c])',
    '(SLLV _ (MOVVconst [c])) && uint64(c)>=64 => (MOVVconst [0])',
  ]);
  const shifted = (count: string, result: string) => `lower: rewriting for f
lower: consider v3 = MOVVconst <uint64> [${count}]
lower: consider v5 = SLLV <uint64> v2 v3
rewriting v5 = SLLV <uint64> v2 v3  ->  v5 = ${result}
`;

  it('say whether it is wrong', () => {
    expect(attribute(1, shifted('3', 'SLLVconst <uint64> [3] v2')).kind).toBe('harmless');
    expect(attribute(1, shifted('65', 'SLLVconst <uint64> [65] v2')).kind).toBe('alone');
  });

  it('say nothing where the trace does not have them', () => {
    const trace = shifted('65', 'SLLVconst <uint64> [65] v2').replace(/^lower: consider .*\n/gm, '');
    expect(attribute(1, trace).kind).toBe('harmless');
  });

  it('tell it from others: by the condition, the result and its operands', () => {
    const cleared = shifted('64', 'MOVVconst <uint64> [0]');
    expect([1, 2].map(line => attribute(line, cleared).kind)).toEqual(['absent', 'alone']);
    const few = shifted('3', 'MOVVconst <uint64> [0]');
    expect(attribute(2, few).kind).toBe('absent');
    expect(attribute(1, shifted('65', 'SLLVconst <uint64> [1] v2')).kind).toBe('absent');
    expect(attribute(1, shifted('65', 'SLLVconst <uint64> [65] v3')).kind).toBe('absent');
  });
});

it('is right where it is wrong only of pointers of the other size', () => {
  const text = ['(Add8 x y) && config.PtrSize == 4 => (Sub8 x y)'];
  const trace = `lower: rewriting for f
rewriting v3 = Add8 <uint8> v1 v2  ->  v3 = Sub8 <uint8> v1 v2
`;
  const kinds = ['386', 'AMD64'].map(machine => attributorOf('generic', text, machine)(1, trace).kind);
  expect(kinds).toEqual(['alone', 'absent']);
});

describe('a trace', () => {
  it('has operands that are copies of others, which no rule replaces', () => {
    const trace = `lower: rewriting for f
lower: consider v29 = CMOVZ <uint32> v41 v37 v17
rewriting v29 = CMOVZ <uint32> v41 v37 v17  ->  v29 = Copy <uint32> v41
lower: consider v41 = MOVWconst <uint32> [40]
lower: consider v25 = SRA <int8> v13 v29
rewriting v25 = SRA <int8> v13 v29  ->  v25 = SRA <int8> v13 v41
rewriting v25 = SRA <int8> v13 v29  ->  v25 = SRAconst <int8> [40] v13
`;
    const attribute = attributorOf('MIPS', [
      '(SRA x (MOVWconst [c])) => (SRAconst x [c])',
      '(CMOVZ a _ c) => a',
    ]);
    const found = attribute(1, trace);
    expect(found.trace).toEqual(['rewriting v25 = SRA <int8> v13 v29  ->  v25 = SRAconst <int8> [40] v13']);
    expect(found.unexplained).toEqual([]);
  });

  it('has blocks, and what a rule makes in the block of an operand', () => {
    const attribute = attributorOf('LOONG64', [
      '(NEZ (XORconst [1] cmp:(SGT _ _)) yes no) => (NEZ cmp yes no)',
      '(ADDVconst [c] x) => @x.Block (XORconst [c] x)',
    ]);
    const trace = `lower: rewriting for f
lower: start block
rewriting NEZ v3 -> b4 b5 (likely)  ->  NEZ v4 -> b4 b5 (likely)
lower: consider v3 = XORconst <bool> [1] v4
lower: consider v4 = SGT <bool> v1 v2
lower: consider v6 = ADDVconst <struct { F uintptr; a int }> [5] v2 (x[int])
rewriting v6 = ADDVconst <struct { F uintptr; a int }> [5] v2 (x[int])  ->  v6 = Copy <uint64> v9
lower: consider v9 = XORconst <uint64> [5] v2
`;
    expect(placesOf(attribute(1, trace))).toEqual(['2 wrong']);
    expect(placesOf(attribute(2, trace))).toEqual(['1 wrong']);
    const different = attribute(2, trace.replace('XORconst <uint64> [5]', 'XORconst <uint64> [4]'));
    expect(different.kind).toBe('absent');
  });

  it('is one of each pass and function', () => {
    const trace = 'opt: rewriting for f\nopt: consider v1 = Phi <int> v2\nlate opt: rewriting for g\n';
    expect([...passTracesIn(trace)].map(([name, runs]) => [name, runs.map(({ pass }) => pass)])).toEqual([
      ['f', ['opt']],
      ['g', ['late opt']],
    ]);
  });

  it('has a value as it was last seen, and one that is new as it is first seen', () => {
    const run = new PassTrace('opt', [
      'opt: consider v1 = Const8 <uint8> [1]',
      'rewriting v1 = Const8 <uint8> [1]  ->  v1 = Copy <uint8> v2',
      'opt: consider v2 = Const8 <uint8> [2]',
    ]);
    expect([0, 1, 2].map(at => run.nodeAt('v1', at)?.op)).toEqual(['Const8', 'Const8', 'Copy']);
    expect(run.sourceOf('v1', 2)).toBe('v2');
    expect(run.madeAt('v2', 1)?.auxint).toBe('2');
    expect([1, 3].map(at => run.isSeenBefore('v2', at))).toEqual([false, true]);
  });
});

describe('a constant that the compiler prints', () => {
  it.each([
    ['Bool', 'true', 1n],
    ['Int8', '-1', 0xffn],
    ['Float32', '0.5', 0x3f000000n],
    ['Float64', '-0', 1n << 63n],
    ['Float64', '+Inf', 0x7ff0000000000000n],
    ['Float64', 'NaN', undefined],
    ['CCop', 'Equal', 1n],
    ['CCop', 'ADCzerocarry', undefined],
    ['FlagConstant', 'N=true,Z=false,C=true,V=false', 5n],
    ['ARM64BitField', 'lsb=8,width=4', 0x804n],
    ['SymValAndOff', 'val=-1,off=8', 0xffffffff00000008n],
    ['SymOff', undefined, 0n],
    ['Int64', undefined, undefined],
    ['S390XCCMask', 'Equal', undefined],
    ['Int64', 'cond=EQ', undefined],
  ] as const)('%s %s', (aux, text, bits) => {
    const op = { aux } as unknown as OpInfo;
    expect(printedConstant(op, text)).toBe(bits);
  });
});
