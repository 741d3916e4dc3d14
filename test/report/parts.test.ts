/** The small pieces that reports are made of. */
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import type { InstanceResult, RuleResult } from '../../src/check/run.ts';
import { showBits, showInteger, showNumber, showObserved } from '../../src/check/show-value.ts';
import { countVerdicts, ledgerOf, summarize } from '../../src/check/summary.ts';
import { renderJson } from '../../src/report/json.ts';
import { grouped } from '../../src/report/text/words.ts';
import { BINARY32 } from '../../src/semantics/float/index.ts';
import { alignColumns, wrap, wrapList } from '../../src/text/columns.ts';
import { anInstance, aRule } from '../support/run-of.ts';

function instance(fields: Partial<InstanceResult> & Pick<InstanceResult, 'verdict'>): InstanceResult {
  return { ...anInstance, ...fields };
}

function rule(verdict: RuleResult['verdict'], ...instances: InstanceResult[]): RuleResult {
  return { ...aRule, verdict, instances };
}

it.each([
  [7, '7'],
  [999, '999'],
  [13_591, '13,591'],
  [1_000_000, '1,000,000'],
  [88.333333, '88.333333'],
  [1234.5678, '1,234.5678'],
])('thousands of %d stand apart', (number, text) => {
  expect(grouped(number)).toBe(text);
});

describe('the ledger', () => {
  const proved = instance({ verdict: 'proved', method: 'normal form', equality: 'bits', assumptions: ['a'] });
  const missing = (name: string) => instance({ verdict: 'unsupported', missing: { kind: 'op', name } });
  const results = [
    rule('unsupported', proved, missing('A')),
    rule('unsupported', missing('B'), missing('A')),
    rule('proved', proved),
  ];

  it('counts instances in the summary, and the rules that have no verdict', () => {
    expect(summarize(5, results)).toEqual({
      rules: 5,
      instances: 5,
      notChecked: 2,
      ...countVerdicts([]),
      proved: 2,
      unsupported: 3,
    });
  });

  it('names the most frequent first', () => {
    expect(ledgerOf(results)).toEqual({
      rules: { ...countVerdicts([]), unsupported: 2, proved: 1 },
      architectures: [{ arch: results[0]!.arch, ...countVerdicts(results.flatMap(one => one.instances)) }],
      evidence: [{ verdict: 'proved', method: 'normal form', equality: 'bits', instances: 2 }],
      missing: [
        { kind: 'op', name: 'A', instances: 2 },
        { kind: 'op', name: 'B', instances: 1 },
      ],
      assumptions: [{ assumption: 'a', instances: 2 }],
    });
  });
});

describe('a value', () => {
  it('has all hexadecimal digits of its width', () => {
    expect(showBits(10, 1n)).toBe('0x001');
    expect(showBits(1, 1n)).toBe('0x1');
  });

  it('is a number where there is a format, else a signed integer', () => {
    expect(showNumber(BINARY32, 0x80000000n)).toEqual({ bits: '0x80000000', value: '-0' });
    expect(showInteger(8, 0x1ffn)).toEqual({ bits: '0xff', value: '-1' });
  });

  it('is a successor where a branch is observed', () => {
    expect(showObserved({ kind: 'branch' }, 1n)).toEqual({ bits: '0x1', value: 'first successor' });
  });
});

describe('lines', () => {
  it('wrap behind commas, below the first item', () => {
    const items = Array.from({ length: 12 }, (_, index) => `MOVBstore${index}`);
    const lines = wrapList('  op    ', items);
    expect(lines.length).toBe(2);
    expect(lines.every(line => line.length <= 80)).toBe(true);
    expect(lines.join(' ').replaceAll(/ +/g, ' ').trim()).toBe(`op ${items.join(', ')}`);
  });

  it('wrap behind commas only, not within an item', () => {
    const lines = wrapList(
      '  op    ',
      Array.from({ length: 12 }, () => 'MOVBstore with 3'),
    );
    expect(lines.slice(0, -1).every(line => line.endsWith(' with 3,'))).toBe(true);
  });

  it('wrap by the columns that a screen needs for them', () => {
    const lines = wrap('= help: ', Array.from({ length: 30 }, () => '漢字').join(' '));
    expect(lines).toHaveLength(3);
    expect(lines.every(line => stringWidth(line) <= 80)).toBe(true);
    expect(lines[1]).toMatch(/^ {8}漢/);
  });

  it('align in columns under wide characters', () => {
    expect(
      alignColumns([
        ['漢字', 'b'],
        ['abc', 'c'],
      ]),
    ).toEqual([
      ['漢字', 'b'],
      ['abc ', 'c'],
    ]);
  });

  it('align in columns, without blanks at their end', () => {
    expect(
      alignColumns([
        ['a', 'b'],
        ['long', 'c', 'd'],
      ]),
    ).toEqual([
      ['a   ', 'b'],
      ['long', 'c', 'd'],
    ]);
  });
});

describe('JSON', () => {
  it('escapes what could deceive a reader, and reads back the same', () => {
    const value = { text: 'a\u202eb\u0085c\u{e0001}d\u001b' };
    const json = renderJson(value);
    expect(json).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    expect(JSON.parse(json)).toEqual(value);
  });
});
