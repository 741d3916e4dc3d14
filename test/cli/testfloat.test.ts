import { describe, expect, it } from 'vitest';
import { rulecheck } from './rulecheck.ts';

const line = '4000000000000000 4008000000000000 C014000000000000 3FF0000000000000 00\n';
const check = (input: string, ...args: string[]) =>
  rulecheck(['testfloat', 'f64_mulAdd', ...args], { input });

describe('rulecheck testfloat', () => {
  it('reports how many lines it checked', async () => {
    expect(await check(line.repeat(3))).toEqual({
      code: 0,
      out: 'f64_mulAdd rounding rne: 3 lines checked, no disagreement\n',
      err: '',
    });
  });

  it('decodes a disagreement for people', async () => {
    const { code, out } = await check(`${line}${line.replace('3FF', '400')}`, '--rounding', 'rup');
    expect(code).toBe(1);
    expect(out).toBe(
      [
        'line 2: f64_mulAdd(2, 3, -5)',
        '  operand 1  2   0x4000000000000000',
        '  operand 2  3   0x4008000000000000',
        '  operand 3  -5  0xc014000000000000',
        '  expected   2   0x4000000000000000  flags none',
        '  computed   1   0x3ff0000000000000  flags none',
        '',
        'f64_mulAdd rounding rup: 2 lines checked, 1 disagreement (1 in the result, 0 in flags alone)',
        '',
      ].join('\n'),
    );
  });

  it('lists the first twenty disagreements and counts the rest', async () => {
    const { out } = await check(line.replace(' 00', ' 01').repeat(25));
    expect(out.match(/^line/gm)).toHaveLength(20);
    expect(out).toContain('\nand 5 more\n');
    expect(out).toContain('25 disagreements (0 in the result, 25 in flags alone)');
  });

  it('writes JSON', async () => {
    const { code, out } = await check(line.replace(' 00', ' 11'), '--format', 'json', '--tininess', 'before');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      function: 'f64_mulAdd',
      roundingMode: 'rne',
      tininess: 'before',
      exact: false,
      checked: 1,
      disagreements: {
        total: 1,
        results: 0,
        flags: 1,
        first: [
          {
            line: 1,
            operands: [{ value: '2' }, { value: '3' }, { value: '-5' }],
            expected: { bits: '0x3ff0000000000000', value: '1', flags: ['NV', 'NX'] },
            own: { bits: '0x3ff0000000000000', value: '1', flags: [] },
          },
        ],
      },
    });
  });

  it.each([
    ['an empty line', `${line}\n`, 'line 2: .*not an empty line'],
    ['a truncated last line', line + line.slice(0, -3), 'line 2: '],
    ['a line of another function', '3F800000 3F800000 00\n', 'line 1: .*fields of 16, 16, 16, 16 and 2'],
    ['no lines', '', 'no lines to check'],
  ])('is a usage error on %s', async (_, input, message) => {
    const { code, out, err } = await check(input);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(message));
  });

  it.each([
    ['f64_rem', 'remainders'],
    ['f128_add', 'formats are'],
    ['f64_muladd', 'did you mean f64_mulAdd'],
  ])('says why there is no %s', async (name, message) => {
    const { code, err } = await rulecheck(['testfloat', name]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
