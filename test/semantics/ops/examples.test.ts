/** Packed constants: the examples that inputs are drawn from are encodable, and meet rules that only a few constants meet. */
import { describe, expect, it } from 'vitest';
import { constantKinds, constantSorts } from '../../../src/semantics/ops/entry.ts';
import { isas } from '../../../src/semantics/ops/index.ts';
import { bits } from '../../../src/semantics/term/build.ts';
import { evaluate } from '../../../src/semantics/term/evaluate.ts';
import { verdictOf } from '../../support/machine-verdict.ts';

const constants = [...isas].flatMap(([arch, { ops }]) =>
  [...ops.values()].flatMap(({ name, aux }) =>
    aux?.encodable?.examples ? [{ op: `${arch} ${name}`, aux, encodable: aux.encodable }] : [],
  ),
);

describe('examples of a constant', () => {
  it('are of many ops', () => {
    expect(constants.length).toBeGreaterThan(20);
  });

  it.each(constants)('are encodable: $op', ({ aux, encodable }) => {
    const sort = constantSorts[constantKinds({ aux })[0]!] as number;
    const refused = encodable.examples!.filter(example => {
      const constant = bits(sort, example);
      return evaluate(encodable.condition(constant), new Map()).value !== 1n;
    });
    expect(refused).toEqual([]);
  });
});

it.each([
  [
    'PPC64',
    '(CLRLSLDI [c] (RLWINM [s] x)) && mergePPC64ClrlsldiRlwinm(c, s) != 0 => (RLWINM [mergePPC64ClrlsldiRlwinm(c, s)] x)',
  ],
  ['ARM64', '(UBFX [bfc] x) => (SBFX [bfc] x)'],
  ['ARM', '(BFX [c] x) => (BFXU [c] x)'],
  ['LOONG64', '(BSTRPICKV [c] x) => (BSTRPICKW [c] x)'],
])('meet what is wrong on %s', (arch, rule) => {
  expect(verdictOf(arch, rule)).toBe('refuted');
});
