import { describe, expect, it } from 'vitest';
import { classesOf, numberClasses } from '../../src/prove/input-map/classes.ts';
import { type InputMap, inputMap } from '../../src/prove/input-map/input-map.ts';
import { BINARY32, parseValue } from '../../src/semantics/float/index.ts';
import { variable } from '../../src/semantics/term/term.ts';
import { checkText } from '../support/verdicts.ts';

/** The map of the one instance of a rule, whatever its verdict. */
function mapOf(rule: string, seed = 1): InputMap {
  const [{ claim }] = checkText(rule) as [ReturnType<typeof checkText>[number]];
  if (claim.kind !== 'claim') throw new Error('no model');
  return inputMap(claim.obligations[0], 'rne', seed)!;
}

/** Rows of `=` for cells that agree, `#` for those that differ, `+` for both, `.` for those without an input. */
const drawing = ({ cells }: InputMap) =>
  cells.map(row =>
    row
      .map(({ tried, differing }) =>
        tried === 0 ? '.' : differing === 0 ? '=' : differing === tried ? '#' : '+',
      )
      .join(''),
  );

describe('classes', () => {
  it('are in the order of the numbers', () => {
    const texts = ['-inf', '-1', '-1e-45', '-0', '0', '1e-45', '1', 'inf', 'nan'];
    const { classes, classOf } = numberClasses(BINARY32);
    expect(texts.map(text => classOf(parseValue(BINARY32, text)))).toEqual([...classes.keys()]);
  });

  it('of integers are by two’s complement', () => {
    const { classes, classOf } = classesOf({ variable: variable('c', 8) });
    expect([0x80n, 0xfen, 0xffn, 0n, 1n, 2n, 0x7fn].map(classOf)).toEqual([...classes.keys()]);
  });
});

describe('a map of the inputs', () => {
  it('sets the product against the addend, and shows which signs matter', () => {
    const map = mapOf('(FMADDD (FNEGD x) y z) => (FNMADDD x y z)');
    expect([map.rows.title, map.columns?.title]).toEqual(['x × y', 'z']);
    expect(drawing(map)).toEqual([
      '#======#=',
      '#++==++#=',
      '###==###=',
      '###==###=',
      '###++###=',
      '###==###=',
      '#++==++#=',
      '#======#=',
      '=========',
    ]);
  });

  it('sets two numbers against each other', () => {
    const map = mapOf('(FNEGD (FADDD x y)) => (FSUBD (FNEGD x) y)');
    expect([map.rows.title, map.columns?.title]).toEqual(['x', 'y']);
    expect(drawing(map)).toEqual([
      '=========',
      '======+==',
      '=====+===',
      '====#====',
      '===#=====',
      '==+======',
      '=+=======',
      '=========',
      '=========',
    ]);
  });

  it('has one column for one input', () => {
    const map = mapOf('(FSQRTD (FNEGD x)) => (FSQRTD x)');
    expect(map.columns).toBeUndefined();
    expect(drawing(map).join('')).toBe('########=');
  });

  it('leaves out what the conditions exclude', () => {
    const { columns, cells } = mapOf('(FADDD x (FMOVDconst [c])) && c == 0 => x');
    expect(columns?.title).toBe('c');
    const tried = columns!.classes.flatMap(({ label }, column) =>
      cells.some(row => row[column]!.tried > 0) ? [label] : [],
    );
    expect(tried).toEqual(['−0', '+0']);
  });

  it('is the same for the same seed', () => {
    const rule = '(FMADDD (FNEGD x) y z) => (FNMADDD x y z)';
    expect(mapOf(rule, 7).cells).toEqual(mapOf(rule, 7).cells);
  });
});
