/** What was found is made as simple as it can be while it shows the same. */
import { expect, it } from 'vitest';
import type { Input } from '../../src/model/claim.ts';
import { simplest } from '../../src/prove/sampling/simplest.ts';
import { variable } from '../../src/semantics/term/term.ts';

const input = (name: string, width = 64): Input => ({
  name,
  variable: variable(name, width),
  role: 'operand',
});
const [a, b, c] = ['a', 'b', 'c'].map(name => input(name)) as [Input, Input, Input];

it('each input by itself', () => {
  const keeps = ([x, y]: readonly bigint[]): boolean => x! % 2n === 1n && y! > 100n && y! < 2n ** 32n;
  const found = simplest([a, b], [0xbf7fn, 0xffffn], keeps);
  expect(keeps(found)).toBe(true);
  expect(found[0]! < 10n && found[1]! <= 255n).toBe(true);
});

it('inputs that have to be equal, together', () => {
  const keeps = ([x, y, z]: readonly bigint[]): boolean => x === y && x! > 2n && z === x! + 1n;
  expect(simplest([a, b, c], [0xfff0n, 0xfff0n, 0xfff1n], keeps)).toEqual([0xfff0n, 0xfff0n, 0xfff1n]);
  const alike = ([x, y, z]: readonly bigint[]): boolean => x === y && x! > 2n && z! > 4n;
  const [x, y, z] = simplest([a, b, c], [0xfff0n, 0xfff0n, 0xfff1n], alike);
  expect(x).toBe(y);
  expect(x! < 10n && z! < 10n).toBe(true);
});

it('inputs of two widths that are equal by chance, each by itself', () => {
  const [x, y] = simplest([a, input('d', 8)], [200n, 200n], ([p, q]) => p! > 2n && q === 200n);
  expect([x! < 10n, y]).toEqual([true, 200n]);
});

it('what nothing simpler shows stays', () => {
  expect(simplest([a, b], [12345n, 6789n], ([x, y]) => x === 12345n && y === 6789n)).toEqual([12345n, 6789n]);
});
