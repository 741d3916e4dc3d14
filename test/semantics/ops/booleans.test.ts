/** The generic ops on booleans, by their truth tables. */
import { describe, expect, it } from 'vitest';
import { isas } from '../../../src/semantics/ops/index.ts';
import { bits } from '../../../src/semantics/term/build.ts';
import { evaluate } from '../../../src/semantics/term/evaluate.ts';

const { ops } = isas.get('generic')!;

/** What an op gives for operands of a byte, or of as many bits as are said. */
const result = (name: string, operands: readonly bigint[], width = 8): bigint => {
  const terms = operands.map((value, index) => bits(index < 2 ? width : 8, value));
  const entry = ops.get(name)!;
  const [term] = entry.aux === undefined ? entry.denote(terms, []) : entry.denote([], terms);
  return evaluate(term, new Map()).value;
};

const connectives: Readonly<Record<string, (a: boolean, b: boolean) => boolean>> = {
  AndB: (a, b) => a && b,
  OrB: (a, b) => a || b,
  EqB: (a, b) => a === b,
  NeqB: (a, b) => a !== b,
};

describe('ops on booleans', () => {
  it.each(Object.entries(connectives))('%s', (name, holds) => {
    for (const a of [false, true]) {
      for (const b of [false, true]) {
        expect(result(name, [BigInt(a), BigInt(b)])).toBe(BigInt(holds(a, b)));
      }
    }
  });

  it('Not', () => expect([0n, 1n].map(a => result('Not', [a]))).toEqual([1n, 0n]));
  it('ConstBool', () => expect([0n, 1n].map(a => result('ConstBool', [a]))).toEqual([0n, 1n]));
  it('CondSelect', () => expect([0n, 1n].map(c => result('CondSelect', [5n, 7n, c], 64))).toEqual([7n, 5n]));
});
